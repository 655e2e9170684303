/** Where a Meilisearch is asked, with a key that can do nothing but search one index. */
export interface MeilisearchPlace {
  /** Without a final slash: `https://tim.example`. */
  url: string;
  index: string;
  searchKey: string;
}

export interface MeilisearchHit {
  _federation?: { queriesPosition: number; weightedRankingScore: number };
  _matchesPosition?: Record<string, { start: number; length: number; indices?: number[] }[]>;
  [field: string]: unknown;
}

export interface MultiSearchAnswer {
  hits: MeilisearchHit[];
  estimatedTotalHits: number;
  facetsByIndex?: Record<string, { distribution: Record<string, Record<string, number>> }>;
}

/** One search of a federated request (https://www.meilisearch.com/docs/reference/api/multi_search). */
export interface SearchQuery {
  q: string;
  filter?: string[];
  sort?: string[];
  matchingStrategy?: 'all' | 'last';
  attributesToSearchOn?: readonly string[];
  attributesToRetrieve?: readonly string[];
  showMatchesPosition?: boolean;
  federationOptions?: { weight: number };
}

export interface Question {
  queries: readonly SearchQuery[];
  limit: number;
  offset?: number;
  facet?: string;
}

/** Asks one federated question: what several queries find comes as one list. */
export type Ask = (question: Question) => Promise<MultiSearchAnswer>;

/** Rejects when there is no answer within `timeoutMs`, or a bad one. */
export function asking(
  { url, index, searchKey }: MeilisearchPlace,
  { timeoutMs, fetch = globalThis.fetch }: { timeoutMs: number; fetch?: typeof globalThis.fetch },
): Ask {
  return async ({ queries, limit, offset = 0, facet }) => {
    const response = await fetch(`${url}/multi-search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${searchKey}` },
      body: JSON.stringify({
        federation: {
          limit,
          offset,
          ...(facet === undefined ? {} : { facetsByIndex: { [index]: [facet] } }),
        },
        queries: queries.map((query) => ({ indexUid: index, ...query })),
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) {
      throw new Error(`Meilisearch answers ${response.status}: ${await response.text()}`);
    }
    return (await response.json()) as MultiSearchAnswer;
  };
}
