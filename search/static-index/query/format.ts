import type { NameField } from '../../document-names.ts';
import type { Passage, SearchCard } from '../../search-provider.ts';

/**
 * The static index: files that any host serves, a sub-folder or file:// included. Each is a classic
 * script of one call, `banSacSearch("<path>", "<payload>")`; the payload is base64 of gzip of
 * - the entry and the directories: JSON;
 * - a shard: see shard.ts;
 * - a file of cards: JSON, CardTuple[]; a file of passages: JSON, PassageTuple[];
 * - a run of an order: slots as varints.
 * Every file but none is named by the hash of what it holds, so hosts may cache it for ever.
 */
export const REGISTER = 'banSacSearch';
export const INDEX_VERSION = 4;

/**
 * - `names`: tier one, with a weight for each posting; `texts`: tier two, with the passage of each posting
 *   (see passagesOf), so that a record is there once for each passage that has the word;
 * - `facets`: terms such as `type:festival`;
 * - `hidden`: see hiddenTerm;
 * - `joined`: neighbouring words of a name as one (`okom`): for words typed as one, and to tell names in
 *   which typed words stand side by side from names that merely have them; `turned`: two of them, folded, the
 *   second first. What names have beside a word is so in one or two files, to find what was mistyped there;
 * - `spellings`: the words of names, folded, each with the number of its records where others have a slot;
 *   `backward`: the same words from their last letter to their first. Read when a word is in no record;
 * - `pairs`: neighbouring words of texts, each pair by the bucket that it falls into (see pairTerm), with
 *   passages. Syllables are few and stand everywhere; two that stand together are rare, so a sentence that
 *   somebody remembers is found in small lists; `longPairs`: the buckets that tell nothing (LONG_PAIRS), which
 *   no query reads and the next build does;
 * - `longNames`, `longTexts`: the lists of words that stand in more than LONG_POSTINGS places and more than
 *   LONG_SHARE of all records. In `names` and `texts` such a word has one posting in place of its own: the
 *   number of them where others have the slot, marked LONG. Beside rarer words it narrows little, and is
 *   taken to be everywhere when its list would cost too much.
 */
export const TIERS = [
  'names',
  'texts',
  'facets',
  'hidden',
  'joined',
  'turned',
  'spellings',
  'backward',
  'pairs',
  'longPairs',
  'longNames',
  'longTexts',
] as const;
export const LONG_POSTINGS = 800;
export const LONG_SHARE = 0.016;
/** Weight of the posting that stands for a long list; no field and no passage has it. */
export const LONG = 255;
export type Tier = (typeof TIERS)[number];

/** Shards (or, when `inner`, further directories) in the order of their keys, folded. */
export interface Directory {
  /** The least key that may stand in each file; the first is ''. */
  from: string[];
  /** Hashes of the files, HASH_LENGTH hex digits each, written together. */
  files: string;
  inner: boolean;
}
export const HASH_LENGTH = 10;

export interface IndexEntryFile {
  version: typeof INDEX_VERSION;
  documents: number;
  tiers: Record<Tier, Directory>;
  /** Per locale, the hash of the CardDirectory. */
  cards: Record<string, string>;
  /** Hash of the PassageDirectory. */
  passages: string;
  /** Hash of the OrderDirectory by date. */
  dates: string;
  /** How many buckets pairs fall into: a power of two. */
  pairBuckets: number;
}

/**
 * Where the cards of one locale are. Records have *slots*: numbers that hang on the id alone, so that a
 * new record renumbers no other. Card file n holds the slots n << shift to ((n + 1) << shift) − 1.
 * CARD_GROUP files share a hash, which keeps this directory short.
 */
export interface CardDirectory {
  shift: number;
  /** HASH_LENGTH hex digits for each group. */
  groups: string;
  /** Hash of the FacetLabels of communities and provinces. */
  labels: string;
  /** Hash of the FacetLabels of places. */
  places: string;
  /** Hash of the OrderDirectory by name. */
  names: string;
}
export const CARD_GROUP = 16;

/** Names of communities and places by id: [text, language], and where a place is. */
export type FacetLabels = Record<string, [text: string, lang: string, lon?: number, lat?: number]>;

/**
 * Where the passages are: as cards, file n holds those of the slots n << shift to ((n + 1) << shift) − 1, and
 * PASSAGE_GROUP files share a hash. A record's passages from PASSAGE_PART on are in files of their own.
 */
