import type { PhraseMatches } from './evidence.ts';
import { hashOfWord, pairBucket, pairTerm } from './format.ts';
import type { IndexReader } from './index-reader.ts';
import type { TypedPair, TypedWord } from './typed-query.ts';
import { isLong, MAX_OPEN_SHARDS, termsOf, toMatches } from './word-matches.ts';
import { scoreNames, type WordMatch } from './word-scores.ts';

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
      const lists = await reader.terms('pairs', phraseTerm(words, pair, buckets));
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

/** What a pair is called among those of texts. */
export function phraseTerm(
  words: readonly TypedWord[],
  { first, second }: TypedPair,
  buckets: number,
): string {
  const hash = (place: number) => hashOfWord(words[place]?.folded ?? '');
  return pairTerm(pairBucket(hash(first), hash(second), buckets));
}

/** Names that write as one what was typed as two words (`ê đê` for Êđê): added to both words. */
export async function matchWrittenAsOne(
  reader: IndexReader,
  pairs: readonly TypedPair[],
  { names, marks }: { names: readonly WordMatch[]; marks: boolean },
): Promise<WordMatch[]> {
  const more = names.map((match) => ({ ...match, names: new Map(match.names) }));
  const joined = await Promise.all(
    pairs.map(({ word }) =>
      reader.terms('names', word.folded, { prefix: word.open, maxShards: 1 }),
    ),
  );
  for (const [i, { word, first, second }] of pairs.entries()) {
    const terms = joined[i] ?? [];
    for (const match of [more[first], more[second]]) {
      if (match !== undefined) {
        scoreNames(match, { terms: terms.filter((term) => !isLong(term)), word, marks });
      }
    }
  }
  return more;
}
