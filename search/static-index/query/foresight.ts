import type { IndexReader } from './index-reader.ts';
import type { ShardTerm } from './shard.ts';
import type { TypedPair, TypedWord } from './typed-query.ts';
import { isLong, phraseTerm } from './word-matches.ts';

/** For so many words what texts will be asked is foreseen too. */
const FEW_WORDS = 3;

/**
 * Fetches, beside the names of a query, the directories that its next steps begin with: each would be a way
 * there and back of its own. `read`: the terms of names, by word, on their way.
 */
export async function foresee(
  reader: IndexReader,
  words: readonly TypedWord[],
  { pairs, read }: { pairs: readonly TypedPair[]; read: Promise<readonly ShardTerm[][]> },
): Promise<void> {
  for (const { folded } of words) reader.foresee('longNames', folded);
  for (const { word } of pairs) reader.foresee('joined', word.folded);
  const found = await read;
  if (words.length > FEW_WORDS) return;
  const isUnnamed = found.some((terms) => terms.length === 0);
  const needsTexts = isUnnamed || (words.length > 1 && found.some((terms) => terms.some(isLong)));
  const buckets = await reader.pairBuckets();
  for (const pair of pairs) {
    reader.foresee('turned', words[pair.second]?.folded ?? '');
    if (needsTexts) reader.foresee('pairs', phraseTerm(words, pair, buckets));
  }
  if (!needsTexts) return;
  for (const { folded } of words) {
    reader.foresee('texts', folded);
    reader.foresee('longTexts', folded);
  }
}
