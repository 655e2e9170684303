import { type Frame, type Point, pointIn, tenth } from '../frame.ts';
import {
  BORDER,
  COAST,
  FAR_COAST,
  FAR_ISLANDS,
  HOANG_SA,
  ISLANDS,
  LONE_ISLANDS,
  TRUONG_SA,
} from './base-map.ts';
import { areaOf, clippedRing, pathOf, simplified, visibleRuns } from './lines.ts';

/** The land of a map as SVG path data. */
export interface Base {
  /** Vietnam, its islands included. */
  country: string;
  /** The land around it. */
  far: string;
  /** Land borders alone. */
  border: string;
  /** Single islands too small for their shape, as strokes of no length. */
  lone: string;
}

export interface Detail {
  /** How far a line may stray, in units. */
  tolerance: number;
  /** Islands smaller than this are left out, in square units; those of the archipelagos never. */
  smallest: number;
  digits: 0 | 1;
}

/** What is drawn beyond the frame, so that no stroke shows where it was cut. */
const MARGIN = 12;
const drawn = new Map<string, Base>();

/** The land within a frame, the same for every page: drawn once. */
export function drawBase(frame: Frame, detail: Detail): Base {
  const key = JSON.stringify([frame, detail]);
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const line = (code: string) => decoded(code).map((position) => pointIn(frame, position));
  const thin = (points: readonly Point[]) => simplified(points, detail.tolerance);
  const [coast, border, farCoast] = [COAST, BORDER, FAR_COAST].map((code) => thin(line(code))) as [
    Point[],
    Point[],
    Point[],
  ];
  const ring = (points: readonly Point[]) => {
    const seen = clippedRing(points, frame, MARGIN);
    return seen.length < 3 ? '' : pathOf(seen, { closed: true, digits: detail.digits });
  };
  const islands = (codes: readonly string[]) =>
    codes
      .map(line)
      .filter((points) => areaOf(points) >= detail.smallest)
      .map((points) => ring(thinRing(points, detail.tolerance)))
      .join('');
  const base: Base = {
    country: ring([...coast, ...border.toReversed().slice(1)]) + islands(ISLANDS),
    far: ring([...farCoast, ...border.slice(1)]) + islands(FAR_ISLANDS),
    border: visibleRuns(border, frame, MARGIN)
      .map((run) => pathOf(run, { closed: false, digits: detail.digits }))
      .join(''),
    lone: dots(line(LONE_ISLANDS).filter((point) => isInside(frame, point))),
  };
  drawn.set(key, base);
  return base;
}

/** Strokes of no length: with round ends they are dots as wide as the line, at every scale. */
export function dots(points: readonly Point[]): string {
  return points.map(([x, y]) => `M${tenth(x)} ${tenth(y)}h0`).join('');
}

function isInside({ width, height }: Frame, [x, y]: Point): boolean {
  return x > 0 && x < width && y > 0 && y < height;
}

/** The islands of both archipelagos, one point each: too small for their shape, and never left out. */
export function archipelagos(frame: Frame): { hoangSa: Point[]; truongSa: Point[] } {
  const points = (code: string) => decoded(code).map((position) => pointIn(frame, position));
  return { hoangSa: points(HOANG_SA), truongSa: points(TRUONG_SA) };
}

/** A ring has no ends: it is simplified between its first point and the one farthest from it. */
function thinRing(points: readonly Point[], tolerance: number): Point[] {
  const [x, y] = points[0] as Point;
  const distances = points.map(([px, py]) => Math.hypot(px - x, py - y));
  const at = distances.indexOf(Math.max(...distances));
  const back = [...points.slice(at), points[0] as Point];
  return [
    ...simplified(points.slice(0, at + 1), tolerance).slice(0, -1),
    ...simplified(back, tolerance).slice(0, -1),
  ];
}

/** Positions from the steps that make-base-map.ts wrote. */
export function decoded(code: string): (readonly [number, number])[] {
  const steps = code.split(' ').map(Number);
  const positions: (readonly [number, number])[] = [];
  let [lon, lat] = [0, 0];
  for (let index = 0; index < steps.length; index += 2) {
    lon += steps[index] ?? 0;
    lat += steps[index + 1] ?? 0;
    positions.push([lon / 1000, lat / 1000]);
  }
  return positions;
}
