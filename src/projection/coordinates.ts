import type { PlaceFacts } from '#domain/public/facts.ts';
import type { ArchiveRecordOf } from '#domain/record.ts';
import { COORDINATE_PRECISIONS } from '#domain/records/places-and-peoples.ts';

/**
 * Degrees to which coordinates are rounded: 0.05° is about 5.5 km, the width of a commune; 0.5° about
 * 55 km, that of a province. Rounded to a grid, not shifted at random: the same place always gives the
 * same point, so that many releases say no more than one.
 */
const GRID_DEGREES = { exact: null, commune: 0.05, province: 0.5 } as const;

/** The middle of a province tells no more than its name: it is rounded to 0.05°, so that neighbours stay apart. */
const PROVINCES: readonly PlaceFacts['kind'][] = ['province', 'former-province'];

/** What the public may see of a position: the coarser of what is known and what may be published, or nothing. */
export function publishedCoordinates({
  kind,
  coordinates,
}: Pick<ArchiveRecordOf<'place'>, 'kind' | 'coordinates'>): PlaceFacts['coordinates'] {
  if (coordinates === undefined || coordinates.publish === 'withheld') return null;
  const { lon, lat } = coordinates;
  const precision = coarser(coordinates.precision, coordinates.publish ?? coordinates.precision);
  const middle = precision === 'province' && PROVINCES.includes(kind);
  const grid = GRID_DEGREES[middle ? 'commune' : precision];
  return grid === null
    ? { lon, lat, precision }
    : { lon: roundTo(grid, lon), lat: roundTo(grid, lat), precision };
}

type Precision = (typeof COORDINATE_PRECISIONS)[number];

function coarser(a: Precision, b: Precision): Precision {
  return COORDINATE_PRECISIONS.indexOf(a) > COORDINATE_PRECISIONS.indexOf(b) ? a : b;
}

function roundTo(grid: number, degrees: number): number {
  return Number((Math.round(degrees / grid) * grid).toFixed(2));
}
