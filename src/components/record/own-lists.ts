import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Page } from '#layouts/page.ts';

/** A list of other records under a record, by the name the projection keeps it under. */
export interface OwnList {
  /** Of its heading, unique on the page. */
  id: string;
  /** The list is `<list>:<record id>`. */
  list: string;
  title: string;
  shape?: 'cards' | 'names' | 'rows';
  /** Said when there are none; without it an empty list is left out. */
  empty?: string;
}

/** What stands under a record of each type, in order; types without lists are not in the table, nor are places (PlaceSections). */
const LISTS: Partial<Record<RecordType, (t: Page['t']) => OwnList[]>> = {
  community: (t) => [
    { id: 'branches', list: 'children', title: t('community.branches'), shape: 'names' },
  ],
  listing: (t) => [
    {
      id: 'describes',
      list: 'describes',
      title: t('listing:describes'),
      empty: t('listing:describesNone'),
    },
  ],
  concept: (t) => [
    { id: 'narrower', list: 'children', title: t('concept.narrower'), shape: 'names' },
    { id: 'records', list: 'concept', title: t('concept.records') },
  ],
  source: (t) => [{ id: 'rests', list: 'source', title: t('sourcePage.rests'), shape: 'rows' }],
  media: (t) => [{ id: 'uses', list: 'uses', title: t('record.usedIn') }],
};

/** The lists under a record of `type`, titled in the page's language. */
export function ownListsOf(type: RecordType, t: Page['t']): OwnList[] {
  return LISTS[type]?.(t) ?? [];
}
