import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Page } from '#layouts/page.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { BROWSE_PAGE_SIZE } from '#public-records/site-routes.ts';
import { type CardView, referencesFor } from '../references.ts';

export interface BrowseView {
  type: RecordType;
  cards: CardView[];
  total: number;
  number: number;
  pages: number;
  groups?: { title: string; cards: CardView[] }[];
}

/** One page of the records of a type, in the order of the alphabet; places by the age of their units. */
export function browseView(
  records: PublicRecords,
  page: Page,
  type: RecordType,
  number: number,
): BrowseView {
  const ids = records.list(`type:${type}`);
  const shown = ids.slice((number - 1) * BROWSE_PAGE_SIZE, number * BROWSE_PAGE_SIZE);
  const cards = referencesFor(records, page).cards(shown);
  const view: BrowseView = {
    type,
    cards,
    total: ids.length,
    number,
    pages: Math.max(1, Math.ceil(ids.length / BROWSE_PAGE_SIZE)),
  };
  if (type === 'place') view.groups = placeGroups(records, page, cards);
  return view;
}

function placeGroups(records: PublicRecords, page: Page, cards: readonly CardView[]) {
  const groups = [
    { title: page.t('place.groupNew'), cards: [] as CardView[] },
    { title: page.t('place.groupOther'), cards: [] as CardView[] },
    { title: page.t('place.groupFormer'), cards: [] as CardView[] },
  ] as const;
  for (const card of cards) {
    const entry = records.entry(card.id);
    const kind = entry?.type === 'place' ? entry.facts.kind : 'village';
    const group = kind === 'province' ? 0 : kind.startsWith('former-') ? 2 : 1;
    groups[group].cards.push(card);
  }
  return [...groups];
}
