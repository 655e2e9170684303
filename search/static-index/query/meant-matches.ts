import { type Meant, meantBy } from './corrections.ts';
import type { PairMatch } from './evidence.ts';
import type { IndexReader } from './index-reader.ts';
import { meantBeside } from './meant-beside.ts';
import type { TypedPair, TypedWord } from './typed-query.ts';
import { isLong, matchSideBySide } from './word-matches.ts';
import { emptyMatch, isNowhere, scoreNames, type WordMatch } from './word-scores.ts';

/** So many words are tried for one that is nowhere; alone they say little, for many stand near any slip. */
const MAX_MEANT = 5;
const READ_WHOLE = 2;

/**
 * What words that are nowhere were perhaps meant to be, by their spelling alone, added to what they found; a
 * pair of them may have been meant as one word.
 */
export async function matchMeant(
  reader: IndexReader,
  words: readonly TypedWord[],
  { found, pairs }: { found: readonly WordMatch[]; pairs: readonly TypedPair[] },
): Promise<{ words: WordMatch[]; meant: Meant[][]; sides: PairMatch[] }> {
  const matches = words.map((_, i) => {
    const known = found[i] ?? emptyMatch();
    return { ...known, names: new Map(known.names) };
  });
  async function add(word: TypedWord, most: number, to: readonly number[]): Promise<Meant[]> {
    const meant = (await meantBy(reader, word)).slice(0, most);
    await Promise.all(
      meant.map(async ({ folded, closeness }, place) => {
        const all = await reader.terms('names', folded);
        // The likeliest for a word that stands alone is looked for as if it had been typed.
        const isMuch = place < READ_WHOLE && words.length === 1 && all.some(isLong);
        const long = isMuch ? await reader.terms('longNames', folded) : [];
        const terms = [...all.filter((term) => !isLong(term)), ...long];
        const as = { ...word, exact: folded, folded };
        for (const i of to) {
          scoreNames(matches[i] ?? emptyMatch(), { terms, word: as, marks: false, closeness });
        }
      }),
    );
    return meant;
  }
  const [meant] = await Promise.all([
    Promise.all(
      words.map((word, i) =>
        isNowhere(found[i]) || pairs.length === 0 ? add(word, MAX_MEANT, [i]) : [],
      ),
    ),
    Promise.all(pairs.map(({ word, first, second }) => add(word, 1, [first, second]))),
  ]);
  return {
    words: matches,
    meant,
    sides: await besideMeant(reader, words, { found, pairs, meant }),
  };
}

/** Where the likeliest of what was meant stands beside its neighbours, as they were typed or nearly so. */
async function besideMeant(
  reader: IndexReader,
  words: readonly TypedWord[],
  {
    found,
    pairs,
    meant,
  }: { found: readonly WordMatch[]; pairs: readonly TypedPair[]; meant: readonly Meant[][] },
): Promise<PairMatch[]> {
  const likely = words.map((word, i) => {
    const folded = meant[i]?.[0]?.folded;
    return folded === undefined
      ? word
      : { ...word, exact: folded, folded, other: null, open: false };
  });
  const closeness = (i: number) => meant[i]?.[0]?.closeness ?? 1;
  const touched = pairs.flatMap((pair) => {
    const [first, second] = [likely[pair.first], likely[pair.second]];
    const isMeant = closeness(pair.first) * closeness(pair.second) < 1;
    if (!isMeant || first === undefined || second === undefined) return [];
    const folded = first.folded + second.folded;
    return [
      { ...pair, word: { ...pair.word, exact: folded, folded, other: null, open: second.open } },
    ];
  });
  const beside = await matchSideBySide(reader, touched, false);
  const near = await meantBeside(reader, likely, { pairs: touched, beside, found });
  return [...beside, ...near.sides].map(({ match, first, second }) => {
    const factor = closeness(first) * closeness(second);
    const names = new Map([...match.names].map(([slot, score]) => [slot, score * factor]));
    return { match: { names }, first, second };
  });
}
