import { type Meant, meantBy } from './corrections.ts';
import { hiddenTerm } from './format.ts';
import type { IndexReader } from './index-reader.ts';
import { emptyMatch, scoreNames, scoreTexts, type WordMatch } from './ranking.ts';
import type { ShardTerm } from './shard.ts';
import { type TypedPair, type TypedWord, typedMarks } from './typed-query.ts';

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
      word.telling
        ? reader.terms('texts', word.folded, { prefix: word.open, maxShards: MAX_OPEN_SHARDS })
        : [],
    ),
  );
  return await toMatches(reader, 'longTexts', { words, found, before: names });
}

/** Where neighbouring words stand side by side in names. */
export async function matchSideBySide(
  reader: IndexReader,
  pairs: readonly TypedPair[],
  marks: boolean,
): Promise<{ match: WordMatch; first: number; second: number }[]> {
  return await Promise.all(
    pairs.map(async ({ word, first, second }) => {
      const match = emptyMatch();
      const terms = await reader.terms('joined', word.folded, { prefix: word.open, maxShards: 1 });
      scoreNames(match, { terms, word, marks });
      return { match, first, second };
    }),
  );
}

/** Names that write as one what was typed as two words (`ê đê` for Êđê): added to both words. */
export async function matchWrittenAsOne(
  reader: IndexReader,
  pairs: readonly TypedPair[],
  { names, marks }: { names: readonly WordMatch[]; marks: boolean },
): Promise<WordMatch[]> {
  const more = names.map((match) => ({ ...match, scores: new Map(match.scores) }));
  for (const { word, first, second } of pairs) {
    const terms = await reader.terms('names', word.folded, { prefix: word.open, maxShards: 1 });
    for (const match of [more[first], more[second]]) {
      if (match !== undefined) scoreNames(match, { terms, word, marks });
    }
  }
  return more;
}

export interface Corrected {
  names: WordMatch[];
  texts: WordMatch[] | null;
  /** Per word, what it was perhaps meant to be. */
  meant: Meant[][];
}

/** What the words of `suspects` (places among `words`) were perhaps meant to be, added to what they found. */
export async function matchMeant(
  reader: IndexReader,
  words: readonly TypedWord[],
  {
    suspects,
    names,
    texts,
  }: {
    suspects: ReadonlySet<number>;
    names: readonly WordMatch[];
    texts: readonly WordMatch[] | null;
  },
): Promise<Corrected> {
  const marks = typedMarks(words);
  const meant = await Promise.all(
    words.map((word, i) => (suspects.has(i) ? meantBy(reader, word) : [])),
  );
  const add = async (tier: 'names' | 'texts', before: readonly WordMatch[]): Promise<WordMatch[]> =>
    await Promise.all(
      words.map(async (word, i) => {
        const known = before[i] ?? emptyMatch();
        const others = meant[i] ?? [];
        if (others.length === 0) return known;
        const match: WordMatch = {
          scores: new Map(known.scores),
          passages: new Set(known.passages),
          everywhere: known.everywhere,
        };
        for (const { folded, closeness } of others) {
          const terms = await reader.terms(tier, folded);
          const as = { ...word, exact: folded, folded };
          const score = tier === 'names' ? scoreNames : scoreTexts;
          score(match, { terms, word: as, marks, closeness });
          // A word in nearly every record narrows nothing: what was typed is taken to be it.
          if (terms.some(({ slots }) => slots.length === 0)) match.everywhere = true;
        }
        return match;
      }),
    );
  const withNames = await add('names', names);
  return {
    names: withNames,
    texts: texts === null ? null : merged(withNames, await add('texts', texts)),
    meant,
  };
}

function merged(names: readonly WordMatch[], texts: readonly WordMatch[]): WordMatch[] {
  return texts.map((match, i) => {
    const scores = new Map(match.scores);
    for (const [slot, score] of names[i]?.scores ?? []) {
      if (score > (scores.get(slot) ?? 0)) scores.set(slot, score);
    }
    return { ...match, scores, everywhere: match.everywhere || names[i]?.everywhere === true };
  });
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
  const score = longTier === 'longNames' ? scoreNames : scoreTexts;
  const long = found.map((terms) => terms.filter(({ slots }) => slots.length === 0));
  // Only when no word has a list that narrows are the long ones read.
  const needed = long.every((terms, i) => terms.length > 0 || before[i]?.everywhere === true);
  return await Promise.all(
    words.map(async (word, i) => {
      const match: WordMatch = {
        scores: new Map(before[i]?.scores),
        passages: new Set(),
        everywhere: false,
      };
      score(match, { terms: found[i] ?? [], word, marks });
      const unread = long[i] ?? [];
      if (needed) {
        for (const { exact, folded } of unread) {
          const terms = await reader.terms(longTier, folded);
          score(match, { terms: terms.filter((term) => term.exact === exact), word, marks });
        }
      }
      match.everywhere = before[i]?.everywhere === true || (!needed && unread.length > 0);
      return match;
    }),
  );
}
