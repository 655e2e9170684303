import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { testEnv } from '../env.ts';
import { openChromium } from '../open-chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { listPages, onePageOfEachKind, pageKind } from './site-pages.ts';

const KB = 1024;
const FIRST_VIEW_BYTES = 200 * KB;
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

const site = inject('site');
/** The others share its templates. */
const FULLY_TRIED_LOCALE = 'vi';
const TRIED_IN_OTHER_LOCALES = ['home', 'festivals/*'];
/** In the dark the same components stand on other grounds; without script they are the same: some kinds show it. */
const isSeenInDark = (index: number): boolean => testEnv.full || index % 2 === 0;
const isReadWithoutScript = (index: number): boolean => testEnv.full || index % 2 === 1;
/** Sheets for paper and further pages of a list are the same for every type. */
const SAME_FOR_ALL = /^(?!festivals).*\/print$|\/page-[3-9]/;
const kinds = onePageOfEachKind(listPages(site.folder))
  .filter(({ html }) => !/http-equiv="refresh"/i.test(html))
  .filter(
    ({ route }) =>
      testEnv.full ||
      !site.locales.includes(route.split('/')[0] ?? '') ||
      route.startsWith(`${FULLY_TRIED_LOCALE}/`) ||
      TRIED_IN_OTHER_LOCALES.includes(pageKind(route)),
  )
  .filter(({ route }) => testEnv.full || !SAME_FOR_ALL.test(pageKind(route)));
let browser: Browser;

beforeAll(async () => {
  browser = await openChromium('--allow-file-access-from-files=false');
});
afterAll(() => browser?.close());

async function withPage<T>(
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

// Much of the time is waiting for the network to be quiet.
describe.concurrent.each(kinds.map(({ route }, index) => ({ route, index })))(
  '$route',
  ({ route, index }) => {
    test('on a phone shows its first view within 200 KB, from its own host, without an error or an accessibility fault', async () => {
      await withPage({ viewport: PHONE, bypassCSP: true }, async (page, context) => {
        const faults: string[] = [];
        const foreign: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error') faults.push(message.text());
        });
        page.on('pageerror', (error) => faults.push(error.message));
        page.on('request', (request) => {
          if (!request.url().startsWith(site.rootUrl) && !request.url().startsWith('data:')) {
            foreign.push(request.url());
          }
        });
        const session = await context.newCDPSession(page);
        await session.send('Network.enable');
        let bytes = 0;
        session.on('Network.loadingFinished', ({ encodedDataLength }) => {
          bytes += encodedDataLength;
        });
        await page.goto(`${site.rootUrl}${route}`, { waitUntil: 'networkidle' });
        expect(foreign).toEqual([]);
        expect(faults).toEqual([]);
        expect(bytes).toBeLessThanOrEqual(FIRST_VIEW_BYTES);
        await expectAccessible(page);
      });
    });

    test.runIf(isSeenInDark(index))(
      'on a desk in dark has no accessibility fault that can be found',
      async () => {
        await withPage({ viewport: DESK, colorScheme: 'dark', bypassCSP: true }, async (page) => {
          await page.goto(`${site.rootUrl}${route}`, { waitUntil: 'load' });
          await expectAccessible(page);
        });
      },
    );

    test.runIf(isReadWithoutScript(index))('can be read and left with JavaScript off', async () => {
      await withPage({ viewport: PHONE, javaScriptEnabled: false }, async (page) => {
        await page.goto(`${site.rootUrl}${route}`);
        expect((await page.locator('h1').first().innerText()).trim()).not.toBe('');
        const links = page.locator('a[href]:visible');
        expect(await links.count()).toBeGreaterThan(0);
      });
    });
  },
);

test('a reader walks from the start page to a festival and hears of its sources, without JavaScript', async () => {
  await withPage({ viewport: PHONE, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.rootUrl}vi/`);
    await page.locator('a[href="festivals/"]').first().click();
    await page.locator('a[href="ok-om-bok/"]').first().click();
    await expect.poll(() => page.locator('h1').innerText()).toMatch(/Ok Om Bok/);
    expect(await page.locator('main [lang="km"]').first().innerText()).toContain('អកអំបុក');
    expect(await page.content()).toMatch(/vietnamplus|ichlinks/i);
  });
});

test('the language switch keeps the page', async () => {
  await withPage({ viewport: PHONE }, async (page) => {
    await page.goto(`${site.rootUrl}vi/festivals/kate/`);
    await page.locator('header summary').first().click();
    await page.locator('a[hreflang="en"]').first().click();
    await page.waitForURL(`${site.rootUrl}en/festivals/kate/`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});

describe.each([
  ['from a server', () => `${site.rootUrl}vi/search/`],
  ['in a sub-folder', () => `${site.nestedUrl}vi/search/`],
  [
    'from a folder of files',
    () => pathToFileURL(join(site.packFolder, 'vi/search/index.html')).href,
  ],
])('search %s', (_, address) => {
  test.each([
    ['le hoi kate', 'Katê'],
    ['dan tinh', 'tính'],
    ['ruou can', 'rượu cần'],
    ['ede', 'Ê Đê'],
    ['អកអំបុក', 'Ok Om Bok'],
  ])('finds for "%s" a result with "%s"', async (query, expected) => {
    await withPage({ viewport: PHONE }, async (page) => {
      await page.goto(`${address()}?q=${encodeURIComponent(query)}`);
      const results = page.locator('[data-search-results]');
      await expect
        .poll(async () => (await results.innerText()).toLowerCase())
        .toContain(expected.toLowerCase());
      const link = results.locator('a[href]').first();
      await link.click();
      await page.waitForURL((url) => !url.pathname.includes('/search/'));
      await expect.poll(() => page.locator('h1').count()).toBe(1);
    });
  });
});
