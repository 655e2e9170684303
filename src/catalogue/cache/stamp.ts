import type { Stats } from 'node:fs';

/**
 * What tells that a folder and its files are those read before: the size, times and inode of each,
 * mixed into one number. Two different states share one once in 2⁵³.
 */
export interface StampMixer {
  add(stats: Stats): void;
  /** The number, or `UNSETTLED` when something changed too lately to be sure of. */
  stamp(): number;
}

/** Equals the stamp of nothing: a folder so stamped is read again next time. */
export const UNSETTLED = -1;

/** File systems keep time in ticks of up to this many milliseconds (Linux: a jiffy; 10 ms at most). */
const TICK_MS = 20;

/** Stamps at `startMs`, a moment by the clock of the same file system. */
export function stampMixer(startMs: number): StampMixer {
  let low = 0x9e3779b1;
  let high = 0x85ebca6b;
  let settled = true;
  const mixWord = (word: number) => {
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high ^ word ^ (low >>> 15), 0x27d4eb2f);
    low ^= high >>> 13;
  };
  const mix = (value: number) => {
    mixWord(value | 0);
    mixWord((value / 2 ** 32) | 0);
    mixWord(((value % 1) * 2 ** 20) | 0);
  };
  return {
    add({ size, mtimeMs, ctimeMs, ino }) {
      mix(size);
      mix(mtimeMs);
      mix(ctimeMs);
      mix(ino);
      // Changed again within the tick, it would look the same.
      if (ctimeMs >= startMs - TICK_MS) settled = false;
    },
    stamp: () => (settled ? (high >>> 11) * 2 ** 32 + (low >>> 0) : UNSETTLED),
  };
}
