import type { PublicRecord } from '#domain/public/record.ts';
import type { PublicText } from '#domain/public/text.ts';
import type { SearchableRecords } from '#search/documents.ts';
import { seeded, zipf } from './random.ts';

const ONSETS = 'b c ch d đ g gh gi h k kh l m n nh ng ph qu r s t th tr v x'.split(' ');
const RIMES =
  'a an anh ao au ay âm ân âu ăn ăng e em en eo ê êm ênh i ia iên iêu im in inh o oa oan oi on ong ô ôi ôn ông ơ ơi ơn u ua uân uôi uông ư ưa ươi ương ươu y yên'.split(
    ' ',
  );
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const KHMER_BASES = 'កខគឃងចឆជញដឋឌណតថទធនបផពភមយរលវសហឡអ';
const KHMER_SIGNS = ['', '', 'ា', 'ិ', 'ី', 'ុ', 'ូ', 'េ', 'ែ', 'ោ', 'ំ', 'ះ', '្រ', '្ល', 'ាំ'];
const TYPES = ['festival', 'custom', 'product'] as const;
const COMMUNITIES = 54;
const PROVINCES = 34;

/**
 * An archive of invented words for measuring: `count` records in Vietnamese, English-like and Khmer-like
 * text (about 150, 120 and 60 words each), 54 communities, 34 provinces. The same `count` gives the same archive;
 * words are drawn by Zipf's law, so that some are everywhere and most are rare. Records are made when read.
 */
export function grownRecords(count: number): SearchableRecords {
  const ids = Array.from({ length: count }, (_, i) => `grown-${i}`);
  const communities = Array.from({ length: COMMUNITIES }, (_, i) => `people-${i}`);
  const provinces = Array.from({ length: PROVINCES }, (_, i) => `province-${i}`);
  const fixed = new Map<string, PublicRecord>([
    ...communities.map((id, i) => [id, grownCommunity(id, i)] as const),
    ...provinces.map((id, i) => [id, grownProvince(id, i)] as const),
  ]);
  const all = new Set([...fixed.keys(), ...ids]);
  return {
    entries: [...all].map((id) => ({ id, type: fixed.get(id)?.type ?? 'festival', page: true })),
    entry: (id) => fixed.get(id) ?? (all.has(id) ? grownRecord(id) : null),
    card: () => null,
    inChannel: () => all,
    searchOnlyNames: () => [],
    list: () => [],
    hashOf: (input) => input,
  };
}

function grownRecord(id: string): PublicRecord {
  const random = seeded(Number(id.slice(id.lastIndexOf('-') + 1)) + 1);
  const pick = (n: number) => Math.floor(random() * n);
  return {
    ...blank(id),
    type: TYPES[pick(TYPES.length)] ?? 'custom',
    texts: [
      grownText('vi', random, { word: vietnameseWord, titleWords: 4, words: 150, gap: ' ' }),
      grownText('en', random, { word: latinWord, titleWords: 3, words: 120, gap: ' ' }),
      grownText('km', random, { word: khmerWord, titleWords: 2, words: 60, gap: '' }),
    ],
    communities: [`people-${zipf(random, COMMUNITIES)}`],
    places: [`province-${pick(PROVINCES)}`],
    facts: {
      domain: 'craft',
      lifeCycle: null,
      season: null,
      materials: [],
      steps: [],
      whereToFind: [],
      visitorsMay: [],
      visitorsAsked: [],
      makers: [],
      designations: [],
      programme: [],
      attendance: null,
      listings: [],
    },
  } as unknown as PublicRecord;
}

function grownCommunity(id: string, i: number): PublicRecord {
  const random = seeded(1_000_000 + i);
  return {
    ...blank(id),
    type: 'community',
    texts: [grownText('vi', random, { word: vietnameseWord, titleWords: 2, words: 80, gap: ' ' })],
    facts: {
      parent: null,
      codes: { qd121: null, qd1019: null },
      family: null,
      languages: [],
      scripts: [],
      population: [],
      custodians: [],
      protocols: [],
      approach: [],
    },
  };
}

function grownProvince(id: string, i: number): PublicRecord {
  const random = seeded(2_000_000 + i);
  return {
    ...blank(id),
    type: 'place',
    texts: [grownText('vi', random, { word: vietnameseWord, titleWords: 2, words: 40, gap: ' ' })],
    facts: { kind: 'province', parent: null, coordinates: null, codes: [], succeededBy: [] },
  };
}

function blank(id: string): Omit<PublicRecord, 'type' | 'facts' | 'texts'> {
  return {
    id,
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
  };
}

function grownText(
  lang: string,
  random: () => number,
  shape: { word: (random: () => number) => string; titleWords: number; words: number; gap: string },
): PublicText {
  const run = (count: number) =>
    Array.from({ length: count }, () => shape.word(random)).join(shape.gap);
  const paragraph = run(shape.words);
  return {
    lang,
    title: run(shape.titleWords),
    summary: run(12),
    summarySources: [],
    status: 'draft',
    blocks: [{ kind: 'paragraph', html: `<p>${paragraph}</p>`, text: paragraph, sources: [] }],
  };
}

/** A syllable out of about 7,000, some far more often than others. */
function vietnameseWord(random: () => number): string {
  const n = zipf(random, ONSETS.length * RIMES.length * TONES.length) * 7919;
  const onset = ONSETS[n % ONSETS.length] ?? '';
  const rime = RIMES[Math.floor(n / ONSETS.length) % RIMES.length] ?? '';
  const tone = TONES[Math.floor(n / ONSETS.length / RIMES.length) % TONES.length] ?? '';
  return `${onset}${rime.slice(0, 1)}${tone}${rime.slice(1)}`.normalize('NFC');
}

/** A word of two syllables out of about 60,000. */
function latinWord(random: () => number): string {
  const n = zipf(random, 60_000) * 104_729;
  const syllable = (i: number) =>
    `${'bcdfghklmnprstvw'[i % 16] ?? ''}${'aeiou'[Math.floor(i / 16) % 5] ?? ''}${'nrslt'[Math.floor(i / 80) % 5] ?? ''}`;
  return syllable(n % 400) + syllable(Math.floor(n / 400) % 400);
}

function khmerWord(random: () => number): string {
  const cluster = (i: number) =>
    (KHMER_BASES[i % KHMER_BASES.length] ?? '') +
    (KHMER_SIGNS[Math.floor(i / KHMER_BASES.length) % KHMER_SIGNS.length] ?? '');
  const n = zipf(random, 20_000) * 7_907;
  return cluster(n % 465) + cluster(Math.floor(n / 465) % 465);
}
