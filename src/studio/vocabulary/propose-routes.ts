import type { Bilingual } from '#domain/archive-error.ts';
import { readForm } from '../http/read-form.ts';
import type { Answer, Screen, SignedVisit, StudioRoute } from '../http/route.ts';
import { RECORD_FILE, writeRecordValue } from '../records/editing/record-value.ts';
import { knownTo } from '../records/known-to.ts';
import { folderOf } from '../records/new/new-record.ts';
import { suggestId } from '../records/new/suggest-id.ts';
import type { Records } from '../records/open-records.ts';

export interface ProposeData {
  vi: string;
  en: string;
  scheme: string;
  broader: string;
  schemes: readonly string[];
  /** Terms that are called so already. */
  alike: readonly string[];
  fault: Bilingual | null;
}

export const PROPOSE = '/studio/vocabulary/propose/';

/** A term that the vocabularies lack goes to review as a draft of a concept. */
export function proposeRoutes(records: Records): readonly StudioRoute[] {
  const { drafts, holdings, terms } = records;
  const rule = () => ({ action: 'term.propose', subject: { kind: 'studio' } }) as const;
  return [
    { method: 'GET', path: PROPOSE, rule, answer: () => screen({}) },
    { method: 'POST', path: PROPOSE, rule, answer: propose },
  ];

  async function propose(visit: SignedVisit): Promise<Answer> {
    const { actor, now, request, lang } = visit;
    const form = await readForm(request);
    const typed = (name: string) => (form.get(name) ?? '').trim();
    const [vi, en, scheme, broader] = [typed('vi'), typed('en'), typed('scheme'), typed('broader')];
    const data = { vi, en, scheme, broader };
    if (vi === '') return screen({ ...data, fault: FAULTS.label });
    if (scheme === '') return screen({ ...data, fault: FAULTS.scheme });
    const knows = knownTo(records, visit);
    const alike = terms
      .search(vi, { to: 'concept', knows, limit: 5 })
      .map(({ id }) => `${terms.titleOf(id, lang)} [${id}]`);
    if (alike.length > 0 && !form.has('anyway'))
      return screen({ ...data, alike, fault: FAULTS.alike });
    const isTaken = (id: string) => holdings.find(id) !== null || drafts.versions(id).length > 0;
    const id = suggestId(`${scheme} ${vi}`, isTaken);
    if (id === '') return screen({ ...data, fault: FAULTS.label });
    const facts = {
      id,
      type: 'concept',
      review: 'compiled-from-public-sources',
      access: { level: 'public' },
      scheme,
      prefLabel: { vi, ...(en === '' ? {} : { en }) },
      ...(broader === '' ? {} : { broader: terms.resolve(broader, { to: 'broader', knows }) }),
    };
    drafts.save({
      recordId: id,
      type: 'concept',
      folder: folderOf('concept', id),
      files: writeRecordValue({}, { [RECORD_FILE]: facts }, 'concept'),
      baseHash: null,
      changedBy: actor.userId,
      changedAt: now.toISOString(),
      basedOnVersion: 0,
    });
    drafts.setState(id, 'in-review', actor.userId, now);
    records.note({ actor: actor.userId, action: 'term.propose', subject: id, at: now });
    return {
      to: PROPOSE,
      said: {
        vi: `Đã gửi “${vi}” đi duyệt. Từ bây giờ có thể chọn nó trong hồ sơ.`,
        en: `“${vi}” went to review. It can be chosen in records from now on.`,
      },
    };
  }

  function screen(data: Partial<ProposeData>): Screen {
    const { fault = null } = data;
    const all: ProposeData = {
      vi: '',
      en: '',
      scheme: '',
      broader: '',
      alike: [],
      schemes: schemesIn(records),
      ...data,
      fault,
    };
    return { screen: 'term-propose', status: fault === null ? 200 : 422, data: all };
  }
}

function schemesIn({ holdings }: Records): string[] {
  return [
    ...new Set(
      holdings.list('concept').flatMap((record) => ('scheme' in record ? record.scheme : [])),
    ),
  ].sort();
}

const FAULTS = {
  label: { vi: 'Hãy viết từ bằng tiếng Việt.', en: 'Write the term in Vietnamese.' },
  scheme: { vi: 'Hãy chọn danh mục.', en: 'Choose a vocabulary.' },
  alike: {
    vi: 'Đã có từ gần giống. Nếu vẫn cần từ mới, bấm gửi lần nữa.',
    en: 'There are terms much like it. If a new one is still needed, send it once more.',
  },
} as const;
