import type { PairMatch, PhraseMatches } from './evidence.ts';
import { hashOfWord, hiddenTerm, LONG, pairBucket, pairTerm } from './format.ts';
import type { IndexReader } from './index-reader.ts';
import type { ShardTerm } from './shard.ts';
import { type TypedPair, type TypedWord, typedMarks } from './typed-query.ts';
import { emptyMatch, scoreNames, scoreTexts, type WordMatch } from './word-scores.ts';

/** Shards read for a word still being typed. */
const MAX_OPEN_SHARDS = 2;

/** What a tier has of a word, and of the same word in the other number: nearly always in the same file. */
async function termsOf(
  reader: IndexReader,
  tier: 'names' | 'joined' | 'texts',
  { exact, folded, open }: TypedWord,
  maxShards: number,
): Promise<ShardTerm[]> {
  const other = exact === folded ? otherNumber(folded) : null;
  const [own, others] = await Promise.all([
    reader.terms(tier, folded, { prefix: open, maxShards }),
    other === null || (open && other.length > folded.length) ? [] : reader.terms(tier, other),
  ]);
  return [...own, ...others];
}

/** An English noun in its other number: `drums` and `drum`; no Vietnamese syllable ends in s. */
function otherNumber(word: string): string | null {
  if (!/^[a-z]{4,}$/.test(word) || word.endsWith('ss')) return null;
  return word.endsWith('s') ? word.slice(0, -1) : `${word}s`;
}

/** Tier one: names, search-only names, and where no name has the word, words written as one. */
export async function matchNames(
  reader: IndexReader,
  words: readonly TypedWord[],
): Promise<WordMatch[]> {
  const asOne = new Set<number>();
  const found = await Promise.all(
    words.map(async (word, i) => {
      const [terms, hidden] = await Promise.all([
        termsOf(reader, 'names', word, MAX_OPEN_SHARDS),
        reader.terms('hidden', hiddenTerm(word.folded)),
      ]);
      // A search-only name is kept as a hash: the whole word was asked for, so it is the word itself.
      const whole = hidden.map((term) => ({ ...term, exact: word.exact, folded: word.folded }));
      if (terms.length + whole.length > 0) return [...terms, ...whole];
      asOne.add(i);
      return await reader.terms('joined', word.folded, { prefix: word.open, maxShards: 1 });
    }),
  );
  const matches = await toMatches(reader, 'longNames', { words, found, before: [] });
  // Beside other words it may as well be a slip: any two words give some third.
  for (const i of words.length > 1 ? asOne : []) {
    const match = matches[i];
    if (match !== undefined) match.exists = false;
  }
  return matches;
}

/** Tier two, added to what `names` found. */
export async function matchTexts(
  reader: IndexReader,
  words: readonly TypedWord[],
  names: readonly WordMatch[],
): Promise<WordMatch[]> {
  const found = await Promise.all(
    words.map((word) => (word.telling ? termsOf(reader, 'texts', word, MAX_OPEN_SHARDS) : [])),
  );
  return await toMatches(reader, 'longTexts', { words, found, before: names });
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

/** So many pairs are asked for: that many in one passage are no chance. Bits of an integer are fewer than 32. */
const MAX_PAIRS = 4;

/**
 * Where the pairs stand in texts, at most MAX_PAIRS of them, those with the commonest words last. Buckets of
 * pairs that stand in very many passages are left out, and different pairs may share a bucket.
 */
export async function matchPhrases(
  reader: IndexReader,
  words: readonly TypedWord[],
  pairs: readonly TypedPair[],
): Promise<PhraseMatches> {
  const commonIn = ({ first, second }: TypedPair) =>
    Number(words[first]?.common) + Number(words[second]?.common);
  const chosen = pairs
    .slice(0, 31)
    .map((pair, p) => ({ pair, p }))
    .sort((a, b) => commonIn(a.pair) - commonIn(b.pair))
    .slice(0, MAX_PAIRS);
  const buckets = await reader.pairBuckets();
  const passages = new Map<number, number>();
  let asked = 0;
  await Promise.all(
    chosen.map(async ({ pair, p }) => {
      const [first = 0, second = 0] = [pair.first, pair.second].map((place) =>
        hashOfWord(words[place]?.folded ?? ''),
      );
      const lists = await reader.terms('pairs', pairTerm(pairBucket(first, second, buckets)));
      if (lists.some(isLong)) return;
      asked += 1;
      for (const { slots, weights } of lists) {
        for (const [i, slot] of slots.entries()) {
          const passage = slot * 256 + (weights[i] ?? 0);
          passages.set(passage, (passages.get(passage) ?? 0) | (1 << p));
        }
      }
    }),
  );
  return { passages, asked };
}

/** Names that write as one what was typed as two words (`ê đê` for Êđê): added to both words. */
export async function matchWrittenAsOne(
  reader: IndexReader,
  pairs: readonly TypedPair[],
  { names, marks }: { names: readonly WordMatch[]; marks: boolean },
): Promise<WordMatch[]> {
  const more = names.map((match) => ({ ...match, names: new Map(match.names) }));
  for (const { word, first, second } of pairs) {
    const terms = await reader.terms('names', word.folded, { prefix: word.open, maxShards: 1 });
    for (const match of [more[first], more[second]]) {
      if (match !== undefined) {
        scoreNames(match, { terms: terms.filter((term) => !isLong(term)), word, marks });
      }
    }
  }
  return more;
}

/** Adds what `found` says to `before`, with as many of the long lists as may be read, the shortest first. */
async function toMatches(
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
      if (length > MAX_LONG_LIST || (room < 0 && (narrows || i > 0))) {
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
const MAX_LONG_POSTINGS = { longNames: 4_000, longTexts: 5_000 };
/** A list longer than this is read by nobody: about 40 KB. */
const MAX_LONG_LIST = 16_000;

export function isLong({ weights }: ShardTerm): boolean {
  return weights[0] === LONG;
}
