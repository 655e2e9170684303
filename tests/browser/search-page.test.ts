import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openChromium } from '../open-chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { mapFaults } from './map-faults.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser?.close());

const results = (page: Page) => page.locator('[data-search-results] > li');
const soon = <T>(of: () => Promise<T>) => expect.poll(of);

/** What a reader may have before them, and how it is come by. */
const STATES: Readonly<Record<string, { query: string; reach(page: Page): Promise<void> }>> = {
  'with results': {
    query: '?q=ok+om+bok',
    reach: (page) => results(page).first().waitFor(),
  },
  'narrowed, a facet open': {
    query: '?q=lễ&community=khmer&sort=name',
    async reach(page) {
      await page.locator('[data-search-filters-button]').click();
      await page.locator('[data-search-facet=province] summary').click();
      await page.locator('[data-search-facet=province] label').nth(1).waitFor();
      await soon(() => page.locator('[data-search-chosen]').innerText()).toContain('Khmer');
    },
  },
  'with suggestions': {
    query: '',
    async reach(page) {
      await page.locator('#search-q').click();
      await page.locator('#search-q').pressSequentially('ok om');
      await page.locator('[role=option]').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  'with nothing found': {
    query: '?q=khmezzqq',
    reach: (page) => page.locator('[data-search-help] li').first().waitFor(),
  },
  'with its map': {
    query: '?type=festival',
    async reach(page) {
      await page.locator('[data-search-map-button]').click();
      await page.locator('svg[data-map] a').first().waitFor();
      const { maps, faults } = await page.evaluate(mapFaults);
      expect({ maps, faults }).toEqual({ maps: 1, faults: [] });
    },
  },
};

describe.each([
  ['a phone', { width: 360, height: 740 }, 'light'],
  ['a desk', { width: 1280, height: 900 }, 'dark'],
] as const)('the search page on %s', (_, viewport, colorScheme) => {
  test.each(Object.keys(STATES))(
    '%s has no accessibility fault that can be found',
    async (name) => {
      const state = STATES[name];
      const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(`${site.rootUrl}vi/search/${state?.query}`);
      await state?.reach(page);
      await expectAccessible(page);
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});

test('suggestions cover no result on a phone and move none', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${site.rootUrl}vi/search/?q=ok+om`);
  await results(page).nth(1).waitFor();
  await page.locator('#search-q').focus();
  await page.locator('#search-q[role=combobox]').waitFor();
  const before = await results(page).first().boundingBox();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option]').first().waitFor();
  const popup = await page.locator('[data-search-suggest]').boundingBox();
  expect((await results(page).first().boundingBox())?.y).toBe(before?.y);
  expect((popup?.y ?? 0) + (popup?.height ?? 0)).toBeLessThanOrEqual(before?.y ?? 0);
  await context.close();
});

test('the link in the head of a page opens the search with the box in focus', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${site.rootUrl}vi/`);
  await page.locator('header a[href$="#search-q"]').click();
  await page.waitForURL(/search\/(?:#search-q)?$/);
  await soon(() => page.evaluate(() => document.activeElement?.id)).toBe('search-q');
  await context.close();
});

test('filters, suggestions and the map work from a folder of files', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(site.packFolder, 'vi/search/index.html')).href);
  for (const reach of [STATES['with suggestions'], STATES['with its map']]) {
    await reach?.reach(page);
  }
  await page.locator('[data-search-filters-button]').click();
  await page.locator('[data-search-facet=type] summary').click();
  await page.locator('[data-search-facet=type] label').nth(1).waitFor();
  await context.close();
});
