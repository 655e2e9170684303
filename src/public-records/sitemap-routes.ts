import { routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { RECORD_TYPES, type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { SiteRoute } from './handed-on-routes.ts';
import type { PublicRecords } from './reader.ts';

/**
 * Records in one sitemap. Ten languages of each, their pictures and their addresses in one another are 20 MB then,
 * of the 50 MB and 50,000 addresses that the protocol allows (https://www.sitemaps.org/protocol.html); and a change
 * makes one of the files anew, not all.
 */
export const RECORDS_IN_SITEMAP = 1000;

/** What one sitemap tells of: the pages that are no record, or some records of a type. */
export type SitemapPart = { name: 'pages' } | { name: string; type: RecordType; ids: string[] };

/** The sitemaps of the site, in the order of the index. */
export function* sitemapParts(records: PublicRecords, site: SiteSettings): Iterable<SitemapPart> {
  yield { name: 'pages' };
  for (const type of RECORD_TYPES) yield* partsOfType(records, site, type);
}

/** The sitemap of a name; `null` where there is none. */
export function sitemapPart(
  records: PublicRecords,
  site: SiteSettings,
  name: string,
): SitemapPart | null {
  if (name === 'pages') return { name };
  const type = RECORD_TYPES.find((each) => name.startsWith(`${TYPE_FOLDER[each]}-`));
  if (type === undefined) return null;
  for (const part of partsOfType(records, site, type)) if (part.name === name) return part;
  return null;
}

function* partsOfType(
  records: PublicRecords,
  site: SiteSettings,
  type: RecordType,
): Iterable<SitemapPart> {
  const ids = records.list(`type:${type}`).filter((id) => isIndexed(records, site, id));
  for (let start = 0; start < ids.length; start += RECORDS_IN_SITEMAP) {
    yield {
      name: `${TYPE_FOLDER[type]}-${start / RECORDS_IN_SITEMAP + 1}`,
      type,
      ids: ids.slice(start, start + RECORDS_IN_SITEMAP),
    };
  }
}

/** Search engines may keep its page: there is something on it, and somebody else than the archive has read it. */
function isIndexed(records: PublicRecords, site: SiteSettings, id: string): boolean {
  const card = records.card(id);
  if (card === null || card.type === 'tombstone') return false;
  return card.review !== 'compiled-from-public-sources' || site.indexCompiled;
}

export function* sitemapRoutes(records: PublicRecords, site: SiteSettings): Iterable<SiteRoute> {
  yield { route: routes.sitemap(), pattern: 'sitemap.xml', params: {} };
  for (const { name } of sitemapParts(records, site)) {
    yield {
      route: routes.sitemapPart(name),
      pattern: 'sitemaps/[part].xml',
      params: { part: name },
    };
  }
}
