/** What both sides of the benchmark are built from: plain data, the same for the same count and seed. */
export interface BenchText {
  title: string;
  summary: string;
  paragraphs: string[];
}
export type BenchType =
  | 'festival'
  | 'custom'
  | 'product'
  | 'community'
  | 'place'
  | 'concept'
  | 'source';
export interface BenchRecord {
  id: string;
  type: BenchType;
  texts: Record<BenchLocale, BenchText>;
  communities: string[];
  places: string[];
  concepts: string[];
  /** Of the record, in the order in which its paragraphs cite them, one or two each. */
  sources: string[];
  month: number;
  related: string | null;
}
export const BENCH_LOCALES = ['vi', 'en', 'km'] as const;
export type BenchLocale = (typeof BENCH_LOCALES)[number];

const PARAGRAPHS = 4;
const WORDS_A_PARAGRAPH = 55;

const SYLLABLES: Readonly<Record<BenchLocale, readonly string[]>> = {
  vi: 'lễ hội làng bản người mừng lúa mới trăng rằm đua ghe trống chiêng đàn then hát cưới rượu cần nếp cốm dệt thổ cẩm mái nhà rông đình chùa tháp đền rừng sông núi biển đồng mùa nước nổi cúng tổ tiên thần linh cầu mưa thuận gió hòa các cụ già trẻ em cùng nhau múa xòe khèn nhảy sạp'.split(
    ' ',
  ),
  en: 'festival village people new rice harvest moon boat race drum gong lute song wedding jar wine sticky weaving brocade roof communal house temple tower shrine forest river mountain sea field season flood offering ancestors spirits rain wind elders children together dance pipes bamboo market road'.split(
    ' ',
  ),
  km: 'ពិធី បុណ្យ ភូមិ ប្រជាជន ស្រូវ ថ្មី ព្រះច័ន្ទ អុំទូក ស្គរ គង ចម្រៀង វត្ត ទន្លេ ភ្នំ សមុទ្រ វាល រដូវ ទឹក ដូនតា ភ្លៀង ខ្យល់ ចាស់ ក្មេង របាំ ផ្សារ ផ្លូវ ព្រៃ សូត្រ ធម៌ ផ្លែឈើ'.split(
    ' ',
  ),
};

/** `count` records in all: communities, places, concepts and sources, and the rest in three equal parts. */
export function makeCorpus(count: number, seed = 1): BenchRecord[] {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const some = (items: readonly string[], most: number): string[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(items))),
  ];
  const ids = (type: BenchType, total: number) =>
    Array.from({ length: total }, (_, n) => `${type}-${String(n + 1).padStart(5, '0')}`);
  const communities = ids('community', 54);
  const places = ids('place', 60);
  const concepts = ids('concept', 60);
  const sources = ids('source', Math.min(500, Math.max(30, Math.floor(count / 10))));
  const rest = count - communities.length - places.length - concepts.length - sources.length;
  const main = (['festival', 'custom', 'product'] as const).flatMap((type, n) =>
    ids(type, Math.floor(rest / 3) + (n < rest % 3 ? 1 : 0)),
  );

  const words = (locale: BenchLocale, total: number) =>
    Array.from({ length: total }, () => pick(SYLLABLES[locale])).join(locale === 'km' ? '' : ' ');
  const sentence = (locale: BenchLocale, total: number) => {
    const text = words(locale, total);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const text = (locale: BenchLocale, paragraphs: number): BenchText => ({
    title: sentence(locale, 4),
    summary: `${sentence(locale, 14)}.`,
    paragraphs: Array.from({ length: paragraphs }, () => `${sentence(locale, WORDS_A_PARAGRAPH)}.`),
  });
  const make = (id: string, paragraphs: number): BenchRecord => {
    const isMain = paragraphs === PARAGRAPHS;
    return {
      id,
      type: id.slice(0, id.indexOf('-')) as BenchType,
      texts: { vi: text('vi', paragraphs), en: text('en', paragraphs), km: text('km', paragraphs) },
      communities: isMain ? some(communities, 2) : [],
      places: isMain ? some(places, 2) : [],
      concepts: isMain ? some(concepts, 3) : [],
      sources: isMain ? some(sources, PARAGRAPHS + 1) : [pick(sources)],
      month: 1 + Math.floor(random() * 12),
      related: isMain ? pick(main) : null,
    };
  };
  return [
    ...[...communities, ...places, ...concepts].map((id) => make(id, 1)),
    ...sources.map((id) => make(id, 0)),
    ...main.map((id) => make(id, PARAGRAPHS)),
  ];
}

/** The sources that the n-th paragraph cites. */
export function citedBy({ sources }: BenchRecord, paragraph: number): string[] {
  const first = sources[paragraph % sources.length];
  const second = sources[(paragraph + PARAGRAPHS) % sources.length];
  return [...new Set([first, second])].filter((source) => source !== undefined);
}

/** Mulberry32 (public domain): numbers from 0 to 1, the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
