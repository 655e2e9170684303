import { type Meant, meantBy } from './corrections.ts';
import type { IndexReader } from './index-reader.ts';
import type { TypedPair, TypedWord } from './typed-query.ts';
import { isLong } from './word-matches.ts';
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
): Promise<{ words: WordMatch[]; meant: Meant[][] }> {
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
  return { words: matches, meant };
}
