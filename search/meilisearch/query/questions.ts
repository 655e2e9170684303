import type { SearchRequest } from '../../search-provider.ts';
import { withoutTypingMethod } from '../../static-index/query/spelling-distance.ts';
import type { SearchQuery } from './ask.ts';
import {
  LEADING_PATTERNS,
  MINOR_PATTERNS,
  MINOR_WHOLE,
  NAME_PATTERNS,
  NEARLY,
  OWN_PATTERNS,
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
  leadingOwn: 1e7,
  minorOwn: 2e6,
  leading: 1e6,
  names: 1e4,
  nearlyOwn: 1e3,
  nearly: 1e2,
  texts: 1,
  anywhere: 1e-3,
} as const;
/** More words than a name has are rather remembered from a text: it then comes before names with slips. */
const WORDS_OF_A_NAME = 3;
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
  /** A query that finds by itself what the parts find together, where there is one. */
  widest: SearchQuery | null;
}

/**
 * In the order in which they are tried: as it was typed; as if a Vietnamese input method had been on; with
 * slips of the hand; with some of the words.
 */
export function attemptsFor(
  typed: TypedQuery,
  request: SearchRequest,
): [asTyped: Attempt, ...others: Attempt[]] {
  const { words, tokens } = typed;
  const isDeep = request.depth !== 'names';
  const sort = sortOf(request);
  const attempt = (parts: Part[], kind: Attempt['words'] = 'all'): Attempt => ({
    words: kind,
    widest: kind === 'all' ? (parts.at(-1)?.query ?? null) : null,
    // An order other than by relevance knows no weights.
    parts: parts.map(({ query, ...rest }) => ({
      ...rest,
      query: sort === null ? query : { ...query, federationOptions: { weight: 1 }, sort },
    })),
  });
  if (words.length === 0) {
    const everything = { q: '', sort: sort ?? byName(request) };
    const part: Part = { query: everything, matchedIn: 'names', corrects: false };
    return [{ parts: [part], words: 'all', widest: { q: '' } }];
  }
  const others: Attempt[] = [];
  const bare = words.map((word) => withoutTypingMethod(word) ?? word).join(' ');
  if (bare !== words.join(' ')) {
    others.push(attempt(inTiers(bare, isDeep).map((part) => ({ ...part, corrects: true }))));
  }
  if (tokens.some(({ kind }) => kind === 'word')) {
    others.push(attempt([...asTyped(typed, isDeep), ...nearly(typed, isDeep)]));
  }
  if (isDeep && words.length > 1) others.push(attempt(withSomeWords(typed), 'some'));
  return [attempt(asTyped(typed, isDeep)), ...others];
}

/** The queries whose finds together have all of the words; the last one finds them all. */
export function asTyped({ words, exact, whole }: TypedQuery, isDeep: boolean): Part[] {
  const [folded = '', marked] = whole.toReversed();
  return [
    ...(marked === undefined ? [] : [part(marked, 'whole', WEIGHTS.exactWhole)]),
    ...(exact === null
      ? []
      : [part(exact, 'leading', WEIGHTS.exactLeading), part(exact, 'names', WEIGHTS.exactNames)]),
    part(folded, 'whole', WEIGHTS.whole),
    part(folded, 'minorWhole', WEIGHTS.minorWhole),
    ...inTiers(words.join(' '), isDeep),
  ];
}

function inTiers(q: string, isDeep: boolean): Part[] {
  const minorOwn = part(q, 'minorOwn', WEIGHTS.minorOwn);
  return [
    part(q, 'leadingOwn', WEIGHTS.leadingOwn),
    { ...minorOwn, query: { ...minorOwn.query, filter: ['type != source'] } },
    part(q, 'leading', WEIGHTS.leading),
    part(q, 'names', WEIGHTS.names),
    ...(isDeep ? [part(q, 'texts', WEIGHTS.texts)] : []),
  ];
}

/** Some of the words with a letter wrong, in names, the others anywhere; the last query finds all that is so. */
function nearly({ words }: TypedQuery, isDeep: boolean): Part[] {
  const q = words.join(' ');
  const share = words.length > WORDS_OF_A_NAME ? WEIGHTS.anywhere : 1;
  return [
    part(q, 'nearlyOwn', WEIGHTS.nearlyOwn * share),
    part(q, 'nearly', WEIGHTS.nearly * share),
    ...(isDeep ? [part(q, 'anywhere', WEIGHTS.anywhere)] : []),
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
  leadingOwn: OWN_PATTERNS,
  minorOwn: [...OWN_PATTERNS, ...MINOR_PATTERNS],
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
