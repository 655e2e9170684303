/** Degrees, WGS 84. */
export type Position = readonly [lon: number, lat: number];
/** Units of a map: those of its viewBox, from its upper left corner. */
export type Point = readonly [x: number, y: number];

/** The window of a map: what it shows, and its size in units. */
export interface Frame {
  west: number;
  south: number;
  east: number;
  north: number;
  width: number;
  height: number;
}

/** All of Vietnam with both archipelagos: the frame of every map of the whole country. */
const COUNTRY = { west: 101.3, south: 6.6, east: 117, north: 23.9 } as const;

/**
 * A frame of `width` units. Mercator: shapes keep their angles, north is up everywhere, and between
 * 6° and 24° N its scale changes by a tenth (Snyder, Map Projections: A Working Manual, USGS 1987, ch. 7).
 */
export function frameOf(
  bounds: Pick<Frame, 'west' | 'south' | 'east' | 'north'>,
  width: number,
): Frame {
  const { west, south, east, north } = bounds;
  const height = ((stretched(north) - stretched(south)) * width) / (east - west);
  return { west, south, east, north, width, height: Math.round(height) };
}

/** The whole country, `width` units wide. */
export function countryFrame(width: number): Frame {
  return frameOf(COUNTRY, width);
}

/** Does a position lie in the frame of the maps of the whole country? */
export function isInCountryFrame([lon, lat]: Position): boolean {
  const { west, south, east, north } = COUNTRY;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** A window of `width` by `height` units about positions, at least `leastDegrees` of longitude wide. */
export function frameAround(
  positions: readonly Position[],
  { width, height, leastDegrees }: { width: number; height: number; leastDegrees: number },
): Frame {
  const [lons, lats] = [positions.map(([lon]) => lon), positions.map(([, lat]) => stretched(lat))];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  // Names need room on both sides, and marks above and below.
  const span = Math.max(
    (east - west) * 1.8,
    ((north - south) * 1.5 * width) / height,
    leastDegrees,
  );
  const [middle, level] = [(west + east) / 2, (south + north) / 2];
  const half = (span * height) / width / 2;
  return {
    west: middle - span / 2,
    east: middle + span / 2,
    south: unstretched(level - half),
    north: unstretched(level + half),
    width,
    height,
  };
}

/** Where a position falls in a frame, or outside it. */
export function pointIn(frame: Frame, [lon, lat]: Position): Point {
  const unitsPerDegree = frame.width / (frame.east - frame.west);
  return [
    (lon - frame.west) * unitsPerDegree,
    (stretched(frame.north) - stretched(lat)) * unitsPerDegree,
  ];
}

/** Mercator's latitude, in degrees of the equator. */
function stretched(lat: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
}

function unstretched(degrees: number): number {
  return ((2 * Math.atan(Math.exp((degrees * Math.PI) / 180)) - Math.PI / 2) * 180) / Math.PI;
}

/** To a tenth of a unit: finer than any screen shows. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
