import type { IndexReader } from './index-reader.ts';
import { FEW_WORDS, type Inquiry, SENTENCE } from './inquiry.ts';
import { phraseTerm } from './text-matches.ts';
import type { TypedWord } from './typed-query.ts';

/**
 * Begins to fetch what will be asked next where no name has `unnamed`, one of the words: its texts, and the
 * directories of pairs. Each would be a way there and back of its own.
 */
export async function foresee(
  reader: IndexReader,
  { words, pairs }: Pick<Inquiry, 'words' | 'pairs'>,
  unnamed: TypedWord,
): Promise<void> {
  reader.terms('texts', unnamed.folded).catch(() => {});
  if (words.length > FEW_WORDS) return;
  for (const { second } of pairs) reader.foresee('turned', words[second]?.folded ?? '');
  await foreseePairs(reader, { words, pairs });
}

/** Begins to fetch the directories of what texts will be asked, beside what is asked before. */
export async function foreseeTexts(
  reader: IndexReader,
  { words, pairs }: Pick<Inquiry, 'words' | 'pairs'>,
): Promise<void> {
  if (words.length > SENTENCE) return;
  for (const { folded, telling } of words) if (telling) reader.foresee('texts', folded);
  await foreseePairs(reader, { words, pairs });
}

async function foreseePairs(
  reader: IndexReader,
  { words, pairs }: Pick<Inquiry, 'words' | 'pairs'>,
): Promise<void> {
  const buckets = await reader.pairBuckets();
  for (const pair of pairs) reader.foresee('pairs', phraseTerm(words, pair, buckets));
}
