import type { Position } from './frame.ts';

/** What a pin can say of a place, in the order in which it is said. */
export const PIN_TYPES = ['festival', 'custom', 'product', 'place'] as const;
export type PinType = (typeof PIN_TYPES)[number];
export type PinCounts = Readonly<Partial<Record<PinType, number>>>;

/** One place of a map with what is there. */
export interface Pin {
  id: string;
  title: string;
  lang: string;
  href: string;
  at: Position;
  /** Known to the province alone: drawn as a ring, not as a point. */
  area: boolean;
  counts: PinCounts;
}

/** The types that a place has something of, in order. */
export function typesOf(counts: PinCounts): PinType[] {
  return PIN_TYPES.filter((type) => (counts[type] ?? 0) > 0);
}

/** Outlines of the types' marks, 6 units across about the origin: no two are told by colour alone. */
export const MARKS: Readonly<Record<PinType, string>> = {
  festival: 'M-3 0a3 3 0 1 1 6 0a3 3 0 1 1-6 0z',
  custom: 'M-2.7-2.7h5.4v5.4h-5.4z',
  product: 'M0-3.2 3.2 2.6h-6.4z',
  place: 'M0-3.6 3.6 0 0 3.6-3.6 0z',
};

/** Where the marks of one pin stand about its middle, in units. */
export function markOffsets(count: number): readonly (readonly [x: number, y: number])[] {
  if (count <= 1) return [[0, 0]];
  if (count === 2) {
    return [
      [-3.6, 0],
      [3.6, 0],
    ];
  }
  const above = [-3.6, -3.5] as const;
  const beside = [3.6, -3.5] as const;
  return count === 3 ? [above, beside, [0, 3.6]] : [above, beside, [-3.6, 3.7], [3.6, 3.7]];
}
