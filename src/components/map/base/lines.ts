import type { Frame, Point } from '../frame.ts';

/**
 * A line with fewer points, none of it farther than `tolerance` from where it was
 * (Douglas and Peucker 1973). Its ends stay.
 */
export function simplified(line: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return [...line];
  let [farthest, at] = [0, 0];
  for (let index = 1; index < line.length - 1; index += 1) {
    const distance = distanceTo(line[index] as Point, first, last);
    if (distance > farthest) [farthest, at] = [distance, index];
  }
  if (farthest <= tolerance) return [first, last];
  const before = simplified(line.slice(0, at + 1), tolerance);
  return [...before.slice(0, -1), ...simplified(line.slice(at), tolerance)];
}

function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  const along = ((x - ax) * dx + (y - ay) * dy) / (length * length);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** The part of a ring within the frame and `margin` units around it (Sutherland and Hodgman 1974). */
export function clippedRing(ring: readonly Point[], frame: Frame, margin: number): Point[] {
  const sides: [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
    [0, -margin, 1],
    [0, frame.width + margin, -1],
    [1, -margin, 1],
    [1, frame.height + margin, -1],
  ];
  return sides.reduce<Point[]>(
    (points, [axis, limit, sign]) => {
      const inside = (point: Point) => (point[axis] - limit) * sign >= 0;
      return points.flatMap((point, index) => {
        const before = points.at(index - 1) as Point;
        const crossing = inside(point) === inside(before) ? [] : [cut(before, point, axis, limit)];
        return inside(point) ? [...crossing, point] : crossing;
      });
    },
    [...ring],
  );
}

function cut(a: Point, b: Point, axis: 0 | 1, limit: number): Point {
  const t = (limit - a[axis]) / (b[axis] - a[axis]);
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

/** The runs of a line that come within the frame and `margin` units around it. */
export function visibleRuns(line: readonly Point[], frame: Frame, margin: number): Point[][] {
  const near = ([x, y]: Point) =>
    x > -margin && x < frame.width + margin && y > -margin && y < frame.height + margin;
  const runs: Point[][] = [];
  let run: Point[] = [];
  line.forEach((point, index) => {
    const [before, after] = [line[index - 1], line[index + 1]];
    const keeps =
      near(point) || (before !== undefined && near(before)) || (after !== undefined && near(after));
    if (keeps) run.push(point);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  });
  return run.length > 1 ? [...runs, run] : runs;
}

/** The area of a ring, in square units. */
export function areaOf(ring: readonly Point[]): number {
  let doubled = 0;
  ring.forEach(([x, y], index) => {
    const [beforeX, beforeY] = ring.at(index - 1) as Point;
    doubled += beforeX * y - x * beforeY;
  });
  return Math.abs(doubled) / 2;
}

/** SVG path data through points to a tenth of a unit at most, each a step from the last. */
export function pathOf(points: readonly Point[], options: { closed: boolean; digits: 0 | 1 }) {
  const grid = 10 ** options.digits;
  let [lastX, lastY] = [0, 0];
  let path = '';
  for (const [index, [x, y]] of points.entries()) {
    const [atX, atY] = [Math.round(x * grid), Math.round(y * grid)];
    const [stepX, stepY] = [atX - lastX, atY - lastY];
    if (index > 0 && stepX === 0 && stepY === 0) continue;
    const numbers = `${stepX / grid}${stepY < 0 ? '' : ' '}${stepY / grid}`;
    path +=
      index === 0 ? `M${numbers}l` : `${path.endsWith('l') || stepX < 0 ? '' : ' '}${numbers}`;
    [lastX, lastY] = [atX, atY];
  }
  return options.closed ? `${path}z` : path;
}
