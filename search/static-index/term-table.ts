import { exactForm, fold } from '../fold.ts';
import type { ShardTerm } from './query/shard.ts';

/** A term of a tier. */
export interface Posting {
  exact: string;
  folded: string;
  /** `slot << WEIGHT_BITS | weight`, by ascending slot. */
  packed: number[];
}
export const WEIGHT_BITS = 5;

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

export function termTable(): TermTable {
  const byWritten = new Map<string, Posting>();
  const byExact = new Map<string, Posting>();
  function verbatim(exact: string): Posting {
    const term = byExact.get(exact) ?? { exact, folded: fold(exact), packed: [] };
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
        if (dropped[slot] !== 1) packed.push((slot << WEIGHT_BITS) | (weights[i] ?? 0));
      }
      if (packed.length > 0) byExact.set(exact, { exact, folded, packed });
    },
    terms: () => [...byExact.values()].filter(({ folded }) => folded !== ''),
  };
}

/** Enters a slot once, with the best of its weights. */
export function post({ packed }: Posting, slot: number, weight: number): void {
  const posting = (slot << WEIGHT_BITS) | weight;
  const last = packed[packed.length - 1];
  if (last === undefined || last >> WEIGHT_BITS < slot) {
    packed.push(posting);
    return;
  }
  const at = firstOfSlot(packed, slot);
  const before = packed[at] ?? 0;
  if (before >> WEIGHT_BITS !== slot) packed.splice(at, 0, posting);
  else if (before < posting) packed[at] = posting;
}

/** Index of the first posting whose slot is not below `slot`. */
function firstOfSlot(packed: readonly number[], slot: number): number {
  let low = 0;
  let high = packed.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((packed[middle] ?? 0) >> WEIGHT_BITS < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}
