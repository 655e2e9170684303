import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PanelSettings } from '#islands/search/panel-settings.ts';
import { buildStaticIndex } from '#search/static-index/build.ts';
import { testEnv } from '#tests/env.ts';
import { goldenRecords } from '#tests/golden/search/records.ts';

const MAX_SCRIPT_BYTES = 7.25 * 1024;
const MESSAGES: PanelSettings['messages'] = {
  searching: 'searching',
  failed: 'failed',
  none: 'none',
  countOne: '{{count}} record',
  countOther: '{{count}} records',
  some: 'some words only,',
  understood: '{{typed}} -> {{meant}}',
  alsoCalled: 'also {{name}}',
  inText: 'in the text',
  more: 'more',
  deeper: 'deeper',
};

let folder: string;
let browser: Browser;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-island-'));
  const { entry } = await buildStaticIndex({ records: goldenRecords(), locales: ['vi'], folder });
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../../islands/search.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome80', 'firefox78', 'safari14.1'],
  });
  script = outputFiles[0]?.text ?? '';
  await writeFile(join(folder, 'search.js'), script);
  await writeFile(join(folder, 'page.html'), pageWith(entry));
  browser = await chromium.launch({
    executablePath: testEnv.chromium,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

/** The parts of SearchPanel.astro that the script knows. */
function pageWith(entry: string): string {
  const settings: PanelSettings = {
    root: './',
    from: 'page.html',
    linkStyle: 'file',
    locale: 'vi',
    entry,
    messages: MESSAGES,
    types: { festival: 'festival', product: 'product' },
    reviews: { 'compiled-from-public-sources': 'compiled' },
    languages: { vi: 'Vietnamese', en: 'English' },
  };
  const choices = ['type', 'community', 'province', 'lang']
    .map((name) => `<select name="${name}"><option value="">all</option></select>`)
    .join('');
  return `<!doctype html><meta charset="utf-8"><title>search</title>
<form data-search-panel='${JSON.stringify(settings)}'><input name="q">
<fieldset data-search-filters hidden>${choices}</fieldset></form>
<p role="status" data-search-status></p><p data-search-understood></p>
<ol data-search-results></ol><p data-search-more></p><script defer src="search.js"></script>`;
}

async function onPage(query: string, use: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  try {
    await page.goto(`${pathToFileURL(join(folder, 'page.html')).href}${query}`);
    await use(page);
    expect(broken).toEqual([]);
  } finally {
    await page.close();
  }
}
/** Tried again until it holds: the machine may be busy. */
const soon = <T>(of: () => Promise<T>) => expect.poll(of, { timeout: 20_000 });
const results = (page: Page) => page.locator('[data-search-results] > li');

describe('the search script, on a page opened as a file', () => {
  test('is small', () => {
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
  });

  test('answers the address, says what was understood, marks the words in their language', async () => {
    await onPage('?q=le+hoi+kate', async (page) => {
      const first = results(page).first();
      await first.waitFor();
      expect(await first.locator('a').getAttribute('href')).toBe('vi/festivals/kate/index.html');
      expect(await first.locator('a > span[lang="vi"]').textContent()).toBe('Lễ hội Katê');
      expect(await first.locator('h2 mark').allTextContents()).toEqual(['Lễ', 'hội', 'Katê']);
      expect(await first.textContent()).toContain('Chăm');
      expect(await first.textContent()).toContain('compiled');
      expect(await page.locator('[data-search-understood]').textContent()).toBe(
        'le hoi kate -> Lễ hội Katê',
      );
      expect(await page.getByRole('status').textContent()).toBe('1 record');
    });
  });

  test('answers while one types, and a filter narrows and goes into the address', async () => {
    await onPage('', async (page) => {
      await page.locator('input').pressSequentially('lễ hội');
      await soon(() => results(page).count()).toBe(2);
      const province = page.locator('select[name="province"]');
      await soon(() => province.locator('option').allTextContents()).toEqual([
        'all',
        'An Giang (1)',
      ]);
      await province.selectOption('an-giang');
      await soon(() => results(page).count()).toBe(1);
      const address = new URL(page.url()).searchParams;
      expect([address.get('q'), address.get('province')]).toEqual(['lễ hội', 'an-giang']);
    });
  });

  test('a filter in the address is applied and shown', async () => {
    await onPage('?q=&type=product', async (page) => {
      await soon(() => results(page).count()).toBe(2);
      await soon(() => page.locator('select[name="type"] option:checked').textContent()).toBe(
        'product (2)',
      );
    });
  });

  test.each([
    ['brackets', '((((('],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['an escape', '%00'],
    ['ten thousand characters', 'x'.repeat(10_000)],
  ])('is unmoved by %s', async (_, typed) => {
    await onPage(`?q=${encodeURIComponent(typed)}`, async (page) => {
      await soon(() => page.getByRole('status').textContent()).toBe('none');
      expect(await page.locator('img').count()).toBe(0);
    });
  });

  test('says so when the index is not reached', async () => {
    const page = await browser.newPage();
    await page.route('**/search/index.*', (route) => route.abort());
    await page.goto(`${pathToFileURL(join(folder, 'page.html')).href}?q=kate`);
    await soon(() => page.getByRole('status').textContent()).toBe('failed');
    await page.unroute('**/search/index.*');
    await page.locator('input').fill('katê');
    await soon(() => results(page).count()).toBe(1);
    await page.close();
  });
});
