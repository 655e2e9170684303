import type { FactsByType } from '#domain/public/facts.ts';
import type { PublicEntry, PublicRecord, SourcedName } from '#domain/public/record.ts';
import type { PublicText } from '#domain/public/text.ts';
import type { Channel, RecordType } from '#domain/public/vocabulary.ts';
import type { SearchableRecords } from '#search/documents.ts';

/** Records held in memory, as search reads them; `hidden` ones are public but not in channel search. */
export function recordsInMemory(
  entries: readonly PublicEntry[],
  {
    hidden = [],
    searchOnly = {},
    months = {},
  }: {
    hidden?: string[];
    searchOnly?: Record<string, string[]>;
    months?: Record<string, number[]>;
  } = {},
): SearchableRecords {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const found = new Set(entries.map(({ id }) => id).filter((id) => !hidden.includes(id)));
  const list = (name: string): string[] =>
    entries.flatMap((entry) =>
      entry.type !== 'tombstone' && searchedLists(entry).includes(name) ? [entry.id] : [],
    );
  return {
    entries: entries.map(({ id, type }) => ({ id, type, page: true })),
    entry: (id) => byId.get(id) ?? null,
    card: (id) => ({ months: months[id] ?? [] }),
    inChannel: (channel: Channel) => (channel === 'search' ? found : new Set(byId.keys())),
    searchOnlyNames: (id) => searchOnly[id] ?? [],
    list,
    hashOf: (input) =>
      input.startsWith('list:')
        ? list(input.slice('list:'.length)).join()
        : JSON.stringify(byId.get(input.slice(input.indexOf(':') + 1)) ?? null),
  };
}

/** Of the lists of the projection that hold a record (public-records/format.ts), those that search reads. */
export function searchedLists(entry: PublicRecord): string[] {
  const listings = 'listings' in entry.facts ? entry.facts.listings : [];
  return [
    ...(entry.type === 'place' ? entry.facts.succeededBy.map((id) => `former:${id}`) : []),
    ...listings.map((id) => `describes:${id}`),
    ...entry.media.map((id) => `uses:${id}`),
  ];
}

export function text(
  lang: string,
  title: string,
  summary: string | null,
  ...paragraphs: string[]
): PublicText {
  return {
    lang,
    title,
    summary,
    summarySources: [],
    status: 'draft',
    blocks: paragraphs.map((words) => ({
      kind: 'paragraph',
      html: `<p>${words}</p>`,
      text: words,
      sources: [],
    })),
  };
}

export function record<T extends RecordType>(
  type: T,
  id: string,
  facts: FactsByType[T],
  given: Partial<Omit<PublicRecord, 'type' | 'facts'>> & { texts: PublicText[] },
): PublicRecord {
  return {
    id,
    type,
    slug: id,
    formerSlugs: [],
    review: 'compiled-from-public-sources',
    channels: ['page', 'search'],
    narratives: [],
    names: [],
    communities: [],
    places: [],
    concepts: [],
    media: [],
    sources: [],
    related: [],
    similar: [],
    rights: { licence: 'CC-BY-SA-4.0', holder: null, attribution: null, labels: [] },
    history: [],
    facts,
    ...given,
  } as PublicRecord;
}

export const community = (parent: string | null = null): FactsByType['community'] => ({
  parent,
  codes: { qd121: null, qd1019: null },
  family: null,
  languages: [],
  scripts: [],
  population: [],
  custodians: [],
  protocols: [],
  approach: [],
});
export const place = (
  kind: FactsByType['place']['kind'],
  parent: string | null = null,
  succeededBy: string[] = [],
): FactsByType['place'] => ({ kind, parent, coordinates: null, codes: [], succeededBy });
const festival: FactsByType['festival'] = {
  calendar: { rule: 'unsourced' },
  calendarSources: [],
  durationDays: null,
  programme: [],
  attendance: null,
  visitorsMay: [],
  visitorsAsked: [],
  listings: [],
};
const custom: FactsByType['custom'] = {
  domain: 'craft',
  lifeCycle: null,
  season: null,
  materials: [],
  listings: [],
};
const product: FactsByType['product'] = {
  materials: [],
  makers: [],
  steps: [],
  whereToFind: [],
  visitorsMay: [],
  visitorsAsked: [],
  season: null,
  designations: [],
  listings: [],
};

const name = (words: string, lang: string, kind: SourcedName['kind']): SourcedName => ({
  text: words,
  lang,
  kind,
  sources: [],
});

