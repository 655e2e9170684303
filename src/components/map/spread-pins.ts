import type { Point } from './frame.ts';

interface Disc {
  at: Point;
  radius: number;
}

const ROUNDS = 80;

/**
 * Moves discs apart until they do not touch, or nearly: pairs push each other, and none goes farther
 * from its place than `reach`. The same discs give the same places.
 */
export function spreadPins(discs: readonly Disc[], reach: number): Point[] {
  let places = discs.map(({ at }) => at);
  for (let round = 0; round < ROUNDS; round += 1) {
    const pushes = places.map(() => [0, 0] as [number, number]);
    let touching = false;
    for (let a = 0; a < places.length; a += 1) {
      for (let b = a + 1; b < places.length; b += 1) {
        const gap = (discs[a]?.radius ?? 0) + (discs[b]?.radius ?? 0);
        const [ax, ay] = places[a] as Point;
        const [bx, by] = places[b] as Point;
        const distance = Math.hypot(bx - ax, by - ay);
        if (distance >= gap) continue;
        touching = true;
        // Discs on one spot part along a line that their order decides.
        const [dx, dy] = distance === 0 ? [Math.cos(b), Math.sin(b)] : [bx - ax, by - ay];
        const share = (gap - distance) / 2 / (distance || 1);
        const [first, second] = [pushes[a], pushes[b]];
        if (first === undefined || second === undefined) continue;
        first[0] -= dx * share;
        first[1] -= dy * share;
        second[0] += dx * share;
        second[1] += dy * share;
      }
    }
    if (!touching) break;
    places = places.map(([x, y], index) => {
      const [pushX, pushY] = pushes[index] ?? [0, 0];
      return kept(discs[index]?.at ?? [x, y], [x + pushX / 2, y + pushY / 2], reach);
    });
  }
  return places;
}

function kept([homeX, homeY]: Point, [x, y]: Point, reach: number): Point {
  const distance = Math.hypot(x - homeX, y - homeY);
  if (distance <= reach) return [x, y];
  const share = reach / distance;
  return [homeX + (x - homeX) * share, homeY + (y - homeY) * share];
}
