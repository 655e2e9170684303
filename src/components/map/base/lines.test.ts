import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countryFrame, type Point } from '../frame.ts';
import { areaOf, clippedRing, pathOf, simplified, visibleRuns } from './lines.ts';

const point: fc.Arbitrary<Point> = fc.tuple(
  fc.integer({ min: -500, max: 900 }),
  fc.integer({ min: -500, max: 900 }),
);
const line = fc.array(point, { minLength: 3, maxLength: 40 });

describe('simplified', () => {
  test('keeps both ends, and points of the line only', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 50 }), (points, tolerance) => {
        const thin = simplified(points, tolerance);
        expect(thin[0]).toBe(points[0]);
        expect(thin.at(-1)).toBe(points.at(-1));
        expect(thin.every((kept) => points.includes(kept))).toBe(true);
      }),
    );
  });

  test('drops a point that lies within the tolerance of the line, and no other', () => {
    const points: Point[] = [
      [0, 0],
      [5, 1.2],
      [10, 3],
      [20, 0],
    ];
    expect(simplified(points, 1)).toEqual([
      [0, 0],
      [10, 3],
      [20, 0],
    ]);
  });
});

test('a clipped ring never leaves the frame and its margin', () => {
  const frame = countryFrame(320);
  fc.assert(
    fc.property(line, (ring) => {
      for (const [x, y] of clippedRing(ring, frame, 10)) {
        expect(x).toBeGreaterThanOrEqual(-10.001);
        expect(x).toBeLessThanOrEqual(frame.width + 10.001);
        expect(y).toBeGreaterThanOrEqual(-10.001);
        expect(y).toBeLessThanOrEqual(frame.height + 10.001);
      }
    }),
  );
});

test('a line that leaves the frame and comes back is drawn in two runs', () => {
  const frame = countryFrame(320);
  const points: Point[] = [10, 20, 900, 950, 990, 30, 40].map((x) => [x, 50]);
  expect(visibleRuns(points, frame, 0).map((run) => run.length)).toEqual([3, 3]);
});

test('path data say the same points in steps', () => {
  const points: Point[] = [
    [10, 10],
    [12.4, 9],
    [12.4, 15.2],
  ];
  expect(pathOf(points, { closed: true, digits: 0 })).toBe('M10 10l2-1 0 6z');
  expect(pathOf(points, { closed: false, digits: 1 })).toBe('M10 10l2.4-1 0 6.2');
});

test('the area of a square is that of a square, either way round', () => {
  const square: Point[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
  ];
  expect(areaOf(square)).toBe(16);
  expect(areaOf(square.toReversed())).toBe(16);
});
