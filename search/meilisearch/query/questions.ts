import type { SearchRequest } from '../../search-provider.ts';
import { withoutTypingMethod } from '../../static-index/query/spelling-distance.ts';
import type { SearchQuery } from './ask.ts';
import {
  LEADING_PATTERNS,
  MINOR_WHOLE,
  NAME_PATTERNS,
  NEARLY,
  orderField,
  TEXTS,
  WHOLE,
} from './fields.ts';
import type { TypedQuery } from './typed-query.ts';

/**
 * What a stronger query finds stands before all that only weaker ones find: scores are at most 1. First
 * names that are what was typed, then those with its words, diacritics and all; then the same folded. The
 * records that people look for come before others; last what has words in its texts.
 */
const WEIGHTS = {
  exactWhole: 1e14,
  exactLeading: 1e12,
  whole: 1e10,
  minorWhole: 1e9,
  exactNames: 1e8,
  leading: 1e6,
  names: 1e4,
  nearlyOwn: 1e3,
  nearly: 1e2,
  texts: 1,
  anywhere: 1e-3,
} as const;
/** More words than a name has are rather remembered from a text: it then comes before names with slips. */
const WORDS_OF_A_NAME = 3;
/** A spaceless script as Meilisearch cuts it, beside the pairs of clusters that we cut. */
const PLAIN_SHARE = 0.5;
const LACKING_ONE = 100;

/** A query of a question, and where what it finds has the words. */
export interface Part {
  query: SearchQuery;
  matchedIn: 'names' | 'texts';
  /** It takes words for others that are written nearly so. */
  corrects: boolean;
}

/** A way to find what was meant. */
export interface Attempt {
  parts: Part[];
  words: 'all' | 'some';
}

/** In the order in which they are tried: as it was typed; also with slips of the hand; with some of the words. */
export function attemptsFor(
  typed: TypedQuery,
  request: SearchRequest,
): [asTyped: Attempt, ...others: Attempt[]] {
  const { words } = typed;
  const isDeep = request.depth !== 'names';
  const sort = sortOf(request);
  const ordered = (parts: readonly Part[]) =>
    // An order other than by relevance knows no weights.
    parts.map(({ query, ...rest }) => ({
      ...rest,
      query: sort === null ? query : { ...query, federationOptions: { weight: 1 }, sort },
    }));
  if (words.length === 0) {
    const everything = { q: '', sort: sort ?? byName(request) };
    return [{ parts: [{ query: everything, matchedIn: 'names', corrects: false }], words: 'all' }];
  }
  const asItIs = asTyped(typed, isDeep);
  const isSpaced = typed.tokens.some(({ kind }) => kind === 'word');
  const others: Attempt[] = [];
  if (isSpaced) others.push({ parts: ordered([...asItIs, ...nearly(typed)]), words: 'all' });
  if (isDeep && words.length > 1) {
    others.push({ parts: ordered(withSomeWords(typed)), words: 'some' });
  }
  return [{ parts: ordered(asItIs), words: 'all' }, ...others];
}

/** The queries whose finds together have all of the words. */
export function asTyped({ words, plain, exact, whole }: TypedQuery, isDeep: boolean): Part[] {
  const q = words.join(' ');
  const [folded = '', marked] = whole.toReversed();
  const plainToo = (place: 'leading' | 'names' | 'texts') => [
    part(q, place, WEIGHTS[place]),
    ...(plain === null ? [] : [part(plain, place, WEIGHTS[place] * PLAIN_SHARE)]),
  ];
  return [
    ...(marked === undefined ? [] : [part(marked, 'whole', WEIGHTS.exactWhole)]),
    ...(exact === null
      ? []
      : [part(exact, 'leading', WEIGHTS.exactLeading), part(exact, 'names', WEIGHTS.exactNames)]),
    part(folded, 'whole', WEIGHTS.whole),
    part(folded, 'minorWhole', WEIGHTS.minorWhole),
    ...plainToo('leading'),
    ...plainToo('names'),
    ...(isDeep ? plainToo('texts') : []),
  ];
}

/**
 * Some of the words with a letter wrong, in names, the others anywhere; or written with a Vietnamese input
 * method that was off.
 */
function nearly({ words }: TypedQuery): Part[] {
  const q = words.join(' ');
  const share = words.length > WORDS_OF_A_NAME ? WEIGHTS.anywhere : 1;
  const bare = words.map((word) => withoutTypingMethod(word) ?? word).join(' ');
  return [
    ...(bare === q ? [] : [part(bare, 'names', WEIGHTS.exactNames)]),
    part(q, 'nearlyOwn', WEIGHTS.nearlyOwn * share),
    part(q, 'nearly', WEIGHTS.nearly * share),
    part(q, 'anywhere', WEIGHTS.anywhere),
  ].map((each) => ({ ...each, corrects: true }));
}

/** Where no record has all the words: those that lack one of them, then those that have one of them. */
function withSomeWords({ words }: TypedQuery): Part[] {
  const lackingOne = words.length === 2 ? [] : words.map((_, i) => words.toSpliced(i, 1).join(' '));
  return (['names', 'texts'] as const).flatMap((place) => {
    const weight = place === 'names' ? 10 : 1;
    return [
      ...lackingOne.map((q) => part(q, place, weight * LACKING_ONE)),
      ...words.map((q) => part(q, place, weight)),
    ];
  });
}

const TEXT_PATTERNS = [...NAME_PATTERNS, `${TEXTS}_*`];
const LOOKED_AT = {
  whole: [WHOLE],
  minorWhole: [MINOR_WHOLE],
  leading: LEADING_PATTERNS,
  names: NAME_PATTERNS,
  texts: TEXT_PATTERNS,
  nearlyOwn: [NEARLY.own],
  nearly: [NEARLY.own, NEARLY.around, ...NAME_PATTERNS],
  anywhere: [NEARLY.own, NEARLY.around, ...TEXT_PATTERNS],
} as const satisfies Record<string, readonly string[]>;
type Place = keyof typeof LOOKED_AT;

function part(q: string, place: Place, weight: number): Part {
  return {
    matchedIn: place === 'texts' || place === 'anywhere' ? 'texts' : 'names',
    corrects: false,
    query: {
      q,
      matchingStrategy: 'all',
      attributesToSearchOn: LOOKED_AT[place],
      federationOptions: { weight },
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