export interface PassageDirectory {
  shift: number;
  groups: string;
}
export const PASSAGE_GROUP = 32;
export const PASSAGE_PART = 16;

/** [slot, number of the first passage, passages]. */
export type PassageTuple = [slot: number, first: number, passages: PackedPassage[]];
/** Language, then texts and where each is: 0, a page (> 0), or [start, end] in seconds. */
export type PackedPassage = [lang: string, ...(string | number | [number, number])[]];

/** Slots in some order, cut into runs: HASH_LENGTH hex digits for each. */
export interface OrderDirectory {
  runs: string;
}

export const tierPath = (tier: Tier, hash: string) => `search/${tier}/${hash}.js`;
export const directoryPath = (tier: Tier, hash: string) => `search/${tier}/to-${hash}.js`;
export const cardDirectoryPath = (locale: string, hash: string) =>
  `search/cards/${locale}/to-${hash}.js`;
export const labelsPath = (locale: string, hash: string) =>
  `search/cards/${locale}/names-${hash}.js`;
export const placesPath = (locale: string, hash: string) =>
  `search/cards/${locale}/places-${hash}.js`;
export const passageDirectoryPath = (hash: string) => `search/passages/to-${hash}.js`;
/** Passages of the slots of file `n`; of one slot alone from its part `part` (≥ 1). */
export const passagePath = (
  n: number,
  { hash, slot, part }: { hash: string; slot: number; part: number },
) =>
  part === 0
    ? `search/passages/${hash}/${n.toString(36)}.js`
    : `search/passages/${hash}/${slot.toString(36)}-${part}.js`;
/** `by`: a locale, for its order by name, or `date`. */
export const orderDirectoryPath = (by: string, hash: string) => `search/orders/${by}/to-${hash}.js`;
export const orderPath = (by: string, hash: string) => `search/orders/${by}/${hash}.js`;
/** The card file `n` of a group whose hash is `hash`. */
export const cardPath = (locale: string, n: number, hash: string) =>
  `search/cards/${locale}/${hash}/${n.toString(36)}.js`;

/** [slot, id, type, slug, title, its language, summary, its language, names, communities, review, media kind]; names and communities alternate text and language. */
export type CardTuple = [
  slot: number,
  id: string,
  type: SearchCard['type'],
  slug: string,
  title: string,
  titleLang: string,
  summary: string | null,
  summaryLang: string | null,
  names: string[],
  communities: string[],
  review: SearchCard['review'],
  mediaKind: SearchCard['mediaKind'],
];

/**
 * What a posting of a name says of a word in it: `field << 2 | length class`. `proper` and `minorProper`: a
 * word that its titles keep in another language, as names are.
 */
export const FIELDS = [
  'minorContext',
  'context',
  'minor',
  'minorProper',
  'term',
  'name',
  'title',
  'proper',
] as const satisfies (NameField | 'proper' | 'minorProper')[];
export type Field = (typeof FIELDS)[number];

/** The pieces of a packed passage. */
export function unpackPassage([lang, ...rest]: PackedPassage): Passage[] {
  const pieces: Passage[] = [];
  for (let i = 0; i + 1 < rest.length; i += 2) {
    const at = rest[i + 1];
    pieces.push({
      text: String(rest[i]),
      lang,
      at: Array.isArray(at)
        ? { startSeconds: at[0], endSeconds: at[1] }
        : typeof at === 'number' && at > 0
          ? { page: at }
          : null,
    });
  }
  return pieces;
}

/** Length class of a name, 3 for the shortest: a word that is the whole name says more than one of ten. */
export function lengthClass(words: number): number {
  return words <= 1 ? 3 : words === 2 ? 2 : words <= 4 ? 1 : 0;
}

/**
 * The form in which a word of a search-only name stands in the index: matchable whole, readable by
 * nobody. 32 bits: the few such words of an archive meet a typed one by chance once in 10^8.
 */
export function hiddenTerm(folded: string): string {
  return hashOfWord(folded).toString(36);
}

/** FNV-1a, 32 bits. */
export function hashOfWord(folded: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < folded.length; i += 1) {
    hash = Math.imul(hash ^ folded.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** The bucket that two neighbouring words fall into, given the hashes of their folded forms. */
export function pairBucket(first: number, second: number, buckets: number): number {
  const mixed = Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) + second;
  const again = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
  return (again ^ (again >>> 16)) & (buckets - 1);
}

/** How a bucket is written as a term: in the order of their numbers. */
export function pairTerm(bucket: number): string {
  return bucket.toString(36).padStart(4, '0');
}