/** A handful of records with the spellings that search must bear. Texts are for matching only. */
export const GOLDEN_ENTRIES: readonly PublicEntry[] = [
  record('community', 'cham', community(), {
    texts: [text('vi', 'Chăm', null), text('en', 'Chăm', null)],
    names: [name('Chăm', 'vi', 'official')],
  }),
  record('community', 'e-de', community(), {
    texts: [text('vi', 'Ê Đê', 'Cộng đồng ở Đắk Lắk.'), text('en', 'Ê Đê', null)],
    names: [
      name('Ê Đê', 'vi', 'official'),
      name('Rade', 'fr', 'alternate'),
      name('Êđê', 'vi', 'alternate'),
    ],
  }),
  record('community', 'khmer', community(), {
    texts: [text('vi', 'Khmer', null), text('en', 'Khmer', null)],
    names: [name('ខ្មែរ', 'km', 'native')],
  }),
  record('place', 'an-giang', place('province'), { texts: [text('vi', 'An Giang', null)] }),
  record('place', 'kien-giang', place('former-province', null, ['an-giang']), {
    texts: [text('vi', 'Kiên Giang', null)],
  }),
  record('place', 'dak-lak', place('province'), { texts: [text('vi', 'Đắk Lắk', null)] }),
  record('place', 'go-quao', place('former-district', 'kien-giang'), {
    texts: [text('vi', 'Gò Quao', null)],
  }),
  record('festival', 'kate', festival, {
    texts: [
      text('vi', 'Lễ hội Katê', 'Ngày hội lớn của người Chăm.', 'Đoàn rước y trang lên tháp.'),
      text(
        'en',
        'Katê festival',
        'The great festival of the Chăm.',
        'The procession climbs to the tower.',
      ),
    ],
    communities: ['cham'],
  }),
  record('festival', 'ok-om-bok', festival, {
    texts: [
      text(
        'vi',
        'Lễ hội Ok Om Bok',
        'Lễ cúng trăng của người Khmer.',
        'Cốm dẹp được dâng lên mặt trăng.',
      ),
      text(
        'en',
        'Ok Om Bok',
        'The salutation to the moon.',
        'Flattened rice is offered to the moon.',
      ),
    ],
    names: [name('អកអំបុក', 'km', 'native'), name('សំពះព្រះខែ', 'km', 'alternate')],
    communities: ['khmer'],
    places: ['go-quao'],
  }),
  record('festival', 'nguyen-tieu', festival, {
    texts: [text('vi', 'Tết Nguyên tiêu', null, 'Rằm tháng giêng.')],
    names: [name('元宵节', 'zh-Hans', 'native')],
  }),
  record('product', 'ruou-can', product, {
    texts: [
      text('vi', 'Rượu cần Ê Đê', 'Rượu ủ trong ghè, uống bằng cần.', 'Men làm từ lá rừng.'),
      text(
        'en',
        'Ê Đê jar liquor',
        'Drunk through straws.',
        'You can taste it during the festival.',
      ),
    ],
    communities: ['e-de'],
    places: ['dak-lak'],
  }),
  record('product', 'can-cau', product, {
    texts: [text('vi', 'Cán cân gỗ', null, 'Đồ dùng ở chợ.')],
  }),
  record('custom', 'dan-tinh', custom, {
    texts: [
      text('vi', 'Hát then, đàn tính', 'Đàn tính đi cùng lời then.', 'Bầu đàn làm từ quả bầu khô.'),
      text('en', 'Then singing and the đàn tính lute', null),
    ],
  }),
  record(
    'media',
    'drum-talk',
    {
      kind: 'audio',
      durationSeconds: 30,
      widthPx: null,
      heightPx: null,
      derivatives: [],
      tracks: [
        {
          kind: 'transcript',
          lang: 'vi',
          path: 'media/drum-talk/transcript.vtt',
          cues: [
            { startSeconds: 0, endSeconds: 6, text: 'Xin kể chuyện ngày mở cửa tháp.' },
            { startSeconds: 6, endSeconds: 12.5, text: 'Tiếng trống vang xa qua đồi cát.' },
          ],
        },
      ],
      thumbhash: null,
      waveform: null,
      pages: null,
      speechLanguages: ['vi'],
      synthetic: true,
      alt: {},
      creator: null,
      madeOn: '1998-03-02',
      madeAt: null,
    },
    { texts: [text('vi', 'Lời kể ở Hamu', null)], communities: ['cham'] },
  ),
  record('place', 'dam-an', place('village'), { texts: [text('vi', 'Đám án', null)] }),
  record('place', 'dam-an-2', place('village'), { texts: [text('vi', 'Đầm An', null)] }),
  record('festival', 'hidden-feast', festival, {
    texts: [text('vi', 'Kinbatrang', null, 'Zuvolenka')],
    communities: ['cham'],
  }),
];

export const goldenRecords = () =>
  recordsInMemory(GOLDEN_ENTRIES, {
    hidden: ['hidden-feast'],
    searchOnly: { 'e-de': ['Xyzexonym'] },
    months: { kate: [9, 10], 'ok-om-bok': [11] },
  });
