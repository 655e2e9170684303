import type { ArchiveRecord } from '#domain/record.ts';

/** Places whose exact coordinates must not be told, found as a pair of numbers close together. */
export interface KnownCoordinates {
  /** The owners of pairs that stand in the text, each once. */
  findIn(text: string): number[];
  readonly size: number;
}

const DECIMALS = 4;
/** A longitude and its latitude stand no farther apart, whatever the markup between them. */
const PAIR_DISTANCE = 160;
const DECIMAL_NUMBER = /-?\d{1,3}[.,]\d{4,}/g;

export interface ExactCoordinates {
  lon: number;
  lat: number;
  owner: number;
}

/** The exact coordinates of a record, `null` when it has none to 4 decimals. */
export function exactCoordinatesOf(record: ArchiveRecord): { lon: number; lat: number } | null {
  if (record.type !== 'place' || record.coordinates === undefined) return null;
  const { lon, lat } = record.coordinates;
  return hasDecimals(lon) && hasDecimals(lat) ? { lon, lat } : null;
}

function hasDecimals(degrees: number): boolean {
  return (String(degrees).split('.')[1]?.length ?? 0) >= DECIMALS;
}

/** Degrees cut off after the fourth decimal, and rounded to it: either may have been printed. */
function keysOf(degrees: number): string[] {
  const [whole = '0', fraction = ''] = String(degrees).split('.');
  return [...new Set([`${whole}.${fraction.slice(0, DECIMALS)}`, degrees.toFixed(DECIMALS)])];
}

export function createKnownCoordinates(places: readonly ExactCoordinates[]): KnownCoordinates {
  const longitudes = byKey(places, ({ lon }) => lon);
  const latitudes = byKey(places, ({ lat }) => lat);
  return {
    size: places.length,
    findIn(text) {
      if (places.length === 0) return [];
      const found = new Set<number>();
      let recent: { at: number; lons: readonly number[]; lats: readonly number[] }[] = [];
      for (const match of text.matchAll(DECIMAL_NUMBER)) {
        const lons = ownersAt(longitudes, match[0]);
        const lats = ownersAt(latitudes, match[0]);
        if (lons.length + lats.length === 0) continue;
        const at = match.index;
        recent = recent.filter((earlier) => at - earlier.at <= PAIR_DISTANCE);
        for (const earlier of recent) {
          for (const owner of lons) if (earlier.lats.includes(owner)) found.add(owner);
          for (const owner of lats) if (earlier.lons.includes(owner)) found.add(owner);
        }
        recent.push({ at, lons, lats });
      }
      return [...found];
    },
  };
}

function byKey(
  places: readonly ExactCoordinates[],
  degreesOf: (place: ExactCoordinates) => number,
): Map<string, number[]> {
  const owners = new Map<string, number[]>();
  for (const place of places) {
    for (const key of keysOf(degreesOf(place))) {
      owners.set(key, [...(owners.get(key) ?? []), place.owner]);
    }
  }
  return owners;
}

function ownersAt(owners: Map<string, number[]>, printed: string): readonly number[] {
  const [whole = '', fraction = ''] = printed.replace(',', '.').split('.');
  return owners.get(`${whole}.${fraction.slice(0, DECIMALS)}`) ?? [];
}
