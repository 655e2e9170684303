import {
  FACETS,
  type Facet,
  type FacetValue,
  type SearchProvider,
  type SearchRequest,
} from '../search-provider.ts';
import { hiddenTerm } from './query/format.ts';
import { type IndexReader, indexReader } from './query/index-reader.ts';
import type { LoadPayload } from './query/payload.ts';
import { rarity, scoreTerms, type WordScores } from './query/ranking.ts';
import { type TypedWord, typedMarks, typedWords } from './query/typed-query.ts';

const DEFAULT_LIMIT = 10;
/** Shards read for a word still being typed. */
const MAX_OPEN_SHARDS = 3;

interface Found {
  slot: number;
  score: number;
  inNames: boolean;
}
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
    const [words, allowed] = [typedWords(text), await allowedSlots(reader, filters)];
    if (words.length === 0) {
      const found = text.trim() === '' ? [...(allowed ?? [])] : [];
      return {
        found: found.map((slot) => ({ slot, score: 0, inNames: true })),
        words: 'all',
        textsSearched: true,
      };
    }
    const documents = await reader.documents();
    const scores = await nameScores(reader, words);
    const inNames = ranked(scores, { documents, allowed, needed: words.length, names: scores });
    const enough = depth === 'auto' && inNames.length >= offset + limit;
    if (enough || !words.every(({ telling }) => telling)) {
      return { found: inNames, words: 'all', textsSearched: false };
    }
    const deep = await textScores(reader, words, scores);
    const all = ranked(deep, { documents, allowed, needed: words.length, names: scores });
    if (all.length > 0) return { found: all, words: 'all', textsSearched: true };
    const some = ranked(deep, { documents, allowed, needed: 1, names: scores });
    return { found: some, words: words.length > 1 ? 'some' : 'all', textsSearched: true };
  }

  async function countFacet(facet: Facet, request: SearchRequest): Promise<FacetValue[]> {
    const { [facet]: _, ...others } = request.filters ?? {};
    const anything = request.text.trim() === '' && Object.keys(others).length === 0;
    const [matches, terms, labels] = await Promise.all([
      anything ? null : matching(request, others),
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
      const [type, community, province, language] = await Promise.all(
        FACETS.map((facet) => countFacet(facet, request)),
      );
      return {
        type: type ?? [],
        community: community ?? [],
        province: province ?? [],
        language: language ?? [],
      };
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
  const terms = await reader.terms('facets', exact.toLowerCase());
  return new Set(terms.find((term) => term.exact === exact)?.slots);
}

async function nameScores(reader: IndexReader, words: readonly TypedWord[]): Promise<WordScores[]> {
  const marks = typedMarks(words);
  return await Promise.all(
    words.map(async (word) => {
      const [terms, hidden] = await Promise.all([
        reader.terms('names', word.folded, { prefix: word.open, maxShards: MAX_OPEN_SHARDS }),
        reader.terms('hidden', hiddenTerm(word.folded)),
      ]);
      const scores: WordScores = new Map();
      scoreTerms(scores, { terms: [...terms, ...hidden], word, marks });
      return scores;
    }),
  );
}

async function textScores(
  reader: IndexReader,
  words: readonly TypedWord[],
  names: readonly WordScores[],
): Promise<WordScores[]> {
  const marks = typedMarks(words);
  return await Promise.all(
    words.map(async (word, i) => {
      const terms = await reader.terms('texts', word.folded, {
        prefix: word.open,
        maxShards: MAX_OPEN_SHARDS,
      });
      const scores: WordScores = new Map(names[i]);
      scoreTerms(scores, { terms, word, marks });
      return scores;
    }),
  );
}

/** Slots that have at least `needed` of the words: all of them in names first, then by number of words, then by score. */
function ranked(
  scores: readonly WordScores[],
  options: {
    documents: number;
    allowed: ReadonlySet<number> | null;
    needed: number;
    names: readonly WordScores[];
  },
): Found[] {
  const totals = new Map<number, { score: number; covered: number }>();
  for (const word of scores) {
    const weight = rarity(options.documents, word.size);
    for (const [slot, score] of word) {
      if (options.allowed !== null && !options.allowed.has(slot)) continue;
      const total = totals.get(slot) ?? { score: 0, covered: 0 };
      totals.set(slot, { score: total.score + score * weight, covered: total.covered + 1 });
    }
  }
  return [...totals]
    .filter(([, { covered }]) => covered >= options.needed)
    .map(([slot, total]) => ({
      slot,
      ...total,
      inNames: options.names.every((word) => word.has(slot)),
    }))
    .sort(
      (a, b) =>
        Number(b.inNames) - Number(a.inNames) ||
        b.covered - a.covered ||
        b.score - a.score ||
        a.slot - b.slot,
    )
    .map(({ slot, score, inNames }) => ({ slot, score, inNames }));
}
