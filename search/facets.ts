import type { PublicRecord } from '#domain/public/record.ts';
import type { Facet } from './search-provider.ts';

/** What facets read besides the record itself; places and communities come with those above them. */
export interface FacetSurroundings {
  communities: readonly PublicRecord[];
  places: readonly PublicRecord[];
  media: readonly PublicRecord[];
  successors: (ids: readonly string[]) => PublicRecord[];
  /** Months of the Gregorian year in which it is held or in season. */
  months: readonly number[];
}

/** The values of every facet that a record has, each once, sorted. */
export function facetsOf(record: PublicRecord, around: FacetSurroundings): Record<Facet, string[]> {
  const own = record.type === 'place' ? [record.id] : record.places;
  return {
    type: [record.type],
    community: ids(around.communities),
    province: provincesOf(around),
    formerProvince: ids(
      around.places.filter(
        (place) => place.type === 'place' && place.facts.kind === 'former-province',
      ),
    ),
    place: ids(around.places.filter(({ id }) => own.includes(id))),
    language: unique([
      ...[...record.narratives, ...record.texts].map(({ lang }) => lang),
      ...[...around.media, record].flatMap((media) =>
        media.type === 'media' ? media.facts.speechLanguages : [],
      ),
    ]),
    mediaKind: unique(
      [...around.media, record].flatMap((media) =>
        media.type === 'media' ? [media.facts.kind] : [],
      ),
    ),
    month: unique(around.months.map(String)),
    decade: unique(datesOf(record).flatMap(decadesOf)),
  };
}

/** The latest day a record tells of, ISO 8601, as exact as it is known (`2025`, `2025-10-21`); `null` without one. */
export function dateOf(record: PublicRecord): string | null {
  const days = datesOf(record).flatMap((date) => date.match(DAY) ?? []);
  return days.sort().at(-1) ?? null;
}

const DAY = /\b\d{4}(?:-\d{2}(?:-\d{2})?)?\b/g;

/** Dates as they are written: ISO 8601 or EDTF (https://www.loc.gov/standards/datetime/). */
function datesOf(record: PublicRecord): string[] {
  const known = (...dates: (string | number | null)[]) =>
    dates.flatMap((date) => (date === null ? [] : [String(date)]));
  switch (record.type) {
    case 'occurrence':
      return known(record.facts.start, record.facts.end);
    case 'media':
      return known(record.facts.madeOn);
    case 'listing':
      return known(record.facts.year, record.facts.proclaimed);
    case 'source':
      return known(record.facts.citation.date);
    case 'product':
      return known(...record.facts.designations.map(({ year }) => year));
    default:
      return [];
  }
}

/** `198X` and `1987~` are of 1980; an interval is of every decade it touches. */
function decadesOf(date: string): string[] {
  const years = [...date.matchAll(/(?<!\d)(\d{3})[\dX](?!\d)/g)].map(([, start]) => Number(start));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0) return [];
  const isInterval = date.includes('/');
  const decades = isInterval
    ? Array.from({ length: Math.min(last - first, MAX_DECADES) + 1 }, (_, i) => first + i)
    : years;
  return decades.map((decade) => `${decade}0`);
}
const MAX_DECADES = 50;

/** Provinces among `places`; a former province counts under those that succeeded it. */
function provincesOf({ places, successors }: FacetSurroundings): string[] {
  const provinces: string[] = [];
  for (const place of places) {
    if (place.type !== 'place') continue;
    if (place.facts.kind === 'province') provinces.push(place.id);
    if (place.facts.kind !== 'former-province') continue;
    for (const successor of successors(place.facts.succeededBy)) {
      if (successor.type === 'place' && successor.facts.kind === 'province') {
        provinces.push(successor.id);
      }
    }
  }
  return unique(provinces);
}

const ids = (records: readonly PublicRecord[]) => unique(records.map(({ id }) => id));
const unique = (values: readonly string[]) => [...new Set(values)].sort();
