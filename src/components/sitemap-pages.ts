import { pickByLang } from '#domain/public/language.ts';
import { plainestFile } from '#domain/public/plainest-file.ts';
import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import { absoluteUrl, type Route, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import { stillOf } from '#exports/schema-org/media-object.ts';
import type { SitemapPage, SitemapVideo } from '#exports/sitemap.ts';
import { isDraft, localeInfo } from '#i18n/locales.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { SitemapPart } from '#public-records/sitemap-routes.ts';
import { factsLed } from './record/record-page.ts';

/** What one sitemap holds: pages that search engines may keep, in the languages they exist in. */
export function* sitemapPages(
  part: SitemapPart,
  { records, site }: { records: PublicRecords; site: SiteSettings },
): Iterable<SitemapPage> {
  if (!('ids' in part)) {
    yield* otherPages(records, site);
    return;
  }
  for (const id of part.ids) {
    const entry = records.entry(id);
    if (entry !== null && entry.type !== 'tombstone') yield recordPage(entry, { records, site });
  }
}

function* otherPages(records: PublicRecords, site: SiteSettings): Iterable<SitemapPage> {
  const everywhere = (route: (locale: string) => Route): SitemapPage => ({
    alternates: alternatesIn(indexedLocales(site), site, route),
    lastChange: null,
    images: [],
    videos: [],
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
  yield everywhere(routes.conformance);
  for (const type of RECORD_TYPES) yield everywhere((locale) => routes.browse(locale, type));
}

function recordPage(
  record: PublicRecord,
  { records, site }: { records: PublicRecords; site: SiteSettings },
): SitemapPage {
  const indexed = indexedLocales(site);
  const spoken = new Set(record.texts.map(({ lang }) => lang));
  const own = indexed.filter(
    (locale) => factsLed(record.type) || spoken.has(localeInfo(locale).lang),
  );
  const route = (locale: string) => routes.record(locale, record.type, record.slug);
  return {
    alternates: alternatesIn(own.length > 0 ? own : indexed.slice(0, 1), site, route),
    lastChange:
      record.history
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? null,
    images: mediaOf(record, records).flatMap((medium) => imageOf(medium, site) ?? []),
    videos: record.type === 'media' ? videosOf(record, site) : [],
  };
}

function mediaOf(
  record: PublicRecord,
  records: PublicRecords,
): readonly PublicRecordOfType<'media'>[] {
  if (record.type === 'media') return [record];
  return record.media.flatMap((id) => {
    const medium = records.entry(id);
    return medium?.type === 'media' ? [medium] : [];
  });
}

function imageOf({ facts }: PublicRecordOfType<'media'>, site: SiteSettings): string | null {
  const file = facts.kind === 'image' ? plainestFile('image', facts.derivatives) : undefined;
  return file === undefined ? null : absoluteUrl(site.url, file.path);
}

/** The film of its own page; none without a still and a line about it, which search engines ask for. */
function videosOf(record: PublicRecordOfType<'media'>, site: SiteSettings): SitemapVideo[] {
  const { facts, history } = record;
  if (facts.kind !== 'video') return [];
  const text = pickByLang(record.texts, 'vi');
  const file = plainestFile('video', facts.derivatives);
  const still = stillOf(facts.derivatives);
  if (text?.summary == null || file === undefined || still === null) return [];
  return [
    {
      title: text.title,
      description: text.summary,
      thumbnail: absoluteUrl(site.url, still.path),
      file: absoluteUrl(site.url, file.path),
      durationSeconds: facts.durationSeconds,
      published: history.map(({ date }) => date).sort()[0] ?? null,
    },
  ];
}

/** Languages that search engines are told of: those whose words a speaker has read. */
function indexedLocales({ locales }: SiteSettings): string[] {
  return locales.filter((locale) => !isDraft(locale));
}

function alternatesIn(
  locales: readonly string[],
  site: SiteSettings,
  route: (locale: string) => Route,
): SitemapPage['alternates'] {
  return locales.map((locale) => ({
    lang: localeInfo(locale).lang,
    url: absoluteUrl(site.url, route(locale)),
  }));
}
