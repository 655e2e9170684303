/** Degrees, WGS 84. */
export type LonLat = readonly [lon: number, lat: number];

/** A feature of the GeoJSON that make-base-map.ts reads. */
export interface SourceFeature {
  properties: { kind: 'land' | 'minor-island' | 'land-border' };
  geometry:
    | { type: 'Polygon'; coordinates: LonLat[][] }
    | { type: 'MultiPolygon'; coordinates: LonLat[][][] }
    | { type: 'LineString'; coordinates: LonLat[] }
    | { type: 'MultiLineString'; coordinates: LonLat[][] };
}

/** The land cut where the border meets the sea, so that both sides of a line are simplified alike. */
export interface BaseArcs {
  coast: LonLat[];
  border: LonLat[];
  farCoast: LonLat[];
  islands: LonLat[][];
  farIslands: LonLat[][];
  hoangSa: LonLat[];
  truongSa: LonLat[];
}

type Box = readonly [west: number, south: number, east: number, north: number];
const HOANG_SA_BOX: Box = [111, 15.5, 113, 17.5];
const TRUONG_SA_BOX: Box = [112, 7.5, 116.5, 11.6];
/** Where the islands off the coast of Vietnam lie, the two archipelagos apart. */
const ISLAND_BOXES: readonly Box[] = [
  [103.4, 8.3, 105, 10.46],
  [104.7, 8.2, 109.6, 16],
  [105.5, 16, 107.8, 20.3],
  [106.5, 20.6, 108.02, 21.4],
];

/** Cuts the land into arcs. Throws when the borders are not one line over land, from coast to coast. */
export function cutArcs(features: readonly SourceFeature[]): BaseArcs {
  const border = joinLines(features.flatMap(linesOf));
  const rings = features.flatMap(ringsOf);
  const mainland = rings.reduce((a, b) => (b.length > a.length ? b : a));
  const [first, last] = [border[0], border.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no border in the data');
  const open = mainland.slice(0, -1);
  const start = nearest(open, first);
  const end = nearest(open, last);
  const ways = [walk(open, start, end), walk(open, end, start)] as const;
  // The Vietnamese coast is the way that passes the sea east of 108.5° E and south of 14° N.
  const passesSouth = (way: readonly LonLat[]) => way.some(([lon, lat]) => lon > 108.5 && lat < 14);
  const [own, far] = passesSouth(ways[0]) ? ways : ([ways[1], ways[0]] as const);
  const coast = own[0] === open[start] ? own : own.toReversed();
  const farCoast = far[0] === open[end] ? far : far.toReversed();
  const others = rings.filter((ring) => ring !== mainland);
  const inside = (box: Box) => others.filter((ring) => isIn(box, middle(ring)));
  const apart = [...inside(HOANG_SA_BOX), ...inside(TRUONG_SA_BOX)];
  const islands = [...new Set(ISLAND_BOXES.flatMap(inside))].filter((r) => !apart.includes(r));
  return {
    coast: [first, ...coast, last],
    border,
    farCoast: [last, ...farCoast, first],
    islands,
    farIslands: others.filter((ring) => !islands.includes(ring) && !apart.includes(ring)),
    hoangSa: inside(HOANG_SA_BOX).map(middle),
    truongSa: inside(TRUONG_SA_BOX).map(middle),
  };
}

/** Joins pieces that share ends into one line, the south-western end first. */
function joinLines(pieces: readonly LonLat[][]): LonLat[] {
  const rest = pieces.map((piece) => [...piece]);
  let line = rest.shift() ?? [];
  while (rest.length > 0) {
    const at = rest.findIndex((piece) => joined(line, piece) !== null);
    const [piece] = at === -1 ? [] : rest.splice(at, 1);
    const longer = piece === undefined ? null : joined(line, piece);
    if (longer === null) throw new Error('the land borders do not join into one line');
    line = longer;
  }
  const [first, last] = [line[0], line.at(-1)];
  return first !== undefined && last !== undefined && first[1] > last[1] ? line.toReversed() : line;
}

function joined(line: LonLat[], piece: LonLat[]): LonLat[] | null {
  for (const next of [piece, piece.toReversed()]) {
    if (same(line.at(-1), next[0])) return [...line, ...next.slice(1)];
    if (same(next.at(-1), line[0])) return [...next, ...line.slice(1)];
  }
  return null;
}

function same(a: LonLat | undefined, b: LonLat | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function linesOf({ properties, geometry }: SourceFeature): LonLat[][] {
  if (properties.kind !== 'land-border') return [];
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

function ringsOf({ geometry }: SourceFeature): LonLat[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1);
  return geometry.type === 'MultiPolygon'
    ? geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1))
    : [];
}

function nearest(ring: readonly LonLat[], [lon, lat]: LonLat): number {
  const distances = ring.map(([x, y]) => Math.hypot(x - lon, y - lat));
  return distances.indexOf(Math.min(...distances));
}

/** The points of a closed ring from one index to another, both included. */
function walk(ring: readonly LonLat[], from: number, to: number): LonLat[] {
  return from <= to ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
}

function middle(ring: readonly LonLat[]): LonLat {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  const half = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return [half(lons), half(lats)];
}

function isIn([west, south, east, north]: Box, [lon, lat]: LonLat): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
