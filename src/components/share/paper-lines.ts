import type { PublicRecord } from '#domain/public/record.ts';
import type { Page } from '#layouts/page.ts';
import { escapeHtml, wordsHtml } from '../html.ts';
import type { References } from '../references.ts';

const PLACES = 2;

/** What a record is, whose and where, in words without links: paper has none. HTML. */
export function paperLine(page: Page, record: PublicRecord, references: References): string {
  const ids = [
    ...(record.type === 'community' ? [] : record.communities),
    ...record.places.slice(0, PLACES),
  ];
  const whose = references
    .links(ids)
    .map(({ title, lang }) => wordsHtml(page, { text: title, lang }));
  return [escapeHtml(page.t(`type.${record.type}`)), ...whose].join(' · ');
}
