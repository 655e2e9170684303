import type { PublicRecord } from '#domain/public/record.ts';
import { type Route, routes } from '#domain/public/routes.ts';
import { isShared, sharedLocale } from '#domain/public/shared.ts';
import type { Page } from '#layouts/page.ts';

/** The card of a record's page, or that of the site where the record has none of its own. */
export function shareCardRoute(page: Page, record: PublicRecord): Route {
  return isShared(record.type)
    ? routes.shareCard(localeOf(page, record), record.id)
    : routes.shareCard(page.locale);
}

/** The oEmbed response of a record's page; `null` where it may not be embedded. */
export function oEmbedRoute(page: Page, record: PublicRecord): Route | null {
  const mayBe = isShared(record.type) && record.channels.includes('embed') && page.area === null;
  return mayBe ? routes.oEmbed(localeOf(page, record), record.id) : null;
}

function localeOf(page: Page, { texts }: PublicRecord): string {
  const langs = texts.map(({ lang }) => lang);
  return sharedLocale(langs, page.locale, page.site.locales);
}
