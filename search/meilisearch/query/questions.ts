import type { SearchRequest } from '../../search-provider.ts';
import type { SearchQuery } from './ask.ts';
import { NAME_PATTERNS, orderField } from './fields.ts';
import type { TypedQuery } from './typed-query.ts';

/** What a stronger query finds stands before all that only weaker ones find: scores are at most 1. */
const EXACT_WEIGHT = 1e6;
const NAMES_WEIGHT = 1e3;
const TEXTS_WEIGHT = 1;
/** A spaceless script as Meilisearch cuts it, beside the pairs of clusters that we cut. */
const PLAIN_SHARE = 0.5;
const LACKING_ONE = 100;

/** A query of a question, and where what it finds has the words. */
export interface Part {
  query: SearchQuery;
  matchedIn: 'names' | 'texts';
}

/** The queries whose finds together answer a request, all of its words being there. */
export function withAllWords(typed: TypedQuery, request: SearchRequest): Part[] {
  const { words, plain, exact } = typed;
  const q = words.join(' ');
  const sort = sortOf(request);
  if (q === '') return [{ query: { q, sort: sort ?? byName(request) }, matchedIn: 'names' }];
  const places = request.depth === 'names' ? (['names'] as const) : (['names', 'texts'] as const);
  return [
    ...(exact === null ? [] : [part(exact, 'names', EXACT_WEIGHT)]),
    ...places.flatMap((place) => {
      const weight = place === 'names' ? NAMES_WEIGHT : TEXTS_WEIGHT;
      return [
        part(q, place, weight),
        ...(plain === null ? [] : [part(plain, place, weight * PLAIN_SHARE)]),
      ];
    }),
  ].map(({ query, matchedIn }) => ({
    matchedIn,
    // An order other than by relevance knows no weights.
    query: sort === null ? query : { ...query, federationOptions: { weight: 1 }, sort },
  }));
}

/** Where no record has all the words: those that lack one of them, then those that have one of them. */
export function withSomeWords({ words }: TypedQuery): Part[] {
  if (words.length < 2) return [];
  const lackingOne = words.length === 2 ? [] : words.map((_, i) => words.toSpliced(i, 1).join(' '));
  return (['names', 'texts'] as const).flatMap((place) => {
    const weight = place === 'names' ? 10 : 1;
    return [
      ...lackingOne.map((q) => part(q, place, weight * LACKING_ONE)),
      ...words.map((q) => part(q, place, weight)),
    ];
  });
}

function part(q: string, matchedIn: Part['matchedIn'], weight: number): Part {
  return {
    matchedIn,
    query: {
      q,
      matchingStrategy: 'all',
      federationOptions: { weight },
      ...(matchedIn === 'names' ? { attributesToSearchOn: NAME_PATTERNS } : {}),
    },
  };
}

function sortOf(request: SearchRequest): string[] | null {
  if (request.sort === 'date') return ['date:desc', ...byName(request)];
  return request.sort === 'name' ? byName(request) : null;
}

function byName({ locale }: SearchRequest): string[] {
  return [`${orderField(locale)}:asc`];
}
