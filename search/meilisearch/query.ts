import {
  type SearchCard,
  type SearchProvider,
  SORTS,
  type Suggestion,
} from '../search-provider.ts';
import { asking, type MeilisearchHit, type MeilisearchPlace } from './query/ask.ts';
import { correctionsOn } from './query/corrections.ts';
import { toFacetValues } from './query/facet-values.ts';
import { cardField, SUGGESTED_PATTERNS } from './query/fields.ts';
import { count, find } from './query/find.ts';
import { wordsIn } from './query/matching.ts';
import { passagesOf } from './query/passages.ts';
import { asTyped } from './query/questions.ts';
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
  const { ask, askFacet } = asking(place, { timeoutMs, ...(fetch === undefined ? {} : { fetch }) });

  return {
    capabilities: {
      typoTolerance: true,
      prefix: true,
      facetCounts: true,
      passages: true,
      sorts: SORTS,
    },
    prepare: async () => {},
    async search(request) {
      const { limit = DEFAULT_LIMIT, offset = 0, locale, depth } = request;
      const typed = typedQuery(request.text);
      const textsSearched = depth !== 'names';
      const attributesToRetrieve = [cardField(locale)];
      const found = await find(typed, { request, ask, limit, offset, attributesToRetrieve });
      if (found === null) return { ...NOTHING, textsSearched };
      const { estimatedTotalHits: total } = found.answer;
      const { answer, attempt } = found;
      const part = (hit: MeilisearchHit) => attempt.parts[hit._federation?.queriesPosition ?? 0];
      const [best] = answer.hits;
      return {
        hits: answer.hits.map((hit) => ({
          card: hit[cardField(locale)] as SearchCard,
          score: hit._federation?.weightedRankingScore ?? 0,
          matchedIn: part(hit)?.matchedIn ?? 'texts',
          partly: false,
        })),
        total,
        left: 0,
        more: offset + answer.hits.length < total,
        further: depth === 'names' && total < limit,
        words: total === 0 ? 'all' : attempt.words,
        textsSearched,
        corrections:
          best !== undefined && part(best)?.corrects === true
            ? correctionsOn(best[cardField(locale)] as SearchCard, typed.tokens)
            : [],
      };
    },
    async suggest({ text, locale, limit = DEFAULT_SUGGESTIONS }) {
      const typed = typedQuery(text);
      if (typed.words.length === 0) return [];
      const { hits } = await ask({
        queries: asTyped(typed, false).map(({ query }) => ({
          ...query,
          attributesToSearchOn: SUGGESTED_PATTERNS,
          attributesToRetrieve: [cardField(locale)],
        })),
        limit,
      });
      return hits.map((hit) => toSuggestion(hit[cardField(locale)] as SearchCard, typed));
    },
    passages: (request, ids) => passagesOf(typedQuery(request.text), { ids, ask }),
    async facetCounts(request, facet) {
      const counts = await count(typedQuery(request.text), { request, facet, ask, askFacet });
      return await toFacetValues(counts, { facet, locale: request.locale, ask });
    },
  };
}

const NOTHING = {
  hits: [],
  total: 0,
  left: 0,
  more: false,
  further: false,
  words: 'all' as const,
  corrections: [],
};

/** The name of the record that has the most of what was typed. */
function toSuggestion(card: SearchCard, { tokens }: TypedQuery): Suggestion {
  const { title, titleLang, names, type, route } = card;
  const own = [{ text: title, lang: titleLang }, ...names];
  const found = own.map(({ text }) => wordsIn(text, tokens).size);
  const best = own[found.indexOf(Math.max(...found))] ?? { text: title, lang: titleLang };
  return { text: best.text, lang: best.lang, type, route };
}
