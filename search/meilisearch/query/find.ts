import type { Facet, SearchRequest } from '../../search-provider.ts';
import type { Ask, AskFacet, MultiSearchAnswer } from './ask.ts';
import { toFilter } from './filter.ts';
import { type Attempt, attemptsFor } from './questions.ts';
import type { TypedQuery } from './typed-query.ts';

export interface Finds {
  answer: MultiSearchAnswer;
  attempt: Attempt;
}

interface Wanted {
  limit: number;
  offset?: number;
  attributesToRetrieve?: readonly string[];
}

/**
 * What the first attempt finds that finds anything, without the filters: they never change what words are
 * taken to mean. Words that are in no name are looked for as slips of the hand too. `null` where nothing
 * that was typed is a word.
 */
export async function find(
  typed: TypedQuery,
  { request, ask, ...wanted }: Wanted & { request: SearchRequest; ask: Ask },
): Promise<Finds | null> {
  if (typed.words.length === 0 && request.text.trim() !== '') return null;
  const filter = toFilter(request.filters);
  const tried = async (attempt: Attempt): Promise<Finds> => ({
    answer: await ask(question(attempt, { filter, ...wanted })),
    attempt,
  });
  const [asTyped, ...others] = attemptsFor(typed, request);
  let finds = await tried(asTyped);
  if (others.length === 0 || isInNames(finds, request, wanted)) return finds;
  const [plainly] = attemptsFor(typed, { ...request, sort: 'relevance' });
  const first = await ask(question(plainly, { filter: null, limit: 1 }));
  if (
    isInNames({ answer: first, attempt: plainly }, { ...request, sort: 'relevance' }, { limit: 1 })
  ) {
    return finds;
  }
  for (const attempt of others) {
    if (attempt.words === 'some' && finds.answer.estimatedTotalHits > 0) return finds;
    finds = await tried(attempt);
    if (finds.answer.estimatedTotalHits > 0 || filter === null) continue;
    const unfiltered = await ask(question(attempt, { filter: null, limit: 0 }));
    if (unfiltered.estimatedTotalHits > 0) return finds;
  }
  return finds;
}

/** Is the best of what was found a record that has the words in its names? */
function isInNames(
  { answer, attempt }: Finds,
  { sort = 'relevance' }: SearchRequest,
  { offset = 0 }: Wanted,
): boolean {
  const [best] = answer.hits;
  if (best === undefined || sort !== 'relevance' || offset > 0) return false;
  return attempt.parts[best._federation?.queriesPosition ?? 0]?.matchedIn === 'names';
}

/** Where no query finds by itself what is found, so many records are counted. */
const COUNTED_SINGLY = 1_000;

/** How many of what `request` finds have each value of a facet, that facet's own filter set aside. */
export async function count(
  typed: TypedQuery,
  {
    request,
    facet,
    ask,
    askFacet,
  }: { request: SearchRequest; facet: Facet; ask: Ask; askFacet: AskFacet },
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  // What is counted is found in the same way as what is shown.
  const shown = await find(typed, { request, ask, limit: 0 });
  if (shown === null) return counts;
  const filter = toFilter(request.filters, facet);
  const { widest } = shown.attempt;
  if (widest !== null) {
    const { q, matchingStrategy, attributesToSearchOn } = widest;
    for (const { value, count: n } of await askFacet({
      facetName: facet,
      q,
      ...(matchingStrategy === undefined ? {} : { matchingStrategy }),
      ...(attributesToSearchOn === undefined ? {} : { attributesToSearchOn }),
      ...(filter === null ? {} : { filter }),
      exhaustiveFacetCount: true,
    })) {
      if (n > 0) counts.set(value, n);
    }
    return counts;
  }
  const wanted = { filter, limit: COUNTED_SINGLY, attributesToRetrieve: [facet] };
  const { hits } = await ask(question(shown.attempt, wanted));
  for (const value of hits.flatMap((hit) => hit[facet] as string[])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function question(
  { parts }: Attempt,
  { filter, attributesToRetrieve = ['id'], ...page }: Wanted & { filter: string[] | null },
) {
  const queries = parts.map(({ query }) => ({
    ...query,
    attributesToRetrieve,
    ...(filter === null ? {} : { filter: [...(query.filter ?? []), ...filter] }),
  }));
  return { queries, ...page };
}
