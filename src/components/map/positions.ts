import type { PlaceFacts } from '#domain/public/facts.ts';
import type { References } from '../references.ts';
import type { Position } from './frame.ts';

/** Where a place is drawn. */
export interface PlacePosition {
  at: Position;
  precision: NonNullable<PlaceFacts['coordinates']>['precision'];
  /** The place whose coordinates these are: itself, or the unit it lies in. */
  of: string;
}

type Places = Pick<References, 'place'>;

const PROVINCIAL: readonly PlaceFacts['kind'][] = ['province', 'former-province'];

/**
 * The public position of a place, or that of the nearest unit above it that has one, then known to the
 * province alone; `null` where no unit has one.
 */
export function positionOf(places: Places, id: string): PlacePosition | null {
  for (const { of, facts } of upwards(places, id)) {
    if (facts.coordinates === null) continue;
    const { lon, lat, precision } = facts.coordinates;
    const own = of === id && !PROVINCIAL.includes(facts.kind);
    return { at: [lon, lat], precision: own ? precision : 'province', of };
  }
  return null;
}

/** The province of today that a place lies in, or is; `null` where none is known. */
export function provinceOf(places: Places, id: string): string | null {
  for (const { of, facts } of upwards(places, id)) if (facts.kind === 'province') return of;
  return null;
}

/** A place, then the units it lies in and those that succeeded it, the nearest first. */
function* upwards(places: Places, id: string): Iterable<{ of: string; facts: PlaceFacts }> {
  const found = new Set([id]);
  for (const of of found) {
    const facts = places.place(of)?.facts;
    if (facts === undefined) continue;
    yield { of, facts };
    if (facts.parent !== null) found.add(facts.parent);
    for (const successor of facts.succeededBy) found.add(successor);
  }
}
