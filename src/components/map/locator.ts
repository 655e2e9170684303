import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
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
  /** A point that is known; the province around it; a unit that was; a number of people. */
  kind: 'point' | 'area' | 'former' | 'people';
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

/** The map of a record's page; `null` where nothing of it has a place that is known. */
export function locatorOf(
  page: Page,
  record: PublicRecord,
  name: string,
  references: References,
): LocatorView | null {
  switch (record.type) {
    case 'place':
      return placeLocator(page, record, name, references);
    case 'community':
      return communityLocator(page, record, name, references);
    case 'festival':
    case 'custom':
    case 'product':
      return markedPlaces(page, references, record.places, page.t('map:placesOf', { name }));
    default:
      return null;
  }
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
function ownMark(references: References, id: string, kind?: 'former'): LocatorMark[] {
  const link = references.link(id);
  const position = positionOf(references, id);
  if (link === null || position === null) return [];
  const known = position.precision === 'province' ? 'area' : 'point';
  return [markOf({ ...link, title: withoutDate(link.title) }, position.at, kind ?? known)];
}

function placeLocator(
  page: Page,
  { id, facts }: PublicRecordOfType<'place'>,
  name: string,
  references: References,
): LocatorView | null {
  const title = page.t('map:whereIs', { name });
  const former =
    facts.kind === 'province'
      ? references.list(`former:${id}`).filter((unit) => isFormerProvince(references, unit))
      : [];
  const was = facts.kind === 'former-province';
  const own = ownMark(references, id, was ? 'former' : undefined);
  // A province that was not merged has one former self, at the same spot.
  const parts =
    former.length < 2 ? [] : former.flatMap((unit) => ownMark(references, unit, 'former'));
  const now = was ? facts.succeededBy.flatMap((unit) => ownMark(references, unit)) : [];
  const all = [...own, ...parts, ...now];
  if (own.length === 0) return null;
  return {
    title,
    marks: was ? own : all.slice(0, 1),
    detail: all.length > 1 ? all : [],
    notes: notesOn(page, all),
  };
}

function isFormerProvince(references: References, id: string): boolean {
  return references.place(id)?.facts.kind === 'former-province';
}

function communityLocator(
  page: Page,
  record: PublicRecordOfType<'community'>,
  name: string,
  references: References,
): LocatorView | null {
  const counted = record.facts.population.flatMap(({ scope, year, count }) => {
    const link = scope === 'VN' ? null : references.link(scope);
    const position = link === null ? null : positionOf(references, scope);
    const kind = references.place(scope)?.facts.kind;
    return link === null || position === null || count === 0
      ? []
      : [{ link, year, count, at: position.at, kind }];
  });
  // Counts of today's provinces are sums of the former ones: one or the other, never both.
  const today = counted.filter(({ kind }) => kind === 'province');
  const rows = today.length > 1 ? today : counted.filter(({ kind }) => kind !== 'province');
  const [most] = rows.toSorted((a, b) => b.count - a.count);
  if (most === undefined || rows.length < 2) {
    const places = references
      .cards(references.list(`community:${record.id}`))
      .flatMap((card) => card.places.map(({ id }) => id));
    const title = page.t('map:recordsOf', { name });
    return markedPlaces(page, references, [...new Set(places)], title);
  }
  return {
    title: page.t('map:peopleOf', { name, year: String(most.year) }),
    marks: rows
      .toSorted((a, b) => b.count - a.count)
      .map(({ link, at, count }) => ({
        ...markOf(link, at, 'people'),
        share: count / most.count,
      })),
    detail: [],
    notes: [
      page.t('map:peopleScale', {
        most: page.format.number(most.count),
        place: most.link.title,
      }),
    ],
  };
}

function markOf(
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

function notesOn({ t }: Page, marks: readonly LocatorMark[]): string[] {
  const kinds = new Set(marks.map(({ kind }) => kind));
  return [
    ...(kinds.has('area') ? [t('map:ringNote')] : []),
    ...(kinds.has('former') ? [t('map:formerNote')] : []),
  ];
}
