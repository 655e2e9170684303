import type { Meant } from './corrections.ts';
import type { PairMatch } from './evidence.ts';
import type { IndexReader } from './index-reader.ts';
import type { ShardTerm } from './shard.ts';
import {
  firstLettersAlike,
  PER_SLIP,
  SAME_SOUND,
  slipsForgiven,
  soundOf,
  spellingDistance,
} from './spelling-distance.ts';
import type { TypedPair, TypedWord } from './typed-query.ts';
import { emptyMatch, SERVING, scoreNames, type WordMatch } from './word-scores.ts';

export interface MeantBeside {
  /** Names in which what was perhaps meant stands side by side, by pair. */
  sides: PairMatch[];
  /** Per word, what it was perhaps meant to be. */
  meant: Meant[][];
}

/** What stands beside a word is in so many files at most, or what begins like the other is asked for. */
const MAX_SHARDS = 2;
/** So many pairs are tried, those with words that are nowhere and with long ones first. */
const MOST_PAIRS = 2;

/**
 * Of words typed side by side that stand so in no name: what stands beside the one and is nearly the other.
 * All that names have beside a word is in one or two files, so no list of spellings is asked.
 */
export async function meantBeside(
  reader: IndexReader,
  words: readonly TypedWord[],
  {
    pairs,
    beside,
    found,
  }: { pairs: readonly TypedPair[]; beside: readonly PairMatch[]; found: readonly WordMatch[] },
): Promise<MeantBeside> {
  const lost = (i: number) => (found[i]?.exists === false && !found[i]?.everywhere ? 100 : 0);
  const meant: Meant[][] = words.map(() => []);
  const isTyped = (pair: TypedPair) =>
    beside.some(
      (each) =>
        each.first === pair.first &&
        each.second === pair.second &&
        [...each.match.names.values()].some((score) => score > SERVING),
    );
  const worth = ({ first, second }: TypedPair) =>
    lost(first) +
    lost(second) +
    Math.max(words[first]?.folded.length ?? 0, words[second]?.folded.length ?? 0);
  const tried = new Set(
    pairs
      .filter((pair) => !isTyped(pair))
      .sort((a, b) => worth(b) - worth(a))
      .slice(0, MOST_PAIRS),
  );
  const sides = await Promise.all(
    pairs.map(async (pair, i): Promise<PairMatch> => {
      const { first, second } = pair;
      const match = emptyMatch();
      const left = words[first];
      const right = words[second];
      if (left === undefined || right === undefined || !tried.has(pair)) {
        return { match, first, second };
      }
      const third = pairs[i + 1]?.first === second ? words[pairs[i + 1]?.second ?? -1] : undefined;
      const [after, before] = await Promise.all([
        neighbours(reader, 'joined', left, right),
        neighbours(reader, 'turned', right, left),
      ]);
      const add = (term: ShardTerm, closeness: number) => {
        const as = { ...left, exact: term.exact, folded: term.folded, open: false };
        scoreNames(match, { terms: [term], word: as, marks: false, closeness });
      };
      for (const term of after) {
        const rest = term.folded.slice(left.folded.length);
        const one = closenessOf(rest, right);
        if (one > 0) {
          add(term, one);
          meant[second]?.push({ folded: rest, closeness: one });
        }
        if (third === undefined) continue;
        const both = { ...third, folded: right.folded + third.folded };
        const two = closenessOf(rest, both);
        if (two > 0) add(term, two);
      }
      for (const term of before) {
        const rest = term.folded.slice(right.folded.length);
        const one = closenessOf(rest, left);
        if (one <= 0) continue;
        add(term, one);
        meant[first]?.push({ folded: rest, closeness: one });
      }
      return { match, first, second };
    }),
  );
  return { sides, meant: meant.map((each) => each.sort((a, b) => b.closeness - a.closeness)) };
}

/** What names have beside `word`; where that is much, what begins like `other` alone. */
async function neighbours(
  reader: IndexReader,
  tier: 'joined' | 'turned',
  word: TypedWord,
  other: TypedWord,
): Promise<ShardTerm[]> {
  const all = await reader.terms(tier, word.folded, {
    prefix: true,
    maxShards: MAX_SHARDS,
    whole: true,
  });
  if (all.length > 0) return all;
  const begun = await Promise.all(
    [
      ...firstLettersAlike(other.folded),
      ...(other.folded.length > 2 ? [other.folded.slice(1, 2)] : []),
    ].map((letter) =>
      reader.terms(tier, word.folded + letter, { prefix: true, maxShards: MAX_SHARDS }),
    ),
  );
  return begun.flat();
}

/** 0: not what was meant. */
function closenessOf(other: string, { folded, open }: TypedWord): number {
  const slips = Math.max(slipsForgiven(folded.length), 1);
  if (other === folded || folded.length < 2) return 0;
  if (soundOf(other) === soundOf(folded)) return SAME_SOUND;
  const away = spellingDistance(folded, other, slips);
  if (away <= slips && folded.length > 2) return PER_SLIP ** away;
  if (folded.length === 2 && other.length === 3 && away === 1)
    return other.startsWith(folded.slice(0, 1)) ? PER_SLIP : 0;
  if (!open || folded.length < 4 || other.length <= folded.length) return 0;
  const begun = spellingDistance(folded, other.slice(0, folded.length), slips);
  return begun > slips ? 0 : PER_SLIP ** (begun + 0.5);
}
