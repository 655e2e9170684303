import type { PairMatch } from './evidence.ts';
import { hiddenTerm, LONG } from './format.ts';
import type { IndexReader } from './index-reader.ts';
import type { ShardTerm } from './shard.ts';
import { type TypedPair, type TypedWord, typedMarks } from './typed-query.ts';
import { emptyMatch, scoreNames, scoreTexts, type WordMatch } from './word-scores.ts';

/** Shards read for a word still being typed. */
export const MAX_OPEN_SHARDS = 2;

/** What a tier has of a word, and of the same word in the other number: nearly always in the same file. */
export async function termsOf(
  reader: IndexReader,
  tier: 'names' | 'joined' | 'texts',
  { folded, other, open }: TypedWord,
  maxShards: number,
): Promise<ShardTerm[]> {
  const [own, others] = await Promise.all([
    reader.terms(tier, folded, { prefix: open, maxShards }),
    other === null || (open && other.length > folded.length) ? [] : reader.terms(tier, other),
  ]);
  return [...own, ...others];
}

/** What tier one has of a word. */
export interface ReadName {
  terms: ShardTerm[];
  /** No name has it as a word: the terms are words written as one. */
  asOne: boolean;
}

/**
 * The terms of tier one, by word: names, search-only names, and where no name has the word, words written as
 * one; `unnamed` is told of such a word before these are read.
 */
export async function readNames(
  reader: IndexReader,
  words: readonly TypedWord[],
  unnamed: (word: TypedWord) => void,
): Promise<ReadName[]> {
  return await Promise.all(
    words.map(async (word) => {
      const [terms, hidden] = await Promise.all([
        termsOf(reader, 'names', word, MAX_OPEN_SHARDS),
        reader.terms('hidden', hiddenTerm(word.folded)),
      ]);
      // A search-only name is kept as a hash: the whole word was asked for, so it is the word itself.
      const whole = hidden.map((term) => ({ ...term, exact: word.exact, folded: word.folded }));
      if (terms.length + whole.length > 0) return { terms: [...terms, ...whole], asOne: false };
      unnamed(word);
      const joined = await reader.terms('joined', word.folded, { prefix: word.open, maxShards: 1 });
      return { terms: joined, asOne: true };
    }),
  );
}

/** Where names have the words whose terms were read. */
export async function matchNames(
  reader: IndexReader,
  words: readonly TypedWord[],
  read: readonly ReadName[],
): Promise<WordMatch[]> {
  const found = read.map(({ terms }) => terms);
  const matches = await toMatches(reader, 'longNames', { words, found, before: [] });
  // Beside other words it may as well be a slip: any two words give some third.
  return matches.map((match, i) =>
    read[i]?.asOne === true && words.length > 1 ? { ...match, exists: false } : match,
  );
}

/** Where neighbouring words stand side by side in names. */
export async function matchSideBySide(
  reader: IndexReader,
  pairs: readonly TypedPair[],
  marks: boolean,
): Promise<PairMatch[]> {
  return await Promise.all(
    pairs.map(async ({ word, first, second }) => {
      const match = emptyMatch();
      const terms = await termsOf(reader, 'joined', word, 1);
      scoreNames(match, { terms, word, marks });
      return { match, first, second };
    }),
  );
}

/** Adds what `found` says to `before`, with as many of the long lists as may be read, the shortest first. */
export async function toMatches(
  reader: IndexReader,
  longTier: 'longNames' | 'longTexts',
  {
    words,
    found,
    before,
  }: {
    words: readonly TypedWord[];
    found: readonly ShardTerm[][];
    before: readonly WordMatch[];
  },
): Promise<WordMatch[]> {
  const marks = typedMarks(words);
  const score = longTier === 'longNames' ? scoreNames : scoreTexts;
  const matches = words.map((word, i): WordMatch => {
    const match = {
      ...emptyMatch(),
      names: new Map(before[i]?.names),
      unread: before[i]?.unread ?? 0,
    };
    const short = (found[i] ?? []).filter((term) => !isLong(term));
    score(match, { terms: short, word, marks });
    match.exists =
      before[i]?.exists === true ||
      (found[i] ?? []).some(({ folded }) => folded === word.folded || !word.open);
    // A single letter is not looked for in texts: it is taken to be there.
    match.everywhere =
      before[i]?.everywhere === true || (longTier === 'longTexts' && !word.telling);
    return match;
  });
  const long = words
    .map((word, i) => {
      const terms = (found[i] ?? []).filter(isLong);
      const length = terms.reduce((sum, { slots }) => sum + (slots[0] ?? 0), 0);
      return { word, match: matches[i] ?? emptyMatch(), terms, length };
    })
    .filter(({ terms }) => terms.length > 0)
    .sort((a, b) => a.length - b.length);
  let room = MAX_LONG_POSTINGS[longTier];
  const narrows = matches.some(
    ({ everywhere }, i) => !everywhere && long.every(({ match }) => match !== matches[i]),
  );
  await Promise.all(
    long.map(async ({ word, match, terms, length }, i) => {
      room -= length;
      if (length > MAX_LONG_LIST[longTier] || (room < 0 && (narrows || i > 0))) {
        match.everywhere = true;
        match.unread = Math.max(match.unread, length);
        return;
      }
      const lists = await Promise.all(
        terms.map(async ({ exact, folded }) =>
          (await reader.terms(longTier, folded)).filter((term) => term.exact === exact),
        ),
      );
      score(match, { terms: lists.flat(), word, marks });
    }),
  );
  return matches;
}

/** So many postings of long lists are read for one query: about 10 and 20 KB. */
const MAX_LONG_POSTINGS = { longNames: 2_000, longTexts: 4_000 };
/** A list longer than this is read by nobody: about 40 and 15 KB. */
const MAX_LONG_LIST = { longNames: 16_000, longTexts: 6_000 };

export function isLong({ weights }: ShardTerm): boolean {
  return weights[0] === LONG;
}
