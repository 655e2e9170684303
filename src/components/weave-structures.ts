/**
 * Structures of cloth, as weavers' handbooks name them: `grid[pick][end]` is true where the warp lies on
 * top. All are plain weave, twill, satin, basket or derived from these; none is a figure. Pointed and
 * mirrored orders, which make lozenges and zigzags, are left out: those are somebody's motifs.
 */
export type Grid = readonly (readonly boolean[])[];

/** A twill or satin: floats of one pick (`over`, `under`, …) moved on by `step` ends after `picks` picks. */
function moved(floats: readonly number[], step = 1, picks = 1): Grid {
  const pick = floats.flatMap((ends, place) => new Array<boolean>(ends).fill(place % 2 === 0));
  const ends = pick.length;
  return Array.from({ length: ends * picks }, (_, y) => {
    const shift = (Math.floor(y / picks) * step) % ends;
    return Array.from({ length: ends }, (_, x) => pick[(x - shift + ends) % ends] ?? false);
  });
}

/** Each end taken `times` times. */
function widened(grid: Grid, times: number): Grid {
  return grid.map((pick) => pick.flatMap((up) => new Array<boolean>(times).fill(up)));
}

/** The back of a cloth: what was under is over. */
function turned(grid: Grid): Grid {
  return grid.map((pick) => pick.map((up) => !up));
}

/** Two structures in stripes side by side, each so many ends wide. */
function striped(first: Grid, firstEnds: number, second: Grid, secondEnds: number): Grid {
  const picks = leastCommonMultiple(first.length, second.length);
  const part = (grid: Grid, y: number, ends: number): boolean[] =>
    Array.from({ length: ends }, (_, x) => {
      const pick = grid[y % grid.length] ?? [];
      return pick[x % pick.length] ?? false;
    });
  return Array.from({ length: picks }, (_, y) => [
    ...part(first, y, firstEnds),
    ...part(second, y, secondEnds),
  ]);
}

/** A structure written out, `x` where the warp lies on top. */
function written(...picks: readonly string[]): Grid {
  return picks.map((pick) => [...pick].map((mark) => mark === 'x'));
}

function leastCommonMultiple(a: number, b: number): number {
  let [high, low] = [a, b];
  while (low > 0) [high, low] = [low, high % low];
  return (a * b) / high;
}

const PLAIN = moved([1, 1]);
const TWILL = moved([3, 1]);
const SATIN = moved([4, 1], 2);

/** In an order that is part of the drawings: a record keeps its cover only while this list keeps its order. */
export const STRUCTURES: readonly Grid[] = [
  PLAIN,
  moved([1, 1], 1, 3),
  widened(PLAIN, 3),
  moved([2, 2], 2, 2),
  moved([3, 3], 3, 3),
  written('xxxx.', 'xxxx.', 'xxxx.', 'xxxx.', '....x'),
  moved([2, 1]),
  moved([2, 2]),
  TWILL,
  moved([1, 3]),
  moved([3, 3]),
  moved([4, 2]),
  moved([3, 1, 1, 1]),
  moved([4, 1, 1, 2]),
  moved([2, 1, 1, 4]),
  moved([4, 4], 2),
  moved([5, 3], 1, 2),
  moved([4, 4], 3),
  written('xxx.', 'x.xx', 'xx.x', '.xxx'),
  written('xx..', '.xx.', 'xx..', 'x..x'),
  SATIN,
  moved([1, 4], 3),
  moved([7, 1], 3),
  moved([1, 7], 5),
  moved([6, 1], 2),
  moved([2, 6], 3),
  written('x.xx..x.', '.x..x.xx', 'xx.x.x..', '..x.xx.x', 'x..x.xx.', '.xx.x..x'),
  widened(moved([2, 1]), 2),
  striped(TWILL, 12, PLAIN, 4),
  striped(SATIN, 10, turned(SATIN), 10),
  striped(moved([2, 2]), 8, turned(moved([2, 2])), 8),
  striped(TWILL, 8, turned(TWILL), 8),
  striped(PLAIN, 6, moved([1, 7], 5), 8),
  striped(moved([2, 2], 2, 2), 8, TWILL, 4),
];
