import type { z } from 'zod';
import en from 'zod/v4/locales/en.js';
import vi from 'zod/v4/locales/vi.js';
import { type Fault, type FaultName, type FaultWords, toFault } from '#catalogue/faults/fault.ts';
import { type FieldPath, locateField } from '#catalogue/source/yaml.ts';
import type { Bilingual } from '#domain/archive-error.ts';
import { LICENCES, RECORD_TYPES } from '#domain/public/vocabulary.ts';
import { Id } from '#domain/text.ts';

type Issue = z.core.$ZodIssue;

/** Where a piece of YAML stands: its file, its text, and the line of the file at which it begins. */
export interface YamlPlace {
  file: string;
  text: string;
  firstLine: number;
}

const say = { vi: vi().localeError, en: en().localeError };
const ID_PATTERN = String(idPattern());

/** Faults of what the schema refused, told apart by name and placed in the file. */
export function toSchemaFaults(
  issues: readonly Issue[],
  value: unknown,
  place: YamlPlace,
): Fault[] {
  return issues.flatMap(closestBranch).flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        placed('unknown-field', [...path, key], place, { field: key }),
      );
    }
    const found = valueAt(value, path);
    const [name, words] = nameOf(issue, path, found);
    return [placed(name, path, place, words)];
  });
}

function nameOf(issue: Issue, path: FieldPath, found: unknown): [FaultName, FaultWords] {
  const field = path.join('.');
  const reason = reasonOf(issue, found);
  const words = { field, value: show(found), reason };
  if (path[0] === 'calendar') return ['bad-calendar-rule', words];
  if (issue.code === 'invalid_key') {
    const key = String(path.at(-1));
    return issue.issues.some((inner) => param(inner, 'fault') === 'bad-language-tag')
      ? ['bad-language-tag', { value: key }]
      : ['unknown-field', { field: key }];
  }
  switch (param(issue, 'fault')) {
    case 'bad-language-tag':
      return [
        'bad-language-tag',
        { value: param(issue, 'of') === 'key' ? String(path.at(-1)) : show(found) },
      ];
    case 'bad-date':
      return ['bad-date', words];
    case 'unknown-licence':
      return ['unknown-licence', { ...words, licences: Object.keys(LICENCES).join(', ') }];
    default:
  }
  if (issue.code === 'invalid_union' && path.length === 1 && path[0] === 'type') {
    return found === undefined
      ? ['missing-field', words]
      : ['unknown-type', { type: show(found), types: RECORD_TYPES.join(', ') }];
  }
  if (found === undefined) return ['missing-field', words];
  if (issue.code === 'invalid_format' && 'pattern' in issue && issue.pattern === ID_PATTERN) {
    return ['bad-id', words];
  }
  return ['bad-field', words];
}

/** The issues of the branch of a union that fits best. */
function closestBranch(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const best = branches.sort((a, b) => weight(a) - weight(b))[0];
  if (best === undefined) return [issue];
  return best.flatMap((inner) =>
    closestBranch({ ...inner, path: [...issue.path, ...inner.path] } as Issue),
  );
}

function weight(branch: readonly Issue[]): number {
  return branch.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 10 * issue.keys.length : 1),
    0,
  );
}

function reasonOf(issue: Issue, input: unknown): Bilingual {
  if (issue.code === 'custom') {
    return {
      vi: 'giá trị không hợp với các trường khác',
      en: 'the value does not fit the other fields',
    };
  }
  const raw = { ...issue, input } as z.core.$ZodRawIssue;
  return { vi: trimStop(say.vi(raw)), en: trimStop(say.en(raw)) };
}

function trimStop(message: string | { message: string } | null | undefined): string {
  const text = typeof message === 'string' ? message : (message?.message ?? '');
  return text.replace(/\.$/, '');
}

/** What a schema of the domain says of its own issue: `fault`, its name; `of: 'key'`, that the key is meant. */
function param(issue: Issue, name: 'fault' | 'of'): unknown {
  return issue.code === 'custom' ? issue.params?.[name] : undefined;
}

function placed(name: FaultName, path: FieldPath, place: YamlPlace, words: FaultWords): Fault {
  const { line, column } = locateField(place.text, path);
  return toFault(name, { file: place.file, line: line + place.firstLine - 1, column }, words);
}

function valueAt(value: unknown, path: FieldPath): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}

function show(value: unknown): string {
  if (value === undefined) return '∅';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function idPattern(): unknown {
  const issue = Id.safeParse('!').error?.issues[0];
  return issue !== undefined && 'pattern' in issue ? issue.pattern : undefined;
}
