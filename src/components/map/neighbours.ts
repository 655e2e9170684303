import type { RecordLink, References } from '../references.ts';
import type { Position } from './frame.ts';
import { positionOf } from './positions.ts';

const EARTH_RADIUS_KM = 6371;
const MOST = 8;

/**
 * The places nearest to one whose own position is known, each with the distance as the crow flies; empty
 * where its position is that of its province. Kilometres, to the nearest five: positions are rounded.
 */
export function neighboursOf(
  references: References,
  id: string,
  others: readonly string[],
): { link: RecordLink; km: number }[] {
  const from = ownPosition(references, id);
  if (from === null) return [];
  return references
    .links(others.filter((other) => other !== id))
    .flatMap((link) => {
      const to = ownPosition(references, link.id);
      return to === null ? [] : [{ link, km: Math.round(kmBetween(from, to) / 5) * 5 }];
    })
    .toSorted((a, b) => a.km - b.km || (a.link.id < b.link.id ? -1 : 1))
    .slice(0, MOST);
}

function ownPosition(references: References, id: string): Position | null {
  const position = positionOf(references, id);
  return position === null || position.precision === 'province' ? null : position.at;
}

/** Along a great circle (haversine). */
function kmBetween([lonA, latA]: Position, [lonB, latB]: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const chord =
    half(latB - latA) + Math.cos(radians(latA)) * Math.cos(radians(latB)) * half(lonB - lonA);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}
