import { FEED_FORMS, type FeedGroup, type Route, routes } from '#domain/public/routes.ts';
import { RECORD_TYPES, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { PublicRecords } from './reader.ts';
import { sharedIn } from './shared-records.ts';

/** An address of the site and the page that answers it. */
export interface SiteRoute {
  route: Route;
  /** The Astro route that renders it, as its file stands in src/pages: `[locale]/[type]/[slug]`. */
  pattern: string;
  params: Record<string, string | undefined>;
}

/** The feeds of a language, in every form. */
export function* feedRoutes(records: PublicRecords, locale: string): Iterable<SiteRoute> {
  for (const group of feedGroups(records)) {
    for (const form of FEED_FORMS) {
      const route = routes.feed(locale, group, form);
      if (group === 'all') {
        yield { route, pattern: '[locale]/feed.[form]', params: { locale, form } };
        continue;
      }
      const { type, id } = group;
      const params = { locale, feed: id ?? TYPE_FOLDER[type], form };
      yield id === null
        ? { route, pattern: '[locale]/feeds/[feed].[form]', params }
        : {
            route,
            pattern: '[locale]/feeds/[folder]/[feed].[form]',
            params: { ...params, folder: TYPE_FOLDER[type] },
          };
    }
  }
}

/** What has a feed: everything, and each type, community and province of which there is something to tell. */
export function* feedGroups(records: PublicRecords): Iterable<FeedGroup> {
  const hasNews = (name: string) => records.list(`recent:${name}`).length > 0;
  yield 'all';
  for (const type of RECORD_TYPES) if (hasNews(`type:${type}`)) yield { type, id: null };
  for (const id of records.list('type:community')) {
    if (hasNews(`community:${id}`)) yield { type: 'community', id };
  }
  for (const id of records.list('place-kind:province')) {
    if (hasNews(`place:${id}`)) yield { type: 'place', id };
  }
}

/** What a record is handed on by: a page to print; a card to embed, where it may be. */
export function* sharedRoutes(
  records: PublicRecords,
  locale: string,
  locales: readonly string[],
): Iterable<SiteRoute> {
  const embeddable = records.inChannel('embed');
  const entries = new Map(records.entries.map((entry) => [entry.id, entry]));
  for (const id of sharedIn(records, locale, locales)) {
    const entry = entries.get(id);
    if (entry === undefined) continue;
    const { routeType, slug } = entry;
    yield {
      route: routes.print(locale, routeType, slug),
      pattern: '[locale]/[type]/[slug]/print',
      params: { locale, type: TYPE_FOLDER[routeType], slug },
    };
    if (!embeddable.has(id)) continue;
    const params = { locale, id };
    yield { route: routes.embed(locale, id), pattern: 'embed/[locale]/[id]/index', params };
    yield { route: routes.oEmbed(locale, id), pattern: 'oembed/[locale]/[id].json', params };
  }
}
