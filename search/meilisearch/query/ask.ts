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
}

/** The values of one facet (https://www.meilisearch.com/docs/reference/api/facet_search). */
export interface FacetQuestion
  extends Pick<SearchQuery, 'q' | 'filter' | 'matchingStrategy' | 'attributesToSearchOn'> {
  facetName: string;
  exhaustiveFacetCount: boolean;
}

/** Asks one federated question: what several queries find comes as one list. */
export type Ask = (question: Question) => Promise<MultiSearchAnswer>;
export type AskFacet = (question: FacetQuestion) => Promise<{ value: string; count: number }[]>;

/** Both reject when there is no answer within `timeoutMs`, or a bad one. What was typed goes in bodies, not in addresses. */
export function asking(
  { url, index, searchKey }: MeilisearchPlace,
  { timeoutMs, fetch = globalThis.fetch }: { timeoutMs: number; fetch?: typeof globalThis.fetch },
): { ask: Ask; askFacet: AskFacet } {
  async function post<T>(path: string, body: unknown): Promise<T> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${searchKey}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) {
      throw new Error(`Meilisearch answers ${response.status}: ${await response.text()}`);
    }
    return (await response.json()) as T;
  }
  return {
    ask: ({ queries, limit, offset = 0 }) =>
      post('/multi-search', {
        federation: { limit, offset },
        queries: queries.map((query) => ({ indexUid: index, ...query })),
      }),
    async askFacet(question) {
      const path = `/indexes/${index}/facet-search`;
      const { facetHits } = await post<{ facetHits: { value: string; count: number }[] }>(
        path,
        question,
      );
      return facetHits;
    },
  };
}
