import { fold } from '../fold.ts';
import {
  FACETS,
  type Facet,
  type FacetCounts,
  type FacetValue,
  type SearchProvider,
  type SearchRequest,
} from '../search-provider.ts';
import { type IndexReader, indexReader } from './query/index-reader.ts';
import type { LoadPayload } from './query/payload.ts';
import { type Found, ranked } from './query/ranking.ts';
import { typedWords } from './query/typed-query.ts';
import { matchNames, matchTexts } from './query/word-matches.ts';

const DEFAULT_LIMIT = 10;

interface Matches {
  found: Found[];
  words: 'all' | 'some';
  textsSearched: boolean;
}

/**
 * Search in a static index (build.ts), in a browser or in Node: `entry` is the path buildStaticIndex
 * gave, `load` answers the payload of a file. A query never throws for what is typed; it rejects when `load` does.
 */
export function staticIndexProvider(options: { entry: string; load: LoadPayload }): SearchProvider {
  const reader = indexReader(options);

  async function matching(
    request: SearchRequest,
    filters = request.filters ?? {},
  ): Promise<Matches> {
    const { text, limit = DEFAULT_LIMIT, offset = 0, depth = 'auto' } = request;
    const words = typedWords(text);
    if (words.length === 0) {
      const all = text.trim() === '' ? [...((await allowedSlots(reader, filters)) ?? [])] : [];
      const found = all.map((slot) => ({ slot, score: 0, inNames: true }));
      return { found, words: 'all', textsSearched: true };
    }
    const [allowed, documents, names] = await Promise.all([
      allowedSlots(reader, filters),
      reader.documents(),
      matchNames(reader, words),
    ]);
    const inNames = ranked(names, { documents, allowed, needed: words.length, names });
    const enough = depth === 'names' || (depth === 'auto' && inNames.length >= offset + limit);
    if (enough || !words.every(({ telling }) => telling)) {
      return { found: inNames, words: 'all', textsSearched: false };
    }
    const deep = await matchTexts(reader, words, names);
    const all = ranked(deep, { documents, allowed, needed: words.length, names });
    if (all.length > 0) return { found: all, words: 'all', textsSearched: true };
    const some = ranked(deep, { documents, allowed, needed: 1, names });
    return { found: some, words: words.length > 1 ? 'some' : 'all', textsSearched: true };
  }

  async function countFacet(
    facet: Facet,
    request: SearchRequest,
    matches: Matches | null,
  ): Promise<FacetValue[]> {
    const [terms, labels] = await Promise.all([
      reader.terms('facets', `${facet}:`, { prefix: true }),
      facet === 'community' || facet === 'province' ? reader.labels(request.locale) : null,
    ]);
    const slots = matches === null ? null : new Set(matches.found.map(({ slot }) => slot));
    return terms.flatMap((term) => {
      const found = slots === null ? term.slots : term.slots.filter((slot) => slots.has(slot));
      if (found.length === 0) return [];
      const value = term.exact.slice(facet.length + 1);
      const label = labels?.[value];
      return [
        {
          value,
          count: found.length,
          label: label === undefined ? null : { text: label[0], lang: label[1] },
        },
      ];
    });
  }

  return {
    capabilities: { typoTolerance: false, prefix: true, facetCounts: true },
    async search(request) {
      const { found, words, textsSearched } = await matching(request);
      const { offset = 0, limit = DEFAULT_LIMIT, locale } = request;
      const page = found.slice(offset, offset + limit);
      const cards = await reader.cards(
        page.map(({ slot }) => slot),
        locale,
      );
      return {
        hits: cards.flatMap((card, i) => {
          const hit = page[i];
          if (hit === undefined) return [];
          return [{ card, score: hit.score, matchedIn: hit.inNames ? 'names' : 'texts' }];
        }),
        total: found.length,
        words,
        textsSearched,
      };
    },
    async facetCounts(request) {
      const { filters = {} } = request;
      const own = await matching(request);
      // What is counted must not look less deep than what is shown.
      const depth = own.textsSearched ? 'texts' : 'names';
      const counts = FACETS.map(async (facet) => {
        const { [facet]: chosen, ...others } = filters;
        const isAnything = request.text.trim() === '' && Object.keys(others).length === 0;
        const same = chosen === undefined ? own : matching({ ...request, depth }, others);
        return [facet, await countFacet(facet, request, isAnything ? null : await same)];
      });
      return Object.fromEntries(await Promise.all(counts)) as FacetCounts;
    },
  };
}

/** Slots that every filter lets through; `null` without filters. */
async function allowedSlots(
  reader: IndexReader,
  filters: NonNullable<SearchRequest['filters']>,
): Promise<Set<number> | null> {
  const lists = await Promise.all(
    FACETS.flatMap((facet) => {
      const value = filters[facet];
      return value === undefined || value === '' ? [] : [slotsOfFacet(reader, `${facet}:${value}`)];
    }),
  );
  const [first, ...others] = lists;
  if (first === undefined) return null;
  return new Set([...first].filter((slot) => others.every((other) => other.has(slot))));
}

async function slotsOfFacet(reader: IndexReader, exact: string): Promise<Set<number>> {
  const terms = await reader.terms('facets', fold(exact));
  return new Set(terms.find((term) => term.exact === exact)?.slots);
}
