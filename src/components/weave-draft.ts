import type { Grid } from './weave-structures.ts';

/**
 * A weaver's draft of a structure: through which shaft each end is threaded, which treadle is pressed for
 * each pick, and which shafts each treadle lifts. Ends that do the same share a shaft, picks a treadle.
 */
export interface Draft {
  /** Shaft of each end, from 0. */
  threading: readonly number[];
  /** Treadle of each pick, from 0. */
  treadling: readonly number[];
  /** `tieUp[treadle][shaft]`: is it lifted? */
  tieUp: readonly (readonly boolean[])[];
}

/** The draft from which `grid` is woven. */
export function draftOf(grid: Grid): Draft {
  const picks = grid.map((pick) => pick.map(mark).join(''));
  const ends = (grid[0] ?? []).map((_, x) => grid.map((pick) => mark(pick[x] ?? false)).join(''));
  const shafts = [...new Set(ends)];
  const treadles = [...new Set(picks)];
  return {
    threading: ends.map((end) => shafts.indexOf(end)),
    treadling: picks.map((pick) => treadles.indexOf(pick)),
    tieUp: treadles.map((pick) => shafts.map((shaft) => pick[ends.indexOf(shaft)] === 'x')),
  };
}

function mark(up: boolean): string {
  return up ? 'x' : '.';
}
