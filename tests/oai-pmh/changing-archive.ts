import type { PublicRecord } from '#domain/public/record.ts';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import type { InputKey, PublicRecords } from '#public-records/reader.ts';

export const SITE = {
  name: 'Kho thử',
  url: 'https://kho.example',
  locales: ['vi', 'en'],
} as const;

/** Records that come, change and go, as a projection would give them each time. */
export interface ChangingArchive {
  records(): PublicRecords;
  ids(): string[];
  add(id: string): void;
  change(id: string): void;
  remove(id: string): void;
  /** Whether it may be harvested from now on. */
  setOpen(id: string, isOpen: boolean): void;
}

/** Titles in scripts that a harvest must carry whole. */
const TITLES = [
  { lang: 'vi', title: 'Lễ hội Ka Tê & “đêm” <hội>' },
  { lang: 'km', title: 'ពិធីសំពះព្រះខែ' },
  { lang: 'cjm-Cham', title: 'ꨆꨓꨯꨮ' },
  { lang: 'zh-Hant', title: '元宵節' },
];

/** Made by a program: nothing in it is about anybody. */
export function changingArchive(count: number): ChangingArchive {
  const versions = new Map<string, number>();
  const closed = new Set<string>();
  for (let i = 0; i < count; i += 1) versions.set(`record-${i}`, 1);

  const entry = (id: string): PublicRecord | null => {
    const version = versions.get(id);
    if (version === undefined) return null;
    const at = Number(id.replace('record-', ''));
    const { lang, title } = TITLES[at % TITLES.length] ?? { lang: 'vi', title: id };
    return {
      id,
      type: RECORD_TYPES[at % 3] ?? 'festival',
      slug: id,
      channels: closed.has(id) ? ['page'] : ['page', 'harvest'],
      texts: [
        { lang, title: `${title} ${at}`, summary: `Bản ${version}`, blocks: [], status: 'draft' },
      ],
      rights: { licence: 'CC-BY-4.0', holder: null, attribution: null, labels: [] },
      facts: { materials: [], listings: [], calendar: { rule: 'unsourced' } },
      ...{ narratives: [], names: [], communities: [], places: [], concepts: [], media: [] },
      ...{ sources: [], related: [], similar: [], history: [] },
    } as unknown as PublicRecord;
  };
  const hashOf = (input: InputKey) => {
    const id = input.replace('record:', '');
    const version = versions.get(id);
    return version === undefined ? null : `${version}${closed.has(id)}`;
  };
  const view = (log: (input: InputKey) => void) =>
    ({
      get entries() {
        return [...versions.keys()].map((id) => ({ id, type: entry(id)?.type }));
      },
      inChannel: () => new Set([...versions.keys()].filter((id) => !closed.has(id))),
      entry(id: string) {
        log(`record:${id}`);
        return entry(id);
      },
      list: () => [],
      hashOf,
      tracked: view,
    }) as unknown as PublicRecords;

  return {
    records: () => view(() => {}),
    ids: () => [...versions.keys()],
    add: (id) => versions.set(id, 1),
    change: (id) => versions.set(id, (versions.get(id) ?? 0) + 1),
    remove: (id) => versions.delete(id),
    setOpen(id, isOpen) {
      if (isOpen) closed.delete(id);
      else closed.add(id);
    },
  };
}
