import { hiddenTerm } from './format.ts';
import type { IndexReader } from './index-reader.ts';
import { scoreTerms, type WordMatch, type WordScores } from './ranking.ts';
import type { ShardTerm } from './shard.ts';
import { type TypedWord, typedMarks } from './typed-query.ts';

/** Shards read for a word still being typed. */
const MAX_OPEN_SHARDS = 3;

/** Tier one: names, search-only names, and where no name has the word, words written as one. */
export async function matchNames(
  reader: IndexReader,
  words: readonly TypedWord[],
): Promise<WordMatch[]> {
  const found = await Promise.all(
    words.map(async (word) => {
      const [terms, hidden] = await Promise.all([
        reader.terms('names', word.folded, { prefix: word.open, maxShards: MAX_OPEN_SHARDS }),
        reader.terms('hidden', hiddenTerm(word.folded)),
      ]);
      // A search-only name is kept as a hash: the whole word was asked for, so it is the word itself.
      const whole = hidden.map((term) => ({ ...term, exact: word.exact, folded: word.folded }));
      if (terms.length + whole.length > 0) return [...terms, ...whole];
      return await reader.terms('joined', word.folded, { prefix: word.open, maxShards: 1 });
    }),
  );
  return await toMatches(reader, 'longNames', { words, found, before: [] });
}

/** Tier two, added to what `names` found. */
export async function matchTexts(
  reader: IndexReader,
  words: readonly TypedWord[],
  names: readonly WordMatch[],
): Promise<WordMatch[]> {
  const found = await Promise.all(
    words.map((word) =>
      reader.terms('texts', word.folded, { prefix: word.open, maxShards: MAX_OPEN_SHARDS }),
    ),
  );
  return await toMatches(reader, 'longTexts', { words, found, before: names });
}

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
  const long = found.map((terms) => terms.filter(({ slots }) => slots.length === 0));
  // Only when no word has a list that narrows are the long ones read.
  const needed = long.every((terms, i) => terms.length > 0 || before[i]?.everywhere === true);
  return await Promise.all(
    words.map(async (word, i) => {
      const scores: WordScores = new Map(before[i]?.scores);
      scoreTerms(scores, { terms: found[i] ?? [], word, marks });
      const unread = long[i] ?? [];
      if (needed) {
        for (const { exact, folded } of unread) {
          const terms = await reader.terms(longTier, folded);
          scoreTerms(scores, { terms: terms.filter((term) => term.exact === exact), word, marks });
        }
      }
      const everywhere = before[i]?.everywhere === true || (!needed && unread.length > 0);
      return { scores, everywhere };
    }),
  );
}
