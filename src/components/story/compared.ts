import type { PublicRecord } from '#domain/public/record.ts';
import type { Page } from '#layouts/page.ts';
import { localizedHtml } from '../html.ts';
import { calendarSentences } from '../record/calendar-sentence.ts';
import { linkList } from '../record/fact-sentences.ts';
import { listingFacts } from '../record/listing-facts.ts';
import type { References } from '../references.ts';

/** One aspect of both records, as safe HTML; an empty cell where a record says nothing of it. */
export interface ComparedRow {
  name: string;
  cells: [string, string];
}

/** What is known of either record, aspect by aspect; aspects that neither tells of are left out. */
export function comparedRows(
  page: Page,
  ids: readonly [string, string],
  references: References,
): ComparedRow[] {
  const [left, right] = ids.map((id) => references.record(id));
  if (left == null || right == null) return [];
  const { t } = page;
  const aspects: { name: string; tell(record: PublicRecord): string }[] = [
    { name: t('story:when'), tell: (record) => timeOf(page, record) },
    { name: t('story:where'), tell: ({ places }) => linkList(page, references, places) },
    { name: t('story:whose'), tell: ({ communities }) => linkList(page, references, communities) },
    {
      name: t('story:madeOf'),
      tell: ({ facts }) =>
        'materials' in facts ? linkList(page, references, facts.materials) : '',
    },
    {
      name: t('story:listed'),
      tell: ({ facts }) =>
        'listings' in facts
          ? listingFacts(page, references, facts.listings)
              .map(({ html }) => html)
              .join(' ')
          : '',
    },
  ];
  return aspects
    .map(({ name, tell }): ComparedRow => ({ name, cells: [tell(left), tell(right)] }))
    .filter(({ cells }) => cells.some((html) => html !== ''));
}

function timeOf(page: Page, record: PublicRecord): string {
  switch (record.type) {
    case 'festival':
      return calendarSentences(page, record.facts.calendar).join(' ');
    case 'custom':
      return record.facts.season === null ? '' : localizedHtml(page, record.facts.season.words);
    case 'product':
      return record.facts.season === null
        ? ''
        : page.format.list(record.facts.season.months.map(page.format.month));
    default:
      return '';
  }
}
