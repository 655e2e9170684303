import { exactForm, fold } from '../fold.ts';
import { otherHanForms } from '../han-variants.ts';
import type { TextPassage } from '../passages.ts';
import { cutTokens } from '../tokens.ts';
import type { IndexFiles } from './index-files.ts';
import { postingLog } from './posting-log.ts';
import { type Directory, hashOfWord, LONG, pairBucket, pairTerm } from './query/format.ts';
import type { ShardTerm } from './query/shard.ts';
import { PASSAGE_BITS, type Posting } from './term-table.ts';
import { splitLong, writeTier } from './write-tier.ts';

/** The tiers made of the texts of records. */
export type TextDirectories = Record<'texts' | 'longTexts' | 'pairs', Directory>;

export interface TextIndex {
  add(slot: number, passages: readonly TextPassage[]): void;
  /** Takes over a term of the build before, but for the slots marked in `dropped`. */
  load(tier: keyof TextDirectories, term: ShardTerm, dropped: Uint8Array): void;
  write(files: IndexFiles, documents: number): TextDirectories;
}

const HAN = /\p{Script=Han}/u;
/** No hash is negative. */
const NO_WORD = -1;

/** The inverted index of texts, in memory until it is written. */
export function textIndex(pairBuckets: number): TextIndex {
  const byWritten = new Map<string, number>();
  const byExact = new Map<string, number>();
  const terms: { exact: string; folded: string }[] = [];
  const hashes: number[] = [];
  const words = postingLog();
  const pairs = postingLog();

  function verbatim(exact: string): number {
    const known = byExact.get(exact);
    if (known !== undefined) return known;
    const folded = fold(exact);
    byExact.set(exact, terms.length);
    hashes.push(hashOfWord(folded));
    return terms.push({ exact, folded }) - 1;
  }

  function termOf(written: string): number {
    const known = byWritten.get(written);
    if (known !== undefined) return known;
    const term = verbatim(exactForm(written));
    byWritten.set(written, term);
    return term;
  }

  function addText(text: string, posting: number): void {
    let before = NO_WORD;
    cutTokens(text, true, (start, end, kind) => {
      const written = text.slice(start, end);
      const term = termOf(written);
      words.add(term, posting);
      if (kind === 'word') {
        const hash = hashes[term] ?? 0;
        if (before !== NO_WORD) pairs.add(pairBucket(before, hash, pairBuckets), posting);
        before = hash;
        return;
      }
      before = NO_WORD;
      if (HAN.test(written)) {
        for (const other of otherHanForms(written)) words.add(termOf(other), posting);
      }
    });
  }

  return {
    add(slot, passages) {
      for (const [number, { pieces }] of passages.entries()) {
        const posting = (slot << PASSAGE_BITS) | number;
        for (const { text } of pieces) addText(text, posting);
      }
    },
    load(tier, { exact, slots, weights }, dropped) {
      // Its list is in the tier of long ones.
      if (weights[0] === LONG) return;
      const log = tier === 'pairs' ? pairs : words;
      const term = tier === 'pairs' ? Number.parseInt(exact, 36) : verbatim(exact);
      for (const [i, slot] of slots.entries()) {
        if (dropped[slot] !== 1) log.add(term, (slot << PASSAGE_BITS) | (weights[i] ?? 0));
      }
    },
    write(files, documents) {
      const listOf = words.lists(terms.length);
      const found = terms.flatMap(({ exact, folded }, term): Posting[] => {
        const packed = listOf(term);
        return packed.length === 0 || folded === ''
          ? []
          : [{ exact, folded, packed, bits: PASSAGE_BITS }];
      });
      const { short, long } = splitLong(found, documents);
      const bucketOf = pairs.lists(pairBuckets);
      const buckets = Array.from({ length: pairBuckets }, (_, bucket): Posting => {
        const term = pairTerm(bucket);
        return { exact: term, folded: term, packed: bucketOf(bucket), bits: PASSAGE_BITS };
      }).filter(({ packed }) => packed.length > 0);
      return {
        texts: writeTier(files, 'texts', short),
        longTexts: writeTier(files, 'longTexts', long),
        pairs: writeTier(files, 'pairs', buckets),
      };
    },
  };
}
