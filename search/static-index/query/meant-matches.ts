import { type Meant, meantBy } from './corrections.ts';
import type { IndexReader } from './index-reader.ts';
import { emptyMatch, type Found, type PairMatch, scoreNames, type WordMatch } from './ranking.ts';
import type { ShardTerm } from './shard.ts';
import { type TypedPair, type TypedWord, typedMarks } from './typed-query.ts';
import { isLong } from './word-matches.ts';

export interface Corrected {
  words: WordMatch[];
  /** Names in which what was perhaps meant stands side by side. */
  pairs: PairMatch[];
  /** Per word, what it was perhaps meant to be. */
  meant: Meant[][];
}

/**
 * What the words were perhaps meant to be, added to what they found: where names have it side by side with
 * the word beside it, as it was typed or meant; where none has, words found nowhere for themselves. A pair
 * may have been meant as one word.
 */
export async function matchMeant(
  reader: IndexReader,
  words: readonly TypedWord[],
  { found, pairs }: { found: readonly WordMatch[]; pairs: readonly TypedPair[] },
): Promise<Corrected> {
  const marks = typedMarks(words);
  const lost = words.map((_, i) => isNowhere(found[i] ?? emptyMatch()));
  // Of two words more can be tried than of many.
  const few = words.length <= 2 ? 2 : 1;
  const most = (i: number) =>
    lost[i] ? MAX_MEANT : lost.includes(true) ? 1 : MAX_MEANT_BESIDE * few;
  const [meant, meantTogether] = await Promise.all([
    Promise.all(words.map(async (word, i) => (await meantBy(reader, word)).slice(0, most(i)))),
    Promise.all(pairs.map(async ({ word }) => (await meantBy(reader, word)).slice(0, 1))),
  ]);
  const matches = words.map((_, i): WordMatch => {
    const known = found[i] ?? emptyMatch();
    return { ...known, names: new Map(known.names) };
  });
  /** Names that have a word, where they are few. */
  const rareTerms = async (folded: string) =>
    (await reader.terms('names', folded)).filter((term) => !isLong(term));
  const beside = await Promise.all(
    pairs.map(async ({ word, first, second }, i): Promise<PairMatch> => {
      const match = emptyMatch();
      // What begins with the same word stands in the same file: of the second word many may be tried.
      const combined = asTypedOrMeant(words[first], meant[first]?.slice(0, MAX_MEANT_BEFORE * few))
        .flatMap((left) =>
          asTypedOrMeant(words[second], meant[second]).map((right) => ({
            folded: left.folded + right.folded,
            closeness: left.closeness * right.closeness,
          })),
        )
        .sort((a, b) => b.closeness - a.closeness)
        .slice(0, MAX_COMBINED);
      const add = async (
        { folded, closeness }: Meant,
        terms: Promise<ShardTerm[]>,
      ): Promise<void> => {
        const as = { ...word, exact: folded, folded };
        scoreNames(match, { terms: await terms, word: as, marks, closeness });
      };
      await Promise.all([
        ...combined
          .filter(({ folded }) => folded !== word.folded)
          .map((each) =>
            add(each, reader.terms('joined', each.folded, { prefix: word.open, maxShards: 1 })),
          ),
        ...(meantTogether[i] ?? []).map((each) => add(each, rareTerms(each.folded))),
      ]);
      for (const [slot, score] of match.names) {
        for (const one of [matches[first], matches[second]]) {
          if (one !== undefined && score > (one.names.get(slot) ?? 0)) one.names.set(slot, score);
        }
      }
      return { match, first, second };
    }),
  );
  // Alone a word that was perhaps meant says little: many stand near any slip.
  if (beside.every(({ match }) => match.names.size === 0)) {
    await Promise.all(
      words.flatMap((word, i) =>
        (lost[i] || pairs.length === 0 ? (meant[i] ?? []).slice(0, MAX_MEANT_ALONE) : []).map(
          async ({ folded, closeness }) => {
            const as = { ...word, exact: folded, folded };
            const terms = await rareTerms(folded);
            scoreNames(matches[i] ?? emptyMatch(), { terms, word: as, marks, closeness });
          },
        ),
      ),
    );
  }
  return { words: matches, pairs: beside, meant };
}

/** So many words are tried for one that is nowhere; for one beside it; before another; alone; and pairs of these. */
const MAX_MEANT = 12;
const MAX_MEANT_BESIDE = 2;
const MAX_MEANT_BEFORE = 2;
const MAX_MEANT_ALONE = 5;
const MAX_COMBINED = 16;

/** In no name and no text, or only as the beginning of other words. */
export function isNowhere({ exists, everywhere }: WordMatch): boolean {
  return !exists && !everywhere;
}

function asTypedOrMeant(word: TypedWord | undefined, meant: readonly Meant[] | undefined): Meant[] {
  return [{ folded: word?.folded ?? '', closeness: 1 }, ...(meant ?? [])];
}

/** So many names come before all others in which what was perhaps meant stands side by side. */
const MOST_NEAR = 3;

/** Of what was found with words perhaps meant, the names that have every pair side by side, as typed or meant. */
export function nearest(
  wholes: readonly Found[],
  { beside, corrected }: { beside: readonly PairMatch[]; corrected: readonly PairMatch[] },
): Found[] {
  if (corrected.length === 0) return [];
  const near = wholes.filter(({ slot }) =>
    corrected.every(
      ({ match }, i) => match.names.has(slot) || beside[i]?.match.names.has(slot) === true,
    ),
  );
  return near.slice(0, MOST_NEAR);
}

/**
 * Where the words as typed stand side by side in no name, but what they were perhaps meant to be does: a
 * slip can make another word that many names have.
 */
export async function meantSideBySide(
  reader: IndexReader,
  {
    words,
    pairs,
    found,
    rank,
    beside,
  }: {
    words: readonly TypedWord[];
    pairs: readonly TypedPair[];
    found: readonly WordMatch[];
    rank: (found: readonly WordMatch[], needed: number, sides: readonly PairMatch[]) => Found[];
    beside: readonly PairMatch[];
  },
): Promise<Found[]> {
  if (pairs.length === 0) return [];
  const meant = await matchMeant(reader, words, { found, pairs });
  const better = rank(meant.words, words.length, [...beside, ...meant.pairs]);
  return nearest(better, { beside, corrected: meant.pairs });
}
