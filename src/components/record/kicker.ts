import type { PublicRecord } from '#domain/public/record.ts';
import { routes } from '#domain/public/routes.ts';
import type { Page } from '#layouts/page.ts';
import { escapeHtml, linkHtml } from '../html.ts';
import type { References } from '../references.ts';

/** What a record is and whose, in a line of links above its name. */
export function kickerHtml(page: Page, record: PublicRecord, references: References): string {
  const type = `<a href="${page.link(routes.browse(page.locale, record.type))}">${escapeHtml(page.t(`types.${record.type}`))}</a>`;
  const whose = references
    .links(record.type === 'community' || record.type === 'place' ? [] : record.communities)
    .map((link) => linkHtml(page, link));
  return [type, ...whose].join(' · ');
}
