import { PLACE_GROUPS, type PlaceGroup } from '#domain/public/facts.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { orderFor } from '#i18n/alphabet.ts';
import type { Page } from '#layouts/page.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { BROWSE_PAGE_SIZE } from '#public-records/site-routes.ts';
import { type CardView, type RecordLink, type References, referencesFor } from '../references.ts';

export interface BrowseView {
  type: RecordType;
  cards: CardView[];
  total: number;
  number: number;
  pages: number;
  /** Is there news of this type? */
  hasFeed: boolean;
  groups?: { title: string; cards: CardView[] }[];
}

/** Longer lists keep the Vietnamese order they are compiled in: to sort one, a page reads all of it. */
const MOST_SORTED = 1_000;

/** One page of the records of a type, in the order of the page's alphabet; places by the age of their units. */
export function browseView(
  records: PublicRecords,
  page: Page,
  type: RecordType,
  number: number,
): BrowseView {
  const references = referencesFor(records, page);
  const lists =
    type === 'place'
      ? PLACE_GROUPS.map((group) => ({ group, ids: records.list(`places:${group}`) }))
      : [{ group: null, ids: records.list(`type:${type}`) }];
  const all = lists.flatMap(({ group, ids }) =>
    inOrder(page, ids, references).map((id) => ({ id, group })),
  );
  const shown = all.slice((number - 1) * BROWSE_PAGE_SIZE, number * BROWSE_PAGE_SIZE);
  const view: BrowseView = {
    type,
    cards: references.cards(shown.map(({ id }) => id)),
    total: all.length,
    number,
    pages: Math.max(1, Math.ceil(all.length / BROWSE_PAGE_SIZE)),
    hasFeed: records.list(`recent:type:${type}`).length > 0,
  };
  if (type !== 'place') return view;
  const titles: Readonly<Record<PlaceGroup, string>> = {
    now: page.t('place.groupNew'),
    within: page.t('place.groupOther'),
    before: page.t('place.groupFormer'),
  };
  view.groups = PLACE_GROUPS.map((group) => ({
    title: titles[group],
    cards: references.cards(shown.filter((each) => each.group === group).map(({ id }) => id)),
  }));
  return view;
}

function inOrder(page: Page, ids: readonly string[], references: References): readonly string[] {
  // Lists are compiled in the order of Vietnamese titles.
  if (page.lang === 'vi' || ids.length > MOST_SORTED) return ids;
  const compare = orderFor(page.locale);
  const byTitle = (a: RecordLink, b: RecordLink) =>
    compare(a.title, b.title) || (a.id < b.id ? -1 : 1);
  return references
    .links(ids)
    .toSorted(byTitle)
    .map(({ id }) => id);
}
