import { expect, test } from 'vitest';
import type { SiteSettings } from '#domain/public/site.ts';
import type { PublicRecords } from './reader.ts';
import { RECORDS_IN_SITEMAP, sitemapPart, sitemapParts } from './sitemap-routes.ts';

const site = { indexCompiled: false } as SiteSettings;
const ids = Array.from({ length: RECORDS_IN_SITEMAP + 3 }, (_, at) => `tuc-${at}`);
const records = {
  list: (name: string) => (name === 'type:custom' ? ids : []),
  card: (id: string) => ({
    type: 'custom',
    review: id === 'tuc-0' ? 'compiled-from-public-sources' : 'community-reviewed',
  }),
} as unknown as PublicRecords;

test('records that search engines may keep are told in as many sitemaps as they need', () => {
  const parts = [...sitemapParts(records, site)];
  expect(parts.map(({ name }) => name)).toEqual(['pages', 'customs-1', 'customs-2']);
  const told = parts.flatMap((part) => ('ids' in part ? part.ids : []));
  expect(told).toEqual(ids.slice(1));
});

test('a sitemap is found by its name, and there is none by another', () => {
  expect(sitemapPart(records, site, 'customs-2')).toMatchObject({
    type: 'custom',
    ids: ['tuc-1001', 'tuc-1002'],
  });
  for (const name of ['customs-3', 'customs-', 'customs', 'festivals-1', '']) {
    expect(sitemapPart(records, site, name)).toBeNull();
  }
});
