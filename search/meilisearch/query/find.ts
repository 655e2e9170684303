import type { Facet, SearchRequest } from '../../search-provider.ts';
import type { Ask, MultiSearchAnswer } from './ask.ts';
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

/** How many of what `request` finds have each value of a facet, that facet's own filter set aside. */
export async function count(
  typed: TypedQuery,
  { request, facet, ask }: { request: SearchRequest; facet: Facet; ask: Ask },
): Promise<MultiSearchAnswer | null> {
  // What is counted is found in the same way as what is shown.
  const shown = await find(typed, { request, ask, limit: 0 });
  if (shown === null) return null;
  const filter = toFilter(request.filters, facet);
  return await ask({ ...question(shown.attempt, { filter, limit: 0 }), facet });
}

function question(
  { parts }: Attempt,
  { filter, attributesToRetrieve = ['id'], ...page }: Wanted & { filter: string[] | null },
) {
  const queries = parts.map(({ query }) => ({
    ...query,
    attributesToRetrieve,
    ...(filter === null ? {} : { filter }),
  }));
  return { queries, ...page };
}
