import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openChromium } from '../open-chromium.ts';
import { expectAccessible } from './expect-accessible.ts';

const { rootUrl } = inject('site');
const PAGE = 'vi/festivals/kate/';
let browser: Browser;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

async function open(route = PAGE): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(rootUrl + route);
  return page;
}
async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator('[data-reading] summary').click();
  await page.locator(`[data-reading] input[name="${name}"][value="${value}"]`).check();
  await page.keyboard.press('Escape');
}
const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('few words, for who does not read', () => {
  test('leaves the name, one sentence, what is heard and seen; the rest comes back with one press', async () => {
    const page = await open();
    await choose(page, 'view', 'few');
    for (const gone of ['.record > .prose', '.visitors', '.sources', '.rights', '.cite']) {
      expect(await page.locator(gone).first().isVisible()).toBe(false);
    }
    for (const kept of ['h1', '.record-top .summary', '.facts', 'audio', '.review']) {
      expect(await page.locator(kept).first().isVisible()).toBe(true);
    }
    expect(await isWide(page)).toBe(false);
    await expectAccessible(page);
    const all = page.locator('[data-all-words]');
    await all.click();
    expect(await page.locator('.record > .prose').first().isVisible()).toBe(true);
    expect(await all.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    await page.context().close();
  });

  test('stays so on the next page, before anything is painted', async () => {
    const page = await open();
    await choose(page, 'view', 'few');
    await page.goto(`${rootUrl}vi/festivals/`);
    expect(await page.evaluate(() => document.documentElement.dataset['view'])).toBe('few');
    expect(await page.locator('.card-summary').first().isVisible()).toBe(false);
    expect(await page.locator('.card-name').first().isVisible()).toBe(true);
    expect(await isWide(page)).toBe(false);
    await page.context().close();
  });
});

test('stronger contrast says in full ink what was quiet, on both grounds', async () => {
  const page = await open();
  await choose(page, 'contrast', 'more');
  const colours = () =>
    page.evaluate(() => {
      const of = (name: string) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = `var(${name})`;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      };
      return [of('--quiet'), of('--ink-indigo'), of('--ink')];
    });
  for (const theme of ['light', 'dark']) {
    await choose(page, 'theme', theme);
    const [quiet, indigo, ink] = await colours();
    expect([quiet, indigo]).toEqual([ink, ink]);
  }
  await page.context().close();
});

test('what folds out of the masthead folds in on Escape and when one leaves it', async () => {
  const page = await open();
  for (const menu of ['.languages-menu', '.reading']) {
    await page.locator(`${menu} summary`).click();
    expect(await page.locator(menu).getAttribute('open')).not.toBeNull();
    await page.keyboard.press('Escape');
    expect(await page.locator(menu).getAttribute('open')).toBeNull();
    expect(await page.evaluate((of) => document.activeElement?.closest(of) !== null, menu)).toBe(
      true,
    );
    await page.locator(`${menu} summary`).click();
    await page.mouse.click(180, 720);
    expect(await page.locator(menu).getAttribute('open')).toBeNull();
  }
  await page.locator('.reading summary').click();
  await page.locator('[data-fold]').click();
  expect(await page.locator('.reading').getAttribute('open')).toBeNull();
  await page.context().close();
});

test('the largest letters and few words keep within a telephone, panel and all', async () => {
  const page = await open();
  await choose(page, 'text-size', '3');
  await choose(page, 'view', 'few');
  await page.locator('.reading summary').click();
  expect(await isWide(page)).toBe(false);
  const panel = await page.locator('.reading-panel').boundingBox();
  expect((panel?.x ?? 0) + (panel?.width ?? 999)).toBeLessThanOrEqual(360);
  await page.context().close();
});
