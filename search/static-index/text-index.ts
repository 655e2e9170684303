import { exactForm, fold } from '../fold.ts';
import { otherHanForms } from '../han-variants.ts';
import type { TextPassage } from '../passages.ts';
import { cutTokens } from '../tokens.ts';
import type { IndexFiles } from './index-files.ts';
import { postingLog } from './posting-log.ts';
import { type Directory, hashOfWord, LONG, pairBucket, pairTerm } from './query/format.ts';
import type { ShardTerm } from './query/shard.ts';
import { PASSAGE_BITS, type Posting } from './term-table.ts';
import { longFrom, splitLong, writeTier } from './write-tier.ts';

/** The tiers made of the texts of records. */
export type TextDirectories = Record<'texts' | 'longTexts' | 'pairs' | 'longPairs', Directory>;

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
      const isPair = tier === 'pairs' || tier === 'longPairs';
      const log = isPair ? pairs : words;
      const term = isPair ? Number.parseInt(exact, 36) : verbatim(exact);
      for (const [i, slot] of slots.entries()) {
        if (dropped[slot] !== 1) log.add(term, (slot << PASSAGE_BITS) | (weights[i] ?? 0));
      }
    },
    write(files, documents) {
      // One after the other, so that what the first needed is free for the second.
      const written = writeTexts(files, { terms, listOf: words.lists(terms.length), documents });
      return { ...written, ...writePairs(files, pairBuckets, pairs.lists(pairBuckets)) };
    },
  };
}

function writeTexts(
  files: IndexFiles,
  {
    terms,
    listOf,
    documents,
  }: {
    terms: readonly { exact: string; folded: string }[];
    listOf: (term: number) => Int32Array;
    documents: number;
  },
): Record<'texts' | 'longTexts', Directory> {
  const postings = terms.flatMap(({ exact, folded }, term): Posting[] => {
    const packed = listOf(term);
    const isTerm = packed.length > 0 && folded !== '';
    return isTerm ? [{ exact, folded, packed, bits: PASSAGE_BITS }] : [];
  });
  const { short, long } = splitLong(postings, { most: longFrom(documents) });
  return {
    texts: writeTier(files, 'texts', short),
    longTexts: writeTier(files, 'longTexts', long),
  };
}

/** A pair that stands in more passages tells nothing, and no query reads its list; the next build does. */
const LONG_PAIRS = 1500;

function writePairs(
  files: IndexFiles,
  pairBuckets: number,
  listOf: (bucket: number) => Int32Array,
): Record<'pairs' | 'longPairs', Directory> {
  const postings: Posting[] = [];
  for (let bucket = 0; bucket < pairBuckets; bucket += 1) {
    const packed = listOf(bucket);
    const term = pairTerm(bucket);
    if (packed.length > 0) postings.push({ exact: term, folded: term, packed, bits: PASSAGE_BITS });
  }
  const { short, long } = splitLong(postings, { most: LONG_PAIRS });
  return {
    pairs: writeTier(files, 'pairs', short),
    longPairs: writeTier(files, 'longPairs', long),
  };
}
