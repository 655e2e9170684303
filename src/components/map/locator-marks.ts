import type { Page } from '#layouts/page.ts';
import type { RecordLink, References } from '../references.ts';
import type { Position } from './frame.ts';
import { positionOf, provinceOf } from './positions.ts';

/** One mark of a small map. */
export interface LocatorMark {
  id: string;
  title: string;
  lang: string;
  at: Position;
  /** A point that is known; the province around it; a unit that was; a province beside; a number of people. */
  kind: 'point' | 'area' | 'former' | 'near' | 'people';
  /** Of people, as a share of the most: the area of the dot. */
  share: number;
}

/** A small map: what it shows in words, its marks, and how to read them. */
export interface LocatorView {
  title: string;
  marks: LocatorMark[];
  /** Marks that stand too close together for the map of the country; empty where there are none. */
  detail: LocatorMark[];
  notes: string[];
}

/** The places of a list: those that are known as points, and a ring for each other province of today. */
export function markedPlaces(
  page: Page,
  references: References,
  ids: readonly string[],
  title: string,
): LocatorView | null {
  const points = new Map<string, LocatorMark>();
  const rings = new Map<string, LocatorMark>();
  const pointed = new Set<string | null>();
  for (const id of ids) {
    const province = provinceOf(references, id);
    const position = positionOf(references, id);
    if (position?.precision === 'exact' || position?.precision === 'commune') {
      const link = references.link(id);
      if (link === null) continue;
      points.set(id, markOf(link, position.at, 'point'));
      pointed.add(province);
      continue;
    }
    const link = references.link(province ?? id);
    const at = positionOf(references, province ?? id)?.at;
    if (link !== null && at !== undefined) rings.set(link.id, markOf(link, at, 'area'));
  }
  const others = [...rings.values()].filter(({ id }) => !pointed.has(id));
  const marks = [...points.values(), ...others];
  return marks.length === 0 ? null : { title, marks, detail: [], notes: notesOn(page, marks) };
}

/** One place under its own name, wherever its position comes from. */
export function ownMark(references: References, id: string, kind?: 'former'): LocatorMark[] {
  const link = references.link(id);
  const position = positionOf(references, id);
  if (link === null || position === null) return [];
  const known = position.precision === 'province' ? 'area' : 'point';
  return [markOf({ ...link, title: withoutDate(link.title) }, position.at, kind ?? known)];
}

export function markOf(
  { id, title, lang }: RecordLink,
  at: Position,
  kind: LocatorMark['kind'],
): LocatorMark {
  return { id, title, lang, at, kind, share: 0 };
}

/** The name of a former unit without the date that tells it from its successor: `Kiên Giang (before 1 July 2025)`. */
export function withoutDate(title: string): string {
  return title.replace(/\s*[(（][^()（）]*2025[^()（）]*[)）]$/, '');
}

export function notesOn({ t }: Page, marks: readonly LocatorMark[]): string[] {
  const kinds = new Set(marks.map(({ kind }) => kind));
  return [
    ...(kinds.has('area') ? [t('map:ringNote')] : []),
    ...(kinds.has('former') ? [t('map:formerNote')] : []),
  ];
}
