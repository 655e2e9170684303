import { type CompactTable, createCompactTable } from './compact-table.ts';
import { hashRing, RING, rollRing } from './ring.ts';
import { createGramReader, GRAM, GRAMS, NO_GRAM, RUN_LENGTH } from './window-gram.ts';

const WINDOW = 2 ** GRAMS - 1;
/**
 * A run counts when at least so many of its nine grams stand in no public text: a public title of twenty
 * letters and a few around it that happen to be the same are no leak.
 */
const FEWEST_PRIVATE_GRAMS = 5;
/** A fifth of the runs' grams are named; a bitmap eight times as large as these are many is mostly empty. */
const BITS_PER_CHARACTER = 4;

/** Every run of RUN_LENGTH characters of the texts added. Add all, `seal`, then look. */
export interface RunIndex {
  add(folded: string, owner: number): void;
  seal(): void;
  /** Tells the owner of each known run. */
  finder(onRun: (owner: number) => void): RunReader;
  /** Remembers what of the known runs is public. */
  forgetter(): RunReader;
  readonly runs: number;
  readonly publicGrams: number;
}

export interface RunReader {
  /** The unit now at the end of the ring, which ends at `at`. */
  push(unit: number, ring: Uint16Array, at: number): void;
}

export function createRunIndex(): RunIndex {
  let texts: { folded: string; owner: number }[] = [];
  let characters = 0;
  let runs = createCompactTable(0);
  let bits = new Uint32Array(1);
  let bitShift = 31;
  const publicGrams = createCompactTable(0);

  const addRuns = (folded: string, owner: number): void => {
    const ring = new Uint16Array(RING);
    const grams = createGramReader();
    for (let at = 1; at <= folded.length; at += 1) {
      const unit = folded.charCodeAt(at - 1);
      ring[(at - 1) & (RING - 1)] = unit;
      const gram = grams.push(unit, ring, at);
      if (gram === NO_GRAM) continue;
      runs.add(rollRing(ring, at, RUN_LENGTH), hashRing(ring, at, RUN_LENGTH), owner);
      const bit = gram >>> bitShift;
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  };

  /** Reads on, and tells of the owner of each known run. */
  const follow = (onRun: (owner: number, ring: Uint16Array, at: number) => void): RunReader => {
    const grams = createGramReader();
    let lastGram = NO_GRAM;
    let mayBeKnown = false;
    return {
      push(unit, ring, at) {
        const gram = grams.push(unit, ring, at);
        if (gram !== lastGram) {
          lastGram = gram;
          const bit = gram >>> bitShift;
          mayBeKnown = gram !== NO_GRAM && ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
        }
        if (!mayBeKnown) return;
        const owner = runs.get(rollRing(ring, at, RUN_LENGTH), hashRing(ring, at, RUN_LENGTH));
        if (owner !== -1) onRun(owner, ring, at);
      },
    };
  };

  return {
    add(folded, owner) {
      texts.push({ folded, owner });
      characters += folded.length;
    },
    seal() {
      runs = createCompactTable(characters);
      const bitCount = 2 ** Math.ceil(Math.log2(characters * BITS_PER_CHARACTER + 64));
      bits = new Uint32Array(bitCount / 32);
      bitShift = 32 - Math.log2(bitCount);
      for (const { folded, owner } of texts) addRuns(folded, owner);
      texts = [];
    },
    finder(onRun) {
      const isLeak = privacyReader(publicGrams);
      return follow((owner, ring, at) => {
        if (isLeak(ring, at)) onRun(owner);
      });
    },
    forgetter() {
      let lastAt = -1;
      return follow((_, ring, at) => {
        for (let back = lastAt === at - 1 ? 0 : GRAMS - 1; back >= 0; back -= 1) {
          const end = at - back;
          publicGrams.add(rollRing(ring, end, GRAM), hashRing(ring, end, GRAM), 0);
        }
        lastAt = at;
      });
    },
    get runs() {
      return runs.size;
    },
    get publicGrams() {
      return publicGrams.size;
    },
  };
}

/** Tells of known runs, in order, whether enough of each is private. */
function privacyReader(publicGrams: CompactTable): (ring: Uint16Array, at: number) => boolean {
  let lastAt = -1;
  /** One bit for each of the last grams, the newest lowest: set when it is private. */
  let privateGrams = 0;
  return (ring, at) => {
    if (publicGrams.size === 0) return true;
    for (let back = lastAt === at - 1 ? 0 : GRAMS - 1; back >= 0; back -= 1) {
      const end = at - back;
      const isPublic = publicGrams.get(rollRing(ring, end, GRAM), hashRing(ring, end, GRAM)) !== -1;
      privateGrams = ((privateGrams << 1) | (isPublic ? 0 : 1)) & WINDOW;
    }
    lastAt = at;
    return countBits(privateGrams) >= FEWEST_PRIVATE_GRAMS;
  };
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
