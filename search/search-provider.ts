import type { MediaKind, RecordType, ReviewState } from '#domain/public/vocabulary.ts';

/**
 * What results are narrowed by. `formerProvince` is one of the provinces before July 2025; `place` the
 * places a record itself names; `month` 1 to 12 (Gregorian); `decade` its first year (`1990`).
 */
export const FACETS = [
  'type',
  'community',
  'province',
  'formerProvince',
  'place',
  'language',
  'mediaKind',
  'month',
  'decade',
] as const;
export type Facet = (typeof FACETS)[number];
export type Filters = Partial<Record<Facet, string>>;

/** `date`: the latest first, records without a date last; `name`: by title, in the alphabet of the locale. */
export const SORTS = ['relevance', 'date', 'name'] as const;
export type Sort = (typeof SORTS)[number];

export interface SearchRequest {
  /** As typed; any Unicode string of any length. Empty with a filter: everything the filter lets through. */
  text: string;
  /** Interface language of the cards. */
  locale: string;
  /** A record type, ids of a community and of a province, a language tag, … */
  filters?: Filters;
  /** `relevance` unless told. */
  sort?: Sort;
  /** 10 unless told. */
  limit?: number;
  offset?: number;
  /** So many hits are enough for now, where each costs a fetch: `left` says how many of `limit` are not there yet. */
  enough?: number;
  /** `names`: names only, the quickest; `auto` (the default): texts too when names find fewer than `limit`. */
  depth?: 'names' | 'auto' | 'texts';
}

/** What a result list shows, in one language of the interface. Never holds a search-only name. */
export interface SearchCard {
  id: string;
  type: RecordType;
  /** Site route without locale handling left to do: `vi/festivals/kate/`. */
  route: string;
  title: string;
  titleLang: string;
  summary: string | null;
  summaryLang: string | null;
  /** Further public names, for showing what matched. */
  names: { text: string; lang: string }[];
  communities: { text: string; lang: string }[];
  review: ReviewState;
  /** Of a recording, a film, a picture, a document; `null` for every other record. */
  mediaKind: MediaKind | null;
}

export interface SearchHit {
  card: SearchCard;
  score: number;
  /** Where the words stood. */
  matchedIn: 'names' | 'texts';
  /** It has only most of the words. */
  partly: boolean;
}

export interface SearchResponse {
  /** Among the first may be some that have only most of the words and yet tell more (`partly`); `total` does not count them. */
  hits: SearchHit[];
  total: number;
  /** Hits of this page that were left for later (`enough`). */
  left: number;
  /** Others follow these. */
  more: boolean;
  /** `some`: no record holds all the words, these hold some. */
  words: 'all' | 'some';
  /** False when only names were looked at; ask again with `depth: 'texts'` for more. */
  textsSearched: boolean;
  /** Names alone say too little: the same request without a `depth` would look further. */
  further: boolean;
  /** Words that no record has and what was looked for in their place, folded: `cann` → `can`. */
  corrections: { typed: string; meant: string }[];
}

/** A stretch of a record's text in which words of the query stand. */
export interface Passage {
  text: string;
  lang: string;
  /** When it is heard in the recording (seconds), or on which page of the document it stands (from 1). */
  at: { startSeconds: number; endSeconds: number } | { page: number } | null;
}

export interface FacetValue {
  /** What goes into `filters`. */
  value: string;
  /** How many of the found records have it. */
  count: number;
  /** The name of a community or place; `null` for all others, which the interface names. */
  label: { text: string; lang: string } | null;
  /** Where a place is, degrees WGS 84, as coarse as the archive shows it; `null` where it is not told. */
  point: { lon: number; lat: number } | null;
}

/** What one may have meant to type: the name of a record, and its page. Never a search-only name. */
export interface Suggestion {
  text: string;
  lang: string;
  type: RecordType;
  route: string;
}

/** What a provider can do; the search page hides what it cannot. */
interface SearchCapabilities {
  typoTolerance: boolean;
  prefix: boolean;
  facetCounts: boolean;
  passages: boolean;
  sorts: readonly Sort[];
}

export interface SearchProvider {
  readonly capabilities: SearchCapabilities;
  /** Fetches what every question needs, before one is asked; does nothing when it cannot. */
  prepare(locale: string): Promise<void>;
  search(request: SearchRequest): Promise<SearchResponse>;
  /** Up to `limit` names that go on from what is typed, the likeliest first; cheaper than `search`. */
  suggest(request: { text: string; locale: string; limit?: number }): Promise<Suggestion[]>;
  /**
   * Where the words of `request` stand in the texts of these records (ids), by id; none for a record
   * that has them in its names alone. Apart from `search`, so that snippets delay no result.
   */
  passages(request: SearchRequest, ids: readonly string[]): Promise<ReadonlyMap<string, Passage>>;
  /**
   * Counts of one facet among everything `request` finds, the largest first; its own filter is set
   * aside. One facet at a time: a reader who opens none fetches none.
   */
  facetCounts(request: SearchRequest, facet: Facet): Promise<FacetValue[]>;
}
