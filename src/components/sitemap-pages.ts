import { absoluteUrl, type Route, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import type { SitemapPage } from '#exports/sitemap.ts';
import { isDraft, localeInfo } from '#i18n/locales.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { factsLed } from './record/record-page.ts';

/** Pages that search engines may keep: those without `noindex`, in the languages they exist in. */
export function* sitemapPages(records: PublicRecords, site: SiteSettings): Iterable<SitemapPage> {
  const indexed = site.locales.filter((locale) => !isDraft(locale));
  const everywhere = (route: (locale: string) => Route): SitemapPage => ({
    alternates: indexed.map((locale) => ({
      lang: localeInfo(locale).lang,
      url: absoluteUrl(site.url, route(locale)),
    })),
  });
  yield everywhere(routes.home);
  yield everywhere(routes.months);
  yield everywhere(routes.calendar);
  yield everywhere(routes.seasons);
  for (const year of records.calendarYears) {
    yield everywhere((locale) => routes.calendarOf(locale, String(year)));
  }
  yield everywhere(routes.map);
  yield everywhere(routes.about);
  for (const type of RECORD_TYPES) {
    yield everywhere((locale) => routes.browse(locale, type));
    for (const id of records.list(`type:${type}`)) {
      const card = records.card(id);
      if (card === null || card.type === 'tombstone') continue;
      if (card.review === 'compiled-from-public-sources' && !site.indexCompiled) continue;
      const locales = indexed.filter(
        (locale) => factsLed(type) || card.titles[localeInfo(locale).lang] !== undefined,
      );
      const whole = locales.length > 0 ? locales : indexed.slice(0, 1);
      yield {
        alternates: whole.map((locale) => ({
          lang: localeInfo(locale).lang,
          url: absoluteUrl(site.url, routes.record(locale, type, card.slug)),
        })),
      };
    }
  }
}
