import {
  type Passage,
  type SearchHit,
  type SearchProvider,
  type SearchRequest,
  type SearchResponse,
  SORTS,
  type Suggestion,
} from '../search-provider.ts';
import { tokenise } from '../tokens.ts';
import type { Matches } from './query/answers.ts';
import type { Found } from './query/evidence.ts';
import type { Extras } from './query/extras.ts';
import { unpackPassage } from './query/format.ts';
import { highlight } from './query/highlight.ts';
import { indexReader } from './query/index-reader.ts';
import { findMatches } from './query/matching.ts';
import type { LoadPayload } from './query/payload.ts';

const DEFAULT_LIMIT = 10;
/** Requests whose answer is kept for pages, counts and passages of the same. */
const KEPT_ANSWERS = 8;

/**
 * Search in a static index (build.ts), in a browser or in Node: `entry` is the path buildStaticIndex
 * gave, `load` answers the payload of a file, `extras` what is in query/extras.ts: where it does not come,
 * names are all that is searched, and other orders and counts reject; `given` the same, where it comes without
 * being fetched. A query never throws for what is typed; it
 * rejects when `load` does.
 */
export function staticIndexProvider({
  entry,
  load,
  extras,
  given = extras(),
}: {
  entry: string;
  load: LoadPayload;
  extras: () => Promise<Extras>;
  given?: Promise<Extras>;
}): SearchProvider {
  const reader = indexReader({ entry, load });
  given.catch(() => {});
  const answers = new Map<string, Promise<Matches>>();
  /** Of the records that were shown. */
  const slots = new Map<string, number>();

  function matching(request: SearchRequest, filters = request.filters ?? {}): Promise<Matches> {
    const { text, limit = DEFAULT_LIMIT, offset = 0, depth = 'auto' } = request;
    const enough = offset + limit;
    const key = JSON.stringify([text, filters, depth, depth === 'auto' ? enough : 0]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = findMatches({ reader, extras, given }, request, { filters, enough });
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > KEPT_ANSWERS && oldest !== undefined) answers.delete(oldest);
    return answer;
  }

  /** Looks, of its own accord, as deep as without filters: what a filter promised in numbers is what it gives. */
  async function answering(request: SearchRequest): Promise<Matches> {
    const { text, filters = {}, depth = 'auto' } = request;
    const isNarrowed = text.trim() !== '' && Object.keys(filters).length > 0;
    if (!isNarrowed || depth !== 'auto') return await matching(request);
    const { textsSearched } = await matching(request, {});
    const own = await matching({ ...request, depth: textsSearched ? 'texts' : 'names' });
    return own.total > 0 ? own : await matching(request);
  }

  /** Cards of what was found. */
  async function hitsOf(found: readonly Found[], locale: string): Promise<SearchHit[]> {
    const cards = await reader.cards(
      found.map(({ slot }) => slot),
      locale,
    );
    return cards.flatMap((card, i) => {
      const hit = found[i];
      if (hit === undefined) return [];
      slots.set(card.id, hit.slot);
      const matchedIn = hit.inNames ? 'names' : 'texts';
      return [{ card, score: hit.score, matchedIn, partly: hit.partly }];
    });
  }

  return {
    capabilities: {
      typoTolerance: true,
      prefix: true,
      facetCounts: true,
      passages: true,
      sorts: SORTS,
    },
    async prepare(locale) {
      // A question that finds the network back fetches it then.
      const needed = [reader.cards([], locale), reader.terms('hidden', '0'), reader.prepareNames()];
      await Promise.all(needed).catch(() => {});
    },
    async search(request) {
      const { offset = 0, limit = DEFAULT_LIMIT, locale, sort = 'relevance' } = request;
      const { enough = limit } = request;
      const { found, corrections, ...rest } = await answering(request);
      const end = offset + limit;
      const listed = sort === 'relevance' ? found : wholeOf(found);
      const page =
        sort === 'relevance'
          ? listed.slice(offset, end)
          : await (await extras()).inOrder(reader, listed, { by: sort, locale, offset, limit });
      const hits = await hitsOf(page.slice(0, enough), locale);
      return {
        ...rest,
        hits,
        left: Math.max(0, page.length - enough),
        more: end < listed.length,
        corrections: asFound(corrections, hits[0]),
      };
    },
    async suggest({ text, locale, limit = 6 }) {
      if (text.trim() === '') return [];
      const { found } = await matching({ text, locale, limit, depth: 'names' });
      const hits = await hitsOf(wholeOf(found).slice(0, limit), locale);
      return hits.map((hit) => toSuggestion(hit, text));
    },
    async passages(request, ids) {
      const { found, corrections } = await answering(request);
      const meant = [request.text, ...corrections.flatMap((each) => each.meant)].join(' ');
      const bySlot = new Map(found.map((each) => [each.slot, each.passage]));
      const passages = new Map<string, Passage>();
      await Promise.all(
        ids.map(async (id) => {
          const slot = slots.get(id) ?? -1;
          const number = bySlot.get(slot) ?? null;
          const packed = number === null ? null : await reader.passage(slot, number);
          const best = packed === null ? null : bestPiece(unpackPassage(packed), meant);
          if (best !== null) passages.set(id, best);
        }),
      );
      return passages;
    },
    async facetCounts(request, facet) {
      const { [facet]: chosen, ...others } = request.filters ?? {};
      if (request.text.trim() === '' && Object.keys(others).length === 0) {
        const { countFacet } = await extras();
        return await countFacet(reader, { facet, locale: request.locale, matches: null });
      }
      const own = await answering(request);
      // What is counted must not look less deep than what is shown.
      const depth = own.textsSearched ? 'texts' : 'names';
      const matches = chosen === undefined ? own : await matching({ ...request, depth }, others);
      const { countFacet } = await extras();
      return await countFacet(reader, { facet, locale: request.locale, matches });
    },
  };
}

function wholeOf(found: readonly Found[]): Found[] {
  return found.filter(({ partly }) => !partly);
}

/** The piece in which the most words of the query stand. */
function bestPiece(pieces: readonly Passage[], query: string): Passage | null {
  let best: Passage | null = null;
  let most = -1;
  for (const piece of pieces) {
    const matched = highlight(piece.text, query).filter((stretch) => stretch.matched).length;
    if (matched > most) [best, most] = [piece, matched];
  }
  return best;
}

/** Of what a word was perhaps meant to be, what the first result has; else the likeliest. */
function asFound(
  corrections: Matches['corrections'],
  first: SearchHit | undefined,
): SearchResponse['corrections'] {
  const shown = first === undefined ? [] : [first.card.title, ...first.card.names.map(textOf)];
  const words = new Set(shown.flatMap((text) => tokenise(text).map(({ folded }) => folded)));
  return corrections.map(({ typed, meant }) => ({
    typed,
    meant: meant.find((word) => words.has(word)) ?? meant[0] ?? '',
  }));
}

function textOf({ text }: { text: string }): string {
  return text;
}

/** The name that goes on from what was typed, else the title. */
function toSuggestion({ card }: SearchHit, typed: string): Suggestion {
  const { type, route } = card;
  const names = [{ text: card.title, lang: card.titleLang }, ...card.names];
  const matchedOf = (text: string) =>
    highlight(text, typed).reduce(
      (sum, { text: part, matched }) => sum + (matched ? part.length : 0),
      0,
    );
  const best = names.reduce((a, b) => (matchedOf(b.text) > matchedOf(a.text) ? b : a));
  return { ...best, type, route };
}
