import { fold } from '../../fold.ts';

/**
 * A shard: terms in the order of their folded form (then of the exact one), each with its postings.
 *
 *     varint number of terms
 *     per term: varint bytes shared with the term before, varint further bytes, those bytes (UTF-8),
 *               varint number of postings
 *     per term: slots ascending, as varints of their differences
 *     per posting of every term: one byte of weight (`field << 2 | length class`)
 */
export interface ShardTerm {
  exact: string;
  folded: string;
  slots: number[];
  weights: Uint8Array;
}

const NONE = new Uint8Array();

/** Bytes of a shard; `terms` in order, slots ascending. `decodeShard` gives the same terms back. */
export function encodeShard(terms: readonly Omit<ShardTerm, 'folded'>[]): Uint8Array {
  const head: number[] = [];
  const slots: number[] = [];
  const weights: number[] = [];
  const encoder = new TextEncoder();
  let before = new Uint8Array();
  pushVarint(head, terms.length);
  for (const term of terms) {
    const bytes = encoder.encode(term.exact);
    let shared = 0;
    while (shared < bytes.length && bytes[shared] === before[shared]) shared += 1;
    pushVarint(head, shared);
    pushVarint(head, bytes.length - shared);
    for (let i = shared; i < bytes.length; i += 1) head.push(bytes[i] ?? 0);
    before = bytes;
    let previous = 0;
    for (const slot of term.slots) {
      pushVarint(slots, slot - previous);
      previous = slot;
    }
    for (const weight of term.weights) weights.push(weight);
    pushVarint(head, term.slots.length);
  }
  const all = new Uint8Array(head.length + slots.length + weights.length);
  all.set(head);
  all.set(slots, head.length);
  all.set(weights, head.length + slots.length);
  return all;
}

/** The terms of a shard. */
export function decodeShard(bytes: Uint8Array): ShardTerm[] {
  const decoder = new TextDecoder();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  };
  const terms: ShardTerm[] = [];
  const counts: number[] = [];
  let before = new Uint8Array();
  for (let left = varint(); left > 0; left -= 1) {
    const shared = varint();
    const further = varint();
    const term = new Uint8Array(shared + further);
    term.set(before.subarray(0, shared));
    term.set(bytes.subarray(at, at + further), shared);
    at += further;
    before = term;
    const exact = decoder.decode(term);
    counts.push(varint());
    terms.push({ exact, folded: fold(exact), slots: [], weights: NONE });
  }
  for (const [i, term] of terms.entries()) {
    let slot = 0;
    for (let left = counts[i] ?? 0; left > 0; left -= 1) {
      slot += varint();
      term.slots.push(slot);
    }
  }
  for (const [i, term] of terms.entries()) {
    const count = counts[i] ?? 0;
    term.weights = bytes.subarray(at, at + count);
    at += count;
  }
  return terms;
}

function pushVarint(bytes: number[], value: number): void {
  let left = value;
  while (left > 127) {
    bytes.push((left % 128) | 128);
    left = Math.floor(left / 128);
  }
  bytes.push(left);
}
