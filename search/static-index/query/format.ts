import type { SearchCard } from '../../search-provider.ts';

/**
 * The static index: files that any host serves, a sub-folder or file:// included. Each is a classic
 * script of one call, `banSacSearch("<path>", "<payload>")`; the payload is base64 of gzip of
 * - the entry and the directories: JSON;
 * - a shard: see shard.ts;
 * - a file of cards: JSON, CardTuple[].
 * Every file but none is named by the hash of what it holds, so hosts may cache it for ever.
 */
export const REGISTER = 'banSacSearch';
export const INDEX_VERSION = 1;

/**
 * - `names`: tier one; `texts`: tier two;
 * - `facets`: terms such as `type:festival`;
 * - `hidden`: see hiddenTerm;
 * - `joined`: neighbouring words of a name as one (`okom`), read when a word is in no name;
 * - `longNames`, `longTexts`: words that stand in more than LONG_POSTINGS records and more than LONG_SHARE
 *   of all. In `names` and `texts` such a word has no postings: beside a rarer word it narrows little and is
 *   taken to be everywhere; its list is read only when no other word narrows the search.
 */
export const TIERS = [
  'names',
  'texts',
  'facets',
  'hidden',
  'joined',
  'longNames',
  'longTexts',
] as const;
export const LONG_POSTINGS = 3000;
export const LONG_SHARE = 0.2;
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
  /** Hash of the FacetLabels. */
  labels: string;
}
export const CARD_GROUP = 8;

/** Names of communities and provinces by id: [text, language]. */
export type FacetLabels = Record<string, [text: string, lang: string]>;

export const tierPath = (tier: Tier, hash: string) => `search/${tier}/${hash}.js`;
export const directoryPath = (tier: Tier, hash: string) => `search/${tier}/to-${hash}.js`;
export const cardDirectoryPath = (locale: string, hash: string) =>
  `search/cards/${locale}/to-${hash}.js`;
export const labelsPath = (locale: string, hash: string) =>
  `search/cards/${locale}/names-${hash}.js`;
/** The card file `n` of a group whose hash is `hash`. */
export const cardPath = (locale: string, n: number, hash: string) =>
  `search/cards/${locale}/${hash}/${n.toString(36)}.js`;

/** [slot, id, type, slug, title, its language, summary, its language, names, communities, review]; names and communities alternate text and language. */
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
];

/** What a posting says of a word in a record: `field << 2 | length class`. */
export const FIELDS = [
  'body',
  'summary',
  'minorContext',
  'context',
  'minor',
  'name',
  'title',
] as const;
export type Field = (typeof FIELDS)[number];

/** Length class of a name, 3 for the shortest: a word that is the whole name says more than one of ten. */
export function lengthClass(words: number): number {
  return words <= 1 ? 3 : words === 2 ? 2 : words <= 4 ? 1 : 0;
}

/**
 * The form in which a word of a search-only name stands in the index: matchable whole, readable by
 * nobody. FNV-1a, 32 bits: the few such words of an archive meet a typed one by chance once in 10^8.
 */
export function hiddenTerm(folded: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < folded.length; i += 1) {
    hash = Math.imul(hash ^ folded.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
