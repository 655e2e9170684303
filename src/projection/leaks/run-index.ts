/** A restricted text of at least so many characters is found by any piece of it that long. */
export const RUN_LENGTH = 24;
/** Units kept of what was read last: a power of two, more than RUN_LENGTH. */
export const RING = 32;
export const BASE = 0x01000193;
/** What the rolling hash spans. */
export const GRAM = 16;
/**
 * Every ninth gram of a text is known. A run of 24 characters holds 9 grams of 16 side by side, so one of
 * them is a known one; from there the run is read on character by character.
 */
const STEP = RUN_LENGTH - GRAM + 1;
const SLOTS_PER_ANCHOR = 2;
const BITS_PER_ANCHOR = 32;

/** Long texts, known by grams of them. Add all, then `seal`, then match. */
export interface RunIndex {
  add(folded: string, owner: number): void;
  /** Makes the tables; to be called after the last `add`. */
  seal(): void;
  /** One bit a gram hash may have set; look here before `start`. */
  mayStart(hash: number): boolean;
  matcher(onRun: OnRun): RunMatcher;
  /** Forgets a run by the hash of its last RUN_LENGTH units. */
  forget(runHash: number): void;
  readonly anchors: number;
  readonly forgotten: number;
}

/** Follows what begins like a known text until it is RUN_LENGTH long, or is not. */
export interface RunMatcher {
  /** The gram that ends the ring (at `at`) has the hash of a known one. */
  start(hash: number, ring: Uint16Array, at: number): void;
  /** One more unit, already in the ring, which now ends at `at`. */
  advance(unit: number, ring: Uint16Array, at: number): void;
  pending: number;
}

/** Told of each RUN_LENGTH units that match; answers whether to follow this text further. */
export type OnRun = (owner: number, runHash: number) => boolean;

/** The hash of the last RUN_LENGTH units of a ring that ends at `at`. */
function runHashOf(ring: Uint16Array, at: number): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let back = RUN_LENGTH; back >= 1; back -= 1) {
    const unit = ring[(at - back) & (RING - 1)] ?? 0;
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
    low = Math.imul(low + unit, 0x2c1b3c6d);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

export function createRunIndex(): RunIndex {
  const texts: string[] = [];
  const owners: number[] = [];
  const contexts = new Set<string>();
  let anchorText = new Int32Array(1 << 10);
  let anchorAt = new Int32Array(1 << 10);
  let anchorHash = new Int32Array(1 << 10);
  let anchors = 0;
  let heads = new Int32Array(1).fill(-1);
  let next = new Int32Array(0);
  let bits = new Uint32Array(1);
  let bitShift = 31;
  const forgotten = new Set<number>();

  const addAnchor = (text: number, at: number, hash: number): void => {
    if (anchors === anchorText.length) {
      anchorText = doubled(anchorText);
      anchorAt = doubled(anchorAt);
      anchorHash = doubled(anchorHash);
    }
    anchorText[anchors] = text;
    anchorAt[anchors] = at;
    anchorHash[anchors] = hash;
    anchors += 1;
  };

  const spells = (text: string, from: number, ring: Uint16Array, at: number): boolean => {
    for (let back = 1; back <= GRAM; back += 1) {
      if (ring[(at - back) & (RING - 1)] !== text.charCodeAt(from + GRAM - back)) return false;
    }
    return true;
  };

  return {
    add(folded, owner) {
      const text = texts.push(folded) - 1;
      owners.push(owner);
      for (let at = 0; at + GRAM <= folded.length; at += STEP) {
        // The same words in a thousand records are one anchor, unless what stands around them differs.
        const context = folded.slice(Math.max(0, at - STEP), at + RUN_LENGTH);
        if (contexts.has(context)) continue;
        contexts.add(context);
        addAnchor(text, at, gramHash(folded, at));
      }
    },
    seal() {
      contexts.clear();
      const slots = powerOfTwo(anchors * SLOTS_PER_ANCHOR);
      heads = new Int32Array(slots).fill(-1);
      next = new Int32Array(anchors).fill(-1);
      const bitCount = powerOfTwo(anchors * BITS_PER_ANCHOR);
      bits = new Uint32Array(Math.max(1, bitCount / 32));
      bitShift = 32 - Math.log2(bitCount);
      for (let anchor = 0; anchor < anchors; anchor += 1) {
        const hash = anchorHash[anchor] ?? 0;
        const slot = slotOf(hash, slots);
        next[anchor] = heads[slot] ?? -1;
        heads[slot] = anchor;
        const bit = hash >>> bitShift;
        bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
      }
    },
    mayStart(hash) {
      const bit = hash >>> bitShift;
      return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
    },
    matcher(onRun) {
      const candidates: { text: number; at: number; length: number }[] = [];
      /** True when the candidate is done with. */
      const settle = (
        candidate: { text: number; length: number },
        ring: Uint16Array,
        at: number,
      ): boolean => {
        if (candidate.length < RUN_LENGTH) return false;
        const hash = runHashOf(ring, at);
        return !forgotten.has(hash) && !onRun(owners[candidate.text] ?? 0, hash);
      };
      const matcher: RunMatcher = {
        pending: 0,
        start(hash, ring, at) {
          for (
            let anchor = heads[slotOf(hash, heads.length)] ?? -1;
            anchor !== -1;
            anchor = next[anchor] ?? -1
          ) {
            if (anchorHash[anchor] !== hash) continue;
            const text = anchorText[anchor] ?? 0;
            const words = texts[text] ?? '';
            const from = anchorAt[anchor] ?? 0;
            const upTo = from + GRAM;
            if (candidates.some((other) => other.text === text && other.at === upTo)) continue;
            if (!spells(words, from, ring, at)) continue;
            let length = GRAM;
            while (
              length < RUN_LENGTH &&
              length < at &&
              from - (length - GRAM) > 0 &&
              ring[(at - length - 1) & (RING - 1)] === words.charCodeAt(from - (length - GRAM) - 1)
            ) {
              length += 1;
            }
            const candidate = { text, at: upTo, length };
            if (!settle(candidate, ring, at)) candidates.push(candidate);
          }
          matcher.pending = candidates.length;
        },
        advance(unit, ring, at) {
          let kept = 0;
          for (const candidate of candidates) {
            if ((texts[candidate.text] ?? '').charCodeAt(candidate.at) !== unit) continue;
            candidate.at += 1;
            candidate.length += 1;
            if (settle(candidate, ring, at)) continue;
            candidates[kept] = candidate;
            kept += 1;
          }
          candidates.length = kept;
          matcher.pending = kept;
        },
      };
      return matcher;
    },
    forget: (runHash) => forgotten.add(runHash),
    get anchors() {
      return anchors;
    },
    get forgotten() {
      return forgotten.size;
    },
  };
}

function gramHash(text: string, from: number): number {
  let hash = 0;
  for (let at = from; at < from + GRAM; at += 1)
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash;
}

function slotOf(hash: number, slots: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1);
}

function powerOfTwo(atLeast: number): number {
  return 2 ** Math.max(10, Math.ceil(Math.log2(Math.max(1, atLeast))));
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
