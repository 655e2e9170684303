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
