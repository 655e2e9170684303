import {
  type SearchCard,
  type SearchHit,
  type SearchProvider,
  type SearchRequest,
  SORTS,
  type Suggestion,
} from '../search-provider.ts';
import { type Ask, asking, type MeilisearchPlace, type MultiSearchAnswer } from './query/ask.ts';
import { toFacetValues } from './query/facet-values.ts';
import { cardField, SUGGESTED_PATTERNS } from './query/fields.ts';
import { toFilter } from './query/filter.ts';
import { wordsIn } from './query/matching.ts';
import { passagesOf } from './query/passages.ts';
import { type Part, withAllWords, withSomeWords } from './query/questions.ts';
import { type TypedQuery, typedQuery } from './query/typed-query.ts';

const DEFAULT_LIMIT = 10;
const DEFAULT_SUGGESTIONS = 8;
const TIMEOUT_MS = 5_000;

/**
 * Search in a Meilisearch that `archive index` filled (index.ts), in a browser or in Node. A query never
 * throws for what is typed; it rejects when the server is away, slower than `timeoutMs`, or refuses the key.
 */
export function meilisearchProvider({
  timeoutMs = TIMEOUT_MS,
  fetch,
  ...place
}: MeilisearchPlace & { timeoutMs?: number; fetch?: typeof globalThis.fetch }): SearchProvider {
  const ask: Ask = asking(place, { timeoutMs, ...(fetch === undefined ? {} : { fetch }) });

  return {
    capabilities: {
      typoTolerance: true,
      prefix: true,
      facetCounts: true,
      passages: true,
      sorts: SORTS,
    },
    async search(request) {
      const { limit = DEFAULT_LIMIT, offset = 0, locale, depth } = request;
      const typed = typedQuery(request.text);
      const textsSearched = depth !== 'names';
      if (saysNothing(request, typed)) return { ...NOTHING, textsSearched };
      const filter = toFilter(request.filters);
      const wanted = { limit, offset, attributesToRetrieve: [cardField(locale)] };
      let parts = withAllWords(typed, request);
      let words: 'all' | 'some' = 'all';
      let answer = await ask(toQuestion(parts, { filter, ...wanted }));
      const some = textsSearched ? withSomeWords(typed) : [];
      if (answer.estimatedTotalHits === 0 && some.length > 0) {
        parts = some;
        words = 'some';
        answer = await ask(toQuestion(parts, { filter, ...wanted }));
      }
      return {
        hits: toHits(answer, { parts, locale }),
        total: answer.estimatedTotalHits,
        words,
        textsSearched,
        corrections: [],
      };
    },
    async suggest({ text, locale, limit = DEFAULT_SUGGESTIONS }) {
      const typed = typedQuery(text);
      if (typed.words.length === 0) return [];
      const parts = withAllWords(typed, { text, locale, depth: 'names' }).map((part) => ({
        ...part,
        query: { ...part.query, attributesToSearchOn: SUGGESTED_PATTERNS },
      }));
      const { hits } = await ask(
        toQuestion(parts, { filter: null, limit, attributesToRetrieve: [cardField(locale)] }),
      );
      return hits.map((hit) => toSuggestion(hit[cardField(locale)] as SearchCard, typed));
    },
    passages: (request, ids) => passagesOf(typedQuery(request.text), { ids, ask }),
    async facetCounts(request, facet) {
      const typed = typedQuery(request.text);
      if (saysNothing(request, typed)) return [];
      const all = withAllWords(typed, request);
      const own = toFilter(request.filters);
      const others = toFilter(request.filters, facet);
      const count = (parts: readonly Part[]) =>
        ask(toQuestion(parts, { filter: others, limit: 0, facet }));
      const some = request.depth === 'names' ? [] : withSomeWords(typed);
      // What is counted is found in the same way as what is shown.
      const [counted, shown] = await Promise.all([
        count(all),
        some.length === 0 ? null : ask(toQuestion(all, { filter: own, limit: 0 })),
      ]);
      const answer = shown?.estimatedTotalHits === 0 ? await count(some) : counted;
      const counts = answer.facetsByIndex?.[place.index]?.distribution[facet] ?? {};
      return await toFacetValues(counts, { facet, locale: request.locale, ask });
    },
  };
}

const NOTHING = { hits: [], total: 0, words: 'all' as const, corrections: [] };

/** Something was typed, and nothing of it is a word. */
function saysNothing({ text }: SearchRequest, { words }: TypedQuery): boolean {
  return words.length === 0 && text.trim() !== '';
}

function toQuestion(
  parts: readonly Part[],
  {
    filter,
    attributesToRetrieve = ['id'],
    ...rest
  }: {
    filter: string[] | null;
    limit: number;
    offset?: number;
    facet?: string;
    attributesToRetrieve?: readonly string[];
  },
) {
  const queries = parts.map(({ query }) => ({
    ...query,
    attributesToRetrieve,
    ...(filter === null ? {} : { filter }),
  }));
  return { queries, ...rest };
}

function toHits(
  { hits }: MultiSearchAnswer,
  { parts, locale }: { parts: readonly Part[]; locale: string },
): SearchHit[] {
  return hits.map((hit) => ({
    card: hit[cardField(locale)] as SearchCard,
    score: hit._federation?.weightedRankingScore ?? 0,
    matchedIn: parts[hit._federation?.queriesPosition ?? 0]?.matchedIn ?? 'texts',
  }));
}

/** The name of the record that has the most of what was typed. */
function toSuggestion(card: SearchCard, { tokens }: TypedQuery): Suggestion {
  const { title, titleLang, names, type, route } = card;
  const own = [{ text: title, lang: titleLang }, ...names];
  const found = own.map(({ text }) => wordsIn(text, tokens).size);
  const best = own[found.indexOf(Math.max(...found))] ?? { text: title, lang: titleLang };
  return { text: best.text, lang: best.lang, type, route };
}
