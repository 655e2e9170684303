import { fold } from '../../fold.ts';

/**
 * A shard: terms in the order of their folded form (then of the exact one), each with its postings.
 *
 *     varint number of terms
 *     per term: varint bytes shared with the term before, varint further bytes, those bytes (UTF-8),
 *               varint number of postings
 *     per term: slots ascending, as varints of their differences
 *     per posting of every term: one byte of weight (`field << 2 | length class`), of texts the passage;
 *               a slot may then come more than once
 */
export interface ShardTerm {
  exact: string;
  folded: string;
  slots: number[];
  weights: Uint8Array;
}

const NONE = new Uint8Array();
/** Bytes of the longest varint: seven bits each of a number below 2^32. */
const MAX_VARINT = 5;

/** Bytes of a shard; `terms` in order, slots ascending. `decodeShard` gives the same terms back. */
export function encodeShard(terms: readonly Omit<ShardTerm, 'folded'>[]): Uint8Array {
  const postings = terms.reduce((sum, { slots }) => sum + slots.length, 0);
  const units = terms.reduce((sum, { exact }) => sum + exact.length, 0);
  const bytes = new Uint8Array(
    MAX_VARINT * (1 + 3 * terms.length + postings) + 3 * units + postings,
  );
  const encoder = new TextEncoder();
  let at = 0;
  const varint = (value: number) => {
    let left = value;
    for (; left > 127; left = Math.floor(left / 128)) {
      bytes[at] = (left % 128) | 128;
      at += 1;
    }
    bytes[at] = left;
    at += 1;
  };
  let before = NONE;
  varint(terms.length);
  for (const { exact, slots } of terms) {
    const term = encoder.encode(exact);
    let shared = 0;
    while (shared < term.length && term[shared] === before[shared]) shared += 1;
    varint(shared);
    varint(term.length - shared);
    bytes.set(term.subarray(shared), at);
    at += term.length - shared;
    varint(slots.length);
    before = term;
  }
  for (const { slots } of terms) {
    let previous = 0;
    for (const slot of slots) {
      varint(slot - previous);
      previous = slot;
    }
  }
  for (const { weights } of terms) {
    bytes.set(weights, at);
    at += weights.length;
  }
  return bytes.slice(0, at);
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
