import { expect, test } from 'vitest';
import { cutArcs, type LonLat, type SourceFeature } from './cut-arcs.ts';

/** A block of land whose eastern shore is ours, from (104, 10) by (109, 12) to (108, 21). */
const SHORE: LonLat[] = [
  [104, 10],
  [109, 12],
  [106, 18],
  [108, 21],
  [110, 25],
  [100, 25],
  [100, 10],
  [104, 10],
];
const land = (ring: LonLat[], kind: 'land' | 'minor-island' = 'land'): SourceFeature => ({
  properties: { kind },
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const borders = (...lines: LonLat[][]): SourceFeature => ({
  properties: { kind: 'land-border' },
  geometry: { type: 'MultiLineString', coordinates: lines },
});
const around = ([lon, lat]: LonLat): LonLat[] => [
  [lon, lat],
  [lon + 0.002, lat],
  [lon, lat + 0.002],
  [lon, lat],
];
const BORDER: LonLat[][] = [
  [
    [103, 20],
    [104, 10],
  ],
  [
    [103, 20],
    [108, 21],
  ],
];

test('joins the pieces of the border into one line from the south-west', () => {
  const { border } = cutArcs([land(SHORE), borders(...BORDER)]);
  expect(border).toEqual([
    [104, 10],
    [103, 20],
    [108, 21],
  ]);
});

test('takes the shore east of the border for ours and the rest for the others', () => {
  const { coast, farCoast } = cutArcs([land(SHORE), borders(...BORDER)]);
  expect(coast).toContainEqual([109, 12]);
  expect(coast).not.toContainEqual([100, 25]);
  expect(farCoast).toContainEqual([100, 25]);
});

test('refuses borders that do not join: a line of its own, at sea or on land, is never drawn', () => {
  const stray: LonLat[] = [
    [111, 10],
    [112, 15],
  ];
  expect(() => cutArcs([land(SHORE), borders(...BORDER, stray)])).toThrow(/do not join/);
});

test('keeps every island of both archipelagos, one point each', () => {
  const islands = [
    [112.3, 16.9],
    [111.5, 16.4],
    [114.2, 10.2],
  ] as const;
  const { hoangSa, truongSa, farIslands } = cutArcs([
    land(SHORE),
    borders(...BORDER),
    ...islands.map((at) => land(around(at), 'minor-island')),
  ]);
  expect(hoangSa).toHaveLength(2);
  expect(truongSa).toHaveLength(1);
  expect(farIslands).toEqual([]);
});
