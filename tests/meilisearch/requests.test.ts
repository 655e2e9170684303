import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateMeilisearch } from '#search/meilisearch/index.ts';
import { meilisearchProvider } from '#search/meilisearch/query.ts';
import { searchKeyFor } from '#search/meilisearch/search-key.ts';
import { FACETS, type SearchProvider, SORTS } from '#search/search-provider.ts';
import { GOLDEN_ENTRIES, recordsInMemory } from '#tests/golden/search/records.ts';
import { faultsOf } from './check-requests.ts';
import { openPretendedServer, type PretendedServer } from './pretended-server.ts';

let server: PretendedServer;
let provider: SearchProvider;

beforeAll(async () => {
  server = await openPretendedServer();
  const place = { url: server.url, index: 'kho' };
  provider = meilisearchProvider({ ...place, searchKey: 'k' });
  const update = (entries: typeof GOLDEN_ENTRIES) =>
    updateMeilisearch({
      server: { url: server.url, adminKey: 'k' },
      index: 'kho',
      records: recordsInMemory(entries, { searchOnly: { 'e-de': ['Xyzexonym'] } }),
      locales: ['vi', 'en'],
    });
  expect(await update(GOLDEN_ENTRIES)).toMatchObject({ way: 'new' });
  expect(await update(GOLDEN_ENTRIES)).toMatchObject({ way: 'none' });
  expect(await update(GOLDEN_ENTRIES.slice(0, -1))).toMatchObject({ way: 'changes', deleted: 1 });
  expect(await update(GOLDEN_ENTRIES)).toMatchObject({ way: 'changes', written: 1 });
  await searchKeyFor({ url: server.url, adminKey: 'k' }, 'kho');
});
afterAll(() => server.stop());

test('every request that fills an index is as the official description has it', () => {
  const kinds = new Set(server.sent.map(({ method, url }) => `${method} ${url.split(/[/?]/)[1]}`));
  expect([...kinds].sort()).toEqual([
    'GET indexes',
    'GET keys',
    'GET tasks',
    'PATCH indexes',
    'POST indexes',
    'POST keys',
    'POST swap-indexes',
  ]);
  expect(server.sent.flatMap(faultsOf)).toEqual([]);
});

test.each([
  'le hoi kate',
  'Lễ hội Katê',
  'ruou cann',
  'សំពះព្រះខែ',
  '元宵节 lễ',
  'ꨌꩌ',
  '"((( -',
  '\uD800',
  '',
])('every request that searches %j is as the official description has it', async (text) => {
  server.sent.length = 0;
  for (const sort of SORTS) {
    const filters = { type: 'festival', community: 'x" OR type = "y' };
    await provider.search({ text, locale: 'vi', sort, filters, limit: 5, offset: 5 });
  }
  await provider.suggest({ text, locale: 'vi' });
  await provider.passages({ text, locale: 'vi' }, ['kate']);
  for (const facet of FACETS) await provider.facetCounts({ text, locale: 'vi' }, facet);
  expect(server.sent.flatMap(faultsOf)).toEqual([]);
});

test('a field, a parameter or a path that the server does not know is a fault', () => {
  const request = { method: 'POST', url: '/multi-search', contentType: 'application/json' };
  const body = (query: object) => JSON.stringify({ queries: [{ indexUid: 'kho', ...query }] });
  expect(faultsOf({ ...request, body: body({ q: 'x' }) })).toEqual([]);
  expect(faultsOf({ ...request, body: body({ qq: 'x' }) })).not.toEqual([]);
  expect(faultsOf({ ...request, body: body({ q: 7 }) })).not.toEqual([]);
  expect(faultsOf({ ...request, url: '/multi-search?x=1', body: body({}) })).not.toEqual([]);
  expect(faultsOf({ ...request, url: '/many-searches', body: body({}) })).not.toEqual([]);
});
