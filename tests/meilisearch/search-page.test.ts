import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { updateMeilisearch } from '#search/meilisearch/index.ts';
import { searchKeyFor } from '#search/meilisearch/search-key.ts';
import { goldenRecords } from '#tests/golden/search/records.ts';
import { openChromium } from '#tests/open-chromium.ts';
import { type SearchPageFolder, writeSearchPage } from '#tests/search-page.ts';
import { freePort, hasServer, openRealServer, whySkipped } from './real-server.ts';

const index = 'page';
let browser: Browser;
let site: SearchPageFolder | undefined;
beforeAll(async () => {
  browser = await openChromium();
});
afterEach(async () => {
  await site?.remove();
  site = undefined;
});
afterAll(() => browser?.close());

async function asked(query: string) {
  const page = await browser.newPage();
  const toServer: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http')) toServer.push(request.url());
  });
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  const file = pathToFileURL(join(site?.folder ?? '', 'page.html')).href;
  await page.goto(`${file}?q=${encodeURIComponent(query)}`);
  await page.locator('[data-search-results] > li').first().waitFor();
  const simpler = await page.locator('[data-search-simpler]').isVisible();
  const first = await page.locator('[data-search-results] > li a').first().textContent();
  await page.close();
  expect(broken).toEqual([]);
  return { simpler, first, toServer: toServer.length };
}

test('a search server that is away is not waited for: the page searches by itself, and says so', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  site = await writeSearchPage(goldenRecords(), { url, index, searchKey: 'none' });
  expect(await asked('le hoi kate')).toMatchObject({ simpler: true, first: 'Lễ hội Katê' });
});

test.skipIf(!hasServer)(`the page asks a real Meilisearch${whySkipped}`, async () => {
  const server = await openRealServer();
  try {
    await updateMeilisearch({ server, index, records: goldenRecords(), locales: ['vi', 'en'] });
    const { key } = await searchKeyFor(server, index);
    site = await writeSearchPage(goldenRecords(), { url: server.url, index, searchKey: key });
    const { simpler, first, toServer } = await asked('le hoi kate');
    expect({ simpler, first }).toEqual({ simpler: false, first: 'Lễ hội Katê' });
    expect(toServer).toBeGreaterThan(0);
  } finally {
    await server.stop();
  }
});
