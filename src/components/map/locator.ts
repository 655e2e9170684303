import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import type { Page } from '#layouts/page.ts';
import type { References } from '../references.ts';
import { isInCountryFrame } from './frame.ts';
import { type LocatorView, markedPlaces, markOf } from './locator-marks.ts';
import { placeLocator } from './place-locator.ts';
import { positionOf } from './positions.ts';

/** The map of a record's page; `null` where nothing of it has a known place in the country. */
export function locatorOf(
  page: Page,
  record: PublicRecord,
  name: string,
  references: References,
): LocatorView | null {
  const view = viewOf(page, record, name, references);
  if (view === null) return null;
  const marks = view.marks.filter(({ at }) => isInCountryFrame(at));
  return marks.length === 0 ? null : { ...view, marks };
}

function viewOf(
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
