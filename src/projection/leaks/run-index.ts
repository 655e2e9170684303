import { GRAM, gramHash, gramKeyOf, RING, RUN_LENGTH } from './gram.ts';

/**
 * Every ninth gram of a text is known. A run of 24 characters holds 9 grams of 16 side by side, so one of
 * them is a known one; from there the run is read on character by character.
 */
const STEP = RUN_LENGTH - GRAM + 1;
/**
 * A run counts when at least so many of its nine grams stand in no public text: a public title of twenty
 * letters and a few around it that happen to be the same are no leak.
 */
const FEWEST_PRIVATE_GRAMS = 5;
const WINDOW = 2 ** STEP - 1;
const SLOTS_PER_ANCHOR = 2;
const BITS_PER_ANCHOR = 32;

/** Long texts, known by grams of them. Add all, then `seal`, then match. */
export interface RunIndex {
  add(folded: string, owner: number): void;
  /** Makes the tables; to be called after the last `add`. */
  seal(): void;
  /** One bit a gram hash may have set; look here before `start`. */
  mayStart(hash: number): boolean;
  /** Tells the owner of each run of RUN_LENGTH units that is found. */
  finder(onRun: (owner: number) => void): RunMatcher;
  /** Remembers which grams are public. */
  forgetter(): RunMatcher;
  readonly anchors: number;
  readonly publicGrams: number;
}

/** Follows what begins like a known text until it is RUN_LENGTH long, or is not. */
export interface RunMatcher {
  /** The gram that ends the ring (at `at`) has the hash of a known one. */
  start(hash: number, ring: Uint16Array, at: number): void;
  /** One more unit, already in the ring, which now ends at `at`. */
  advance(unit: number, ring: Uint16Array, at: number): void;
  pending: number;
}

interface Candidate {
  text: number;
  /** Where the text goes on. */
  at: number;
  length: number;
  /** One bit for each of the last grams, the newest lowest: set when it is private. */
  privateGrams: number;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits & WINDOW; rest !== 0; rest &= rest - 1) count += 1;
  return count;
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
  const publicGrams = new Set<number>();

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

  /** `onGram` is told of each gram of a candidate in order and answers whether to go on with it. */
  const follow = (
    onGram: (candidate: Candidate, ring: Uint16Array, at: number) => boolean,
  ): RunMatcher => {
    const candidates: Candidate[] = [];
    /** How many units before the gram match too: as many as a run can have. */
    const lookBack = (words: string, from: number, ring: Uint16Array, at: number): number => {
      let back = 0;
      while (
        back < STEP - 1 &&
        back < from &&
        GRAM + back < at &&
        ring[(at - GRAM - back - 1) & (RING - 1)] === words.charCodeAt(from - back - 1)
      ) {
        back += 1;
      }
      return back;
    };
    const matcher: RunMatcher = {
      pending: 0,
      start(hash, ring, at) {
        let anchor = heads[slotOf(hash, heads.length)] ?? -1;
        for (; anchor !== -1; anchor = next[anchor] ?? -1) {
          if (anchorHash[anchor] !== hash) continue;
          const text = anchorText[anchor] ?? 0;
          const words = texts[text] ?? '';
          const from = anchorAt[anchor] ?? 0;
          const upTo = from + GRAM;
          if (candidates.some((other) => other.text === text && other.at === upTo)) continue;
          if (!spells(words, from, ring, at)) continue;
          const candidate = { text, at: upTo, length: GRAM, privateGrams: 0 };
          let goesOn = true;
          for (let back = lookBack(words, from, ring, at); back >= 0 && goesOn; back -= 1) {
            goesOn = onGram(candidate, ring, at - back);
            if (back > 0) candidate.length += 1;
          }
          if (goesOn) candidates.push(candidate);
        }
        matcher.pending = candidates.length;
      },
      advance(unit, ring, at) {
        let kept = 0;
        for (const candidate of candidates) {
          if ((texts[candidate.text] ?? '').charCodeAt(candidate.at) !== unit) continue;
          candidate.at += 1;
          candidate.length += 1;
          if (!onGram(candidate, ring, at)) continue;
          candidates[kept] = candidate;
          kept += 1;
        }
        candidates.length = kept;
        matcher.pending = kept;
      },
    };
    return matcher;
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
    finder(onRun) {
      return follow((candidate, ring, at) => {
        candidate.privateGrams =
          (candidate.privateGrams << 1) | (publicGrams.has(gramKeyOf(ring, at)) ? 0 : 1);
        const isLeak =
          candidate.length >= RUN_LENGTH &&
          countBits(candidate.privateGrams) >= FEWEST_PRIVATE_GRAMS;
        if (isLeak) onRun(owners[candidate.text] ?? 0);
        return !isLeak;
      });
    },
    forgetter() {
      return follow((_, ring, at) => {
        publicGrams.add(gramKeyOf(ring, at));
        return true;
      });
    },
    get anchors() {
      return anchors;
    },
    get publicGrams() {
      return publicGrams.size;
    },
  };
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
