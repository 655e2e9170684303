import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { TEST_ARK } from '#domain/public/ark.ts';
import type { IndexEntry, ProjectionIndex } from './format.ts';
import { formerNames } from './former-names.ts';
import { openPublicRecords } from './reader.ts';
import { BROWSE_PAGE_SIZE, siteRoutes, typeOfFolder } from './site-routes.ts';

const folder = mkdtempSync(join(tmpdir(), 'ban-sac-routes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const place = (parts: Partial<IndexEntry> & Pick<IndexEntry, 'id'>): IndexEntry => ({
  type: 'custom',
  routeType: 'custom',
  slug: parts.id,
  formerSlugs: [],
  page: true,
  ark: parts.id,
  at: 0,
  length: 4,
  hash: '0',
  cardAt: 0,
  cardLength: 4,
  cardHash: '0',
  ...parts,
});
const many = Array.from({ length: BROWSE_PAGE_SIZE + 1 }, (_, index) => `festival-${index}`);
const index: ProjectionIndex = {
  version: 1,
  hash: 'h',
  validUntil: null,
  entries: [
    place({ id: 'ruou', slug: 'ruou-can', formerSlugs: ['ruou', 'then'] }),
    place({ id: 'then' }),
    place({ id: 'dataset-only', page: false }),
    place({ id: 'gone', type: 'tombstone' }),
  ],
  lists: {
    'type:festival': { ids: many, hash: '1' },
    shared: { ids: ['ruou', 'then'], hash: '2' },
    'shared:en': { ids: ['ruou'], hash: '3' },
    'type:community': { ids: ['kinh', 'dao'], hash: '4' },
    'recent:type:festival': { ids: ['ruou'], hash: '5' },
    'recent:community:dao': { ids: ['then'], hash: '6' },
  },
  calendar: {
    month: '2026-11',
    years: [2026, 2027, 2028],
    lunarMonths: [],
    groups: { 'festival:festival-1': '1', 'community:kinh': '2', 'place:an-giang': '3' },
  },
};
writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
writeFileSync(join(folder, 'channels.json'), JSON.stringify({ embed: ['then'] }));
writeFileSync(join(folder, 'records.jsonl'), 'null\n');
writeFileSync(join(folder, 'cards.jsonl'), 'null\n');
const records = openPublicRecords(folder);
afterAll(() => records.close());

const site = {
  url: 'https://bansac.example',
  name: 'Bản Sắc',
  locales: ['vi', 'en'],
  timeZone: 'Asia/Ho_Chi_Minh',
  ark: TEST_ARK,
  linkStyle: 'directory' as const,
  indexCompiled: false,
};
const all = [...siteRoutes(records, site)];
const routes = all.map(({ route }) => route);

test('no address is given twice', () => {
  expect(new Set(routes).size).toBe(routes.length);
});

test('a record has a page in each locale and a permanent address', () => {
  for (const route of ['vi/customs/ruou-can/', 'en/customs/ruou-can/', 'id/ruou/']) {
    expect(routes).toContain(route);
  }
});

test('a former name leads on, unless another record bears it now', () => {
  expect(routes).toContain('vi/customs/ruou/');
  expect(routes.filter((route) => route === 'vi/customs/then/')).toHaveLength(1);
  expect(formerNames(records).get('custom/ruou')).toBe('ruou-can');
});

test('a withdrawn record keeps its address, one for other channels has none', () => {
  expect(routes).toContain('vi/customs/gone/');
  expect(routes.some((route) => route.includes('dataset-only'))).toBe(false);
});

test('every type can be browsed, a pageful at a time', () => {
  expect(routes).toContain('en/protocols/');
  expect(routes).toContain('vi/festivals/page-2/');
  expect(routes).not.toContain('vi/festivals/page-3/');
  expect(all.find(({ route }) => route === 'vi/festivals/page-2/')).toMatchObject({
    pattern: '[locale]/[type]/page-[page]/index',
    params: { locale: 'vi', type: 'festivals', page: '2' },
  });
});

test('a record is handed on where it has a text; without any, in the first locale', () => {
  expect(routes.filter((route) => route.endsWith('/print/'))).toEqual([
    'vi/customs/then/print/',
    'en/customs/ruou-can/print/',
  ]);
});

test('only what may be embedded has a card to embed', () => {
  expect(routes.filter((route) => /^o?embed\//.test(route))).toEqual([
    'embed/vi/then/',
    'oembed/vi/then.json',
  ]);
});

test('what has no news has no feed; what has, one in every form', () => {
  expect(routes.filter((route) => route.startsWith('en/feed'))).toEqual([
    'en/feeds/',
    ...['en/feed.xml', 'en/feed.rss', 'en/feed.json'],
    ...['en/feeds/festivals.xml', 'en/feeds/festivals.rss', 'en/feeds/festivals.json'],
    ...[
      'en/feeds/communities/dao.xml',
      'en/feeds/communities/dao.rss',
      'en/feeds/communities/dao.json',
    ],
  ]);
});

test('a folder of the address names its type', () => {
  expect(typeOfFolder('festivals')).toBe('festival');
  expect(typeOfFolder('studio')).toBeNull();
});
