import { BASE, leavingFactor, RING } from './ring.ts';

/** A restricted text of at least so many characters is found by any piece of it that long. */
export const RUN_LENGTH = 24;
/** Of such a piece, smaller ones are told apart. */
export const GRAM = 16;
export const GRAMS = RUN_LENGTH - GRAM + 1;

const GRAM_FACTOR = leavingFactor(GRAM);
const GRAM_RING = 16;

/**
 * Reads a text unit by unit and names one gram of each run of RUN_LENGTH units, always the same for the same
 * run: the one whose mixed hash is lowest (winnowing: Schleimer, Wilkerson, Aiken 2003). Neighbouring runs
 * mostly share it, so that a table of the named grams is looked into at every fifth unit, not at each.
 */
export interface GramReader {
  /** The unit now at the end of the ring, which ends at `at`; answers the run's gram once there is a run. */
  push(unit: number, ring: Uint16Array, at: number): number;
}

/** What `push` answers before RUN_LENGTH units were read. */
export const NO_GRAM = -1;

export function createGramReader(): GramReader {
  const grams = new Float64Array(GRAM_RING);
  let rolling = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let lowestAt = 0;
  return {
    push(unit, ring, at) {
      const leaving = at > GRAM ? (ring[(at - 1 - GRAM) & (RING - 1)] ?? 0) : 0;
      rolling = (Math.imul(rolling, BASE) + unit - Math.imul(leaving, GRAM_FACTOR)) | 0;
      if (at < GRAM) return NO_GRAM;
      const mixed = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d) >>> 0;
      grams[at & (GRAM_RING - 1)] = mixed;
      if (mixed <= lowest) {
        lowest = mixed;
        lowestAt = at;
      } else if (lowestAt <= at - GRAMS) {
        lowest = Number.POSITIVE_INFINITY;
        for (let back = GRAMS - 1; back >= 0; back -= 1) {
          const gram = grams[(at - back) & (GRAM_RING - 1)] ?? 0;
          if (gram <= lowest) {
            lowest = gram;
            lowestAt = at - back;
          }
        }
      }
      return at < RUN_LENGTH ? NO_GRAM : lowest;
    },
  };
}
