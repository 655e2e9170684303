import { arkName, arkRoute } from '#domain/public/ark.ts';
import { type CalendarFileGroup, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { RECORD_TYPES, type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { documentSheets } from './document-sheets.ts';
import { GAPS, type Gap, lacking } from './gaps.ts';
import { feedRoutes, type SiteRoute, sharedRoutes } from './handed-on-routes.ts';
import { manifestRoutes } from './manifest-routes.ts';
import type { PublicRecords } from './reader.ts';
import { sitemapRoutes } from './sitemap-routes.ts';

/** Cards on one browse page. */
export const BROWSE_PAGE_SIZE = 48;
/** A transcript with more cues than this is a page of its own. */
export const CUES_ON_PAGE = 200;

/** Every address of the site. Records outside the `page` channel have none. */
export function* siteRoutes(records: PublicRecords, site: SiteSettings): Iterable<SiteRoute> {
  yield { route: routes.root(), pattern: 'index', params: {} };
  yield { route: routes.notFound(), pattern: '404', params: {} };
  yield* sitemapRoutes(records, site);
  yield { route: routes.robots(), pattern: 'robots.txt', params: {} };
  for (const locale of site.locales) {
    yield* localeRoutes(records, locale);
    yield* feedRoutes(records, locale);
    yield* sharedRoutes(records, locale, site.locales);
  }
  yield* manifestRoutes(records);
  yield* conformanceRoutes(site);
  for (const { id, page, ark } of records.entries) {
    if (!page) continue;
    yield { route: routes.permanent(id), pattern: 'id/[id]', params: { id } };
    const { naan } = site.ark;
    yield {
      route: arkRoute(ark, site.ark),
      pattern: 'ark/[naan]/[name]',
      params: { naan, name: arkName(ark, site.ark) },
    };
  }
}

/** Pages that tell what the validators found in all the others: they are made last. */
export function* conformanceRoutes({ locales }: SiteSettings): Iterable<SiteRoute> {
  yield { route: routes.conformanceReport(), pattern: 'conformance.json', params: {} };
  for (const locale of locales) {
    const route = routes.conformance(locale);
    yield { route, pattern: '[locale]/conformance', params: { locale } };
  }
}

function* localeRoutes(records: PublicRecords, locale: string): Iterable<SiteRoute> {
  const fixed = [
    { route: routes.home(locale), pattern: '[locale]/index' },
    { route: routes.months(locale), pattern: '[locale]/months/index' },
    { route: routes.map(locale), pattern: '[locale]/map' },
    { route: routes.statistics(locale), pattern: '[locale]/statistics/index' },
    { route: routes.calendar(locale), pattern: '[locale]/calendar/index' },
    { route: routes.seasons(locale), pattern: '[locale]/seasons' },
    { route: routes.search(locale), pattern: '[locale]/search' },
    { route: routes.about(locale), pattern: '[locale]/about' },
    { route: routes.feeds(locale), pattern: '[locale]/feeds/index' },
  ];
  for (const page of fixed) yield { ...page, params: { locale } };
  for (let month = 1; month <= 12; month += 1) {
    yield {
      route: routes.month(locale, month),
      pattern: '[locale]/months/[month]',
      params: { locale, month: String(month) },
    };
  }
  yield* calendarRoutes(records, locale);
  for (const type of RECORD_TYPES) yield* browseRoutes(records, locale, type);
  for (const gap of GAPS) yield* gapRoutes(records, locale, gap);
  for (const { id, page, routeType, slug, formerSlugs } of records.entries) {
    if (!page) continue;
    for (const name of [slug, ...formerSlugs]) {
      // A former name that another record has taken since is the other's.
      if (name !== slug && records.idOf(routeType, name) !== null) continue;
      yield {
        route: routes.record(locale, routeType, name),
        pattern: '[locale]/[type]/[slug]',
        params: { locale, type: TYPE_FOLDER[routeType], slug: name },
      };
    }
    if (routeType === 'media' && hasLongTranscript(records, id)) {
      yield {
        route: routes.transcript(locale, slug),
        pattern: '[locale]/media/[slug]/transcript',
        params: { locale, slug },
      };
    }
    if (routeType === 'media') yield* sheetRoutes(records, locale, { id, slug });
  }
}

function* sheetRoutes(
  records: PublicRecords,
  locale: string,
  { id, slug }: { id: string; slug: string },
): Iterable<SiteRoute> {
  const entry = records.entry(id);
  const sheets = entry?.type === 'media' ? documentSheets(entry.facts).length : 0;
  for (let sheet = 2; sheet <= sheets; sheet += 1) {
    yield {
      route: routes.documentSheet(locale, slug, sheet),
      pattern: '[locale]/media/[slug]/pages/[sheet]',
      params: { locale, slug, sheet: String(sheet) },
    };
  }
}

function* calendarRoutes(records: PublicRecords, locale: string): Iterable<SiteRoute> {
  for (const year of records.calendarYears) {
    const months = Array.from(
      { length: 12 },
      (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`,
    );
    for (const when of [String(year), ...months]) {
      yield {
        route: routes.calendarOf(locale, when),
        pattern: '[locale]/calendar/[when]',
        params: { locale, when },
      };
    }
  }
  for (const group of calendarFileGroups(records)) {
    const route = routes.calendarFile(locale, group);
    yield group === 'all'
      ? { route, pattern: '[locale]/calendar/all.ics', params: { locale } }
      : {
          route,
          pattern: '[locale]/calendar/[folder]/[id].ics',
          params: { locale, folder: TYPE_FOLDER[group.type], id: group.id },
        };
  }
}

/** A calendar of everything is given while it has no more dates than a phone takes. */
const MOST_IN_ONE_FILE = 3000;

/** What has an iCalendar file: everything, each festival, community and province that has a date. */
export function* calendarFileGroups(records: PublicRecords): Iterable<CalendarFileGroup> {
  const provinces = new Set(records.list('place-kind:province'));
  for (const name of records.dateGroups('')) {
    if (name === 'all' && records.dates('all').length <= MOST_IN_ONE_FILE) yield 'all';
    const [type, id = ''] = name.split(':');
    const isFile =
      type === 'festival' || type === 'community' || (type === 'place' && provinces.has(id));
    if (isFile) yield { type, id };
  }
}

function* browseRoutes(
  records: PublicRecords,
  locale: string,
  type: RecordType,
): Iterable<SiteRoute> {
  const folder = TYPE_FOLDER[type];
  yield {
    route: routes.browse(locale, type),
    pattern: '[locale]/[type]/index',
    params: { locale, type: folder },
  };
  const pages = Math.ceil(records.list(`type:${type}`).length / BROWSE_PAGE_SIZE);
  for (let page = 2; page <= pages; page += 1) {
    yield {
      route: routes.browse(locale, type, page),
      pattern: '[locale]/[type]/page-[page]/index',
      params: { locale, type: folder, page: String(page) },
    };
  }
}

function* gapRoutes(records: PublicRecords, locale: string, gap: Gap): Iterable<SiteRoute> {
  const pages = Math.max(1, Math.ceil(lacking(records, gap).ids.length / BROWSE_PAGE_SIZE));
  for (let page = 1; page <= pages; page += 1) {
    yield {
      route: routes.gap(locale, gap, page),
      pattern: `[locale]/statistics/[gap]/${page === 1 ? '' : 'page-[page]/'}index`,
      params: { locale, gap, ...(page === 1 ? {} : { page: String(page) }) },
    };
  }
}

function hasLongTranscript(records: PublicRecords, id: string): boolean {
  const entry = records.entry(id);
  return (
    entry?.type === 'media' && entry.facts.tracks.some(({ cues }) => cues.length > CUES_ON_PAGE)
  );
}

/** `getStaticPaths` of the page at `pattern`, for `astro build`. */
export function staticPaths(
  { records, site }: { records: PublicRecords; site: SiteSettings },
  pattern: string,
): { params: Record<string, string | undefined> }[] {
  const paths: { params: Record<string, string | undefined> }[] = [];
  for (const route of siteRoutes(records, site)) {
    if (route.pattern === pattern) paths.push({ params: route.params });
  }
  return paths;
}

const TYPE_OF_FOLDER = new Map<string, RecordType>(
  RECORD_TYPES.map((type) => [TYPE_FOLDER[type], type]),
);

/** The record type of a URL segment: `festivals` → `festival`. */
export function typeOfFolder(folder: string | undefined): RecordType | null {
  return TYPE_OF_FOLDER.get(folder ?? '') ?? null;
}
