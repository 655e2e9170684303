import type { RecordType, ReviewState } from '#domain/public/vocabulary.ts';

export const FACETS = ['type', 'community', 'province', 'language'] as const;
export type Facet = (typeof FACETS)[number];

export interface SearchRequest {
  /** As typed; any Unicode string of any length. Empty with a filter: everything the filter lets through. */
  text: string;
  /** Interface language of the cards. */
  locale: string;
  /** A record type, ids of a community and of a province, a language tag. */
  filters?: Partial<Record<Facet, string>>;
  /** 10 unless told. */
  limit?: number;
  offset?: number;
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
}

export interface SearchHit {
  card: SearchCard;
  score: number;
  /** Where the words stood. */
  matchedIn: 'names' | 'texts';
}

export interface SearchResponse {
  hits: SearchHit[];
  total: number;
  /** `some`: no record holds all the words, these hold some. */
  words: 'all' | 'some';
  /** False when only names were looked at; ask again with `depth: 'texts'` for more. */
  textsSearched: boolean;
}

export interface FacetValue {
  /** What goes into `filters`. */
  value: string;
  /** How many of the found records have it. */
  count: number;
  /** The name of a community or province; `null` for types and languages, which the interface names. */
  label: { text: string; lang: string } | null;
}
export type FacetCounts = Record<Facet, FacetValue[]>;

/** What a provider can do; the search page hides what it cannot. */
interface SearchCapabilities {
  typoTolerance: boolean;
  prefix: boolean;
  facetCounts: boolean;
}

export interface SearchProvider {
  readonly capabilities: SearchCapabilities;
  search(request: SearchRequest): Promise<SearchResponse>;
  /**
   * Counts among everything `request` finds; a facet's own filter is set aside for its own counts.
   * Apart from `search`, so that counting delays no result.
   */
  facetCounts(request: SearchRequest): Promise<FacetCounts>;
}
