import { hasPluralForm, pluralKeys, withoutPluralForm } from '#i18n/plural-forms.ts';
import { type Leaves, messageLeaves, variablesOf } from './message-leaves.ts';

export type MessagesByNamespace = Readonly<Record<string, object>>;

/** A message of the model that a locale has not got. */
export interface Missing {
  key: string;
  vi: string;
  en: string | null;
}

export interface NamespaceReport {
  namespace: string;
  /** Messages of the model, and how many the locale has; counted messages count once. */
  total: number;
  filled: number;
  missing: Missing[];
  /** Keys the model does not have: nothing reads them. */
  extra: string[];
  /** Messages whose variables differ from the Vietnamese. */
  variables: { key: string; expected: string[]; found: string[] }[];
  /** Counted messages that lack a form the language counts in. */
  plurals: string[];
}

export interface ReportOptions {
  locale: string;
  own: MessagesByNamespace;
  /** The Vietnamese messages, the measure of completeness, and the English, which tell what is counted. */
  model: MessagesByNamespace;
  english: MessagesByNamespace;
}

/** What a locale has of the messages there are, namespace by namespace. */
export function completeness(options: ReportOptions): NamespaceReport[] {
  const { own, model } = options;
  const namespaces = [...new Set([...Object.keys(model), ...Object.keys(own)])].sort();
  return namespaces.map((namespace) => ofNamespace(namespace, options));
}

function ofNamespace(
  namespace: string,
  { locale, own, model, english }: ReportOptions,
): NamespaceReport {
  const vi = messageLeaves(model[namespace]);
  const en = messageLeaves(english[namespace]);
  const there = messageLeaves(own[namespace]);
  const counted = new Set([...en.keys()].filter(hasPluralForm).map(withoutPluralForm));
  const report: NamespaceReport = {
    namespace,
    total: 0,
    filled: 0,
    missing: [],
    extra: [],
    variables: [],
    plurals: [],
  };
  const known = new Set([...vi.keys()].map(withoutCount(counted)));
  for (const key of known) {
    const forms = counted.has(key) ? pluralKeys(key, locale) : [key];
    const found = formsOf(key, counted, there);
    report.total += 1;
    if (found.length === 0) {
      const source = vi.get(key) ?? vi.get(`${key}_other`) ?? '';
      report.missing.push({ key, vi: source, en: en.get(key) ?? en.get(`${key}_other`) ?? null });
      continue;
    }
    report.filled += 1;
    // A bare key serves every count.
    if (!found.includes(key)) {
      report.plurals.push(...forms.filter((form) => !found.includes(form)));
    }
    const expected = variablesOf(vi.get(key) ?? vi.get(`${key}_other`) ?? '');
    for (const form of found) {
      const names = variablesOf(there.get(form) ?? '');
      // "One festival" need not name its number.
      const isOne = form.endsWith('_one') && names.every((name) => expected.includes(name));
      if (!isOne && names.join() !== expected.join()) {
        report.variables.push({ key: form, expected, found: names });
      }
    }
  }
  report.extra = [...there.keys()].filter((key) => !known.has(withoutCount(counted)(key)));
  return report;
}

function withoutCount(counted: ReadonlySet<string>): (key: string) => string {
  return (key) => {
    const bare = withoutPluralForm(key);
    return counted.has(bare) ? bare : key;
  };
}

function formsOf(key: string, counted: ReadonlySet<string>, there: Leaves): string[] {
  return [...there.keys()].filter((each) => withoutCount(counted)(each) === key);
}
