import { exactForm, fold } from '../fold.ts';
import { LONG } from './query/format.ts';
import type { ShardTerm } from './query/shard.ts';

/** A term of a tier. */
export interface Posting {
  exact: string;
  folded: string;
  /** `slot << bits | weight` (of texts: the number of the passage), ascending. */
  packed: ArrayLike<number>;
  bits: number;
}
/** A term to which postings are still added. */
export interface OpenPosting extends Posting {
  packed: number[];
}
export const WEIGHT_BITS = 5;
export const PASSAGE_BITS = 8;

export interface TermTable {
  /** The term that a word as written belongs to; remembered by how it is written. */
  of(written: string): OpenPosting;
  /** The term written exactly so. */
  verbatim(exact: string): OpenPosting;
  /** Takes in postings of a shard, except those in the slots marked in `dropped`. */
  load(term: ShardTerm, dropped: Uint8Array): void;
  /** The terms that have postings, in no order. */
  terms(): OpenPosting[];
}

export function termTable(): TermTable {
  const bits = WEIGHT_BITS;
  const byWritten = new Map<string, OpenPosting>();
  const byExact = new Map<string, OpenPosting>();
  function verbatim(exact: string): OpenPosting {
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
      // Its list is in the tier of long ones.
      if (weights[0] === LONG) return;
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

/** Enters a slot once, with the best of its weights. A record's postings come together: nearly all go to the end. */
export function post({ packed }: OpenPosting, slot: number, weight: number): void {
  const posting = (slot << WEIGHT_BITS) | weight;
  const last = packed[packed.length - 1];
  if (last === undefined || last >> WEIGHT_BITS < slot) {
    packed.push(posting);
    return;
  }
  const at = firstNotBelow(packed, slot << WEIGHT_BITS);
  const before = packed[at];
  if (before === undefined || before >> WEIGHT_BITS !== slot) packed.splice(at, 0, posting);
  else if (before < posting) packed[at] = posting;
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
