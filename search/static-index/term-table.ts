import { exactForm, fold } from '../fold.ts';
import type { ShardTerm } from './query/shard.ts';

/** A term of a tier. */
export interface Posting {
  exact: string;
  folded: string;
  /** `slot << bits | weight` (of texts: the number of the passage), ascending. */
  packed: number[];
  bits: number;
}
export const WEIGHT_BITS = 5;
export const PASSAGE_BITS = 8;

export interface TermTable {
  /** The term that a word as written belongs to; remembered by how it is written. */
  of(written: string): Posting;
  /** The term written exactly so. */
  verbatim(exact: string): Posting;
  /** Takes in postings of a shard, except those in the slots marked in `dropped`. */
  load(term: ShardTerm, dropped: Uint8Array): void;
  /** The terms that have postings, in no order. */
  terms(): Posting[];
}

export function termTable(bits: number): TermTable {
  const byWritten = new Map<string, Posting>();
  const byExact = new Map<string, Posting>();
  function verbatim(exact: string): Posting {
    const known = byExact.get(exact);
    if (known !== undefined) return known;
    const term = { exact, folded: fold(exact), packed: [], bits };
    byExact.set(exact, term);
    return term;
  }
  return {
    verbatim,
    of(written) {
      const known = byWritten.get(written);
      if (known !== undefined) return known;
      const term = verbatim(exactForm(written));
      byWritten.set(written, term);
      return term;
    },
    load({ exact, folded, slots, weights }, dropped) {
      const packed: number[] = [];
      for (let i = 0; i < slots.length; i += 1) {
        const slot = slots[i] ?? 0;
        if (dropped[slot] !== 1) packed.push((slot << bits) | (weights[i] ?? 0));
      }
      if (packed.length > 0) byExact.set(exact, { exact, folded, packed, bits });
    },
    terms: () => [...byExact.values()].filter(({ folded }) => folded !== ''),
  };
}

/**
 * Enters a slot: of names once, with the best of its weights; of texts once for each passage. A record's
 * postings come together, so nearly every one goes to the end.
 */
export function post({ packed, bits }: Posting, slot: number, weight: number): void {
  const posting = (slot << bits) | weight;
  const last = packed[packed.length - 1];
  if (last === undefined || last >> bits < slot || (bits === PASSAGE_BITS && last < posting)) {
    packed.push(posting);
    return;
  }
  if (last === posting) return;
  const at = firstNotBelow(packed, bits === PASSAGE_BITS ? posting : slot << bits);
  const before = packed[at];
  if (bits === PASSAGE_BITS ? before === posting : (before ?? -1) >> bits === slot) {
    if (before !== undefined && before < posting) packed[at] = posting;
  } else packed.splice(at, 0, posting);
}

/** Index of the first posting that is not below `least`; the length when all are. */
function firstNotBelow(packed: readonly number[], least: number): number {
  let low = 0;
  let high = packed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((packed[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
