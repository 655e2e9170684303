import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openChromium } from '../open-chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { PICTURE_COLOUR, PICTURE_PX } from './media-archive.ts';

const PICTURE = 'vi/media/tam-anh/';
const DOCUMENT = 'vi/media/tap-van-ban/';
/** "About 90 KB", as the page says before it fetches. */
const VIEWER_BYTES = 95 * 1024;

const { url: root, folder } = inject('media');
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser?.close());

interface Opened {
  page: Page;
  /** Addresses from the site's root, with what was answered; 0 for what failed. */
  asked: { path: string; status: number }[];
}

async function open(
  route: string,
  use: (opened: Opened) => Promise<void>,
  { width = 360, script = true, axe = false } = {},
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    javaScriptEnabled: script,
    // The server lets no script in but the site's own; axe is a guest.
    bypassCSP: axe,
    reducedMotion: 'reduce',
    ...(script ? { permissions: ['clipboard-read', 'clipboard-write'] } : {}),
  });
  const page = await context.newPage();
  const asked: Opened['asked'] = [];
  const pathOf = (url: string) => url.slice(root.length);
  page.on('response', (response) => {
    asked.push({ path: pathOf(response.url()), status: response.status() });
  });
  page.on('requestfailed', (request) => asked.push({ path: pathOf(request.url()), status: 0 }));
  page.on('pageerror', (error) => expect.fail(error.message));
  try {
    await page.goto(`${root}${route}`, { waitUntil: 'networkidle' });
    await use({ page, asked });
  } finally {
    await context.close();
  }
}

const tilesOf = ({ asked }: Opened) => asked.filter(({ path }) => path.endsWith('/0/default.jpg'));

/** The picture is drawn: the middle of what is seen has its colour. */
async function expectDrawn(page: Page, at = 0): Promise<void> {
  const view = page.locator('.look-view').nth(at);
  const middle = async () => {
    const { data, info } = await sharp(await view.screenshot())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const from = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3;
    return Math.max(...PICTURE_COLOUR.map((value, n) => Math.abs(value - (data[from + n] ?? 0))));
  };
  await expect.poll(middle).toBeLessThan(12);
}

async function seen(page: Page): Promise<number[]> {
  await page.click('[data-look-do="copy"]');
  const address = new URL(await page.inputValue('[data-look-link]'));
  return (address.searchParams.get('xywh') ?? '').split(',').map(Number);
}

test('fetches neither script nor tiles before the tap, then only what the screen shows', async () => {
  await open(PICTURE, async (opened) => {
    const { page, asked } = opened;
    expect(asked.filter(({ path }) => path.includes('look-viewer'))).toEqual([]);
    expect(tilesOf(opened)).toEqual([]);
    await page.click('a[data-look]');
    await expectDrawn(page);
    expect(tilesOf(opened).length).toBeGreaterThan(0);
    expect(tilesOf(opened).length).toBeLessThan(8);
    for (let times = 0; times < 4; times += 1) await page.click('[data-look-do="in"]');
    await page.waitForLoadState('networkidle');
    await expectDrawn(page);
    expect(asked.filter(({ status }) => status !== 200)).toEqual([]);
    const viewer = asked.find(({ path }) => path.includes('look-viewer'))?.path ?? '';
    const bytes = gzipSync(readFileSync(join(folder, viewer))).length;
    expect(bytes).toBeLessThan(VIEWER_BYTES);
  });
});

test.each([360, 1280])(
  'names, credit and every control are there for all, %i px wide',
  async (width) => {
    await open(
      PICTURE,
      async ({ page }) => {
        await page.click('a[data-look]');
        await expectDrawn(page);
        await expectAccessible(page);
        const caption = page.locator('.look-figure figcaption');
        expect(await caption.innerText()).toMatch(/Đồ thử tam-anh.*Thử · CC0-1\.0/s);
        expect(await caption.evaluate((node) => node.getBoundingClientRect().bottom)).toBeLessThan(
          740,
        );
      },
      { width, axe: true },
    );
  },
);

test('the way back leads out of the picture, and then off the page', async () => {
  await open('vi/customs/thu-xem-nghe/', async ({ page }) => {
    await page.click('a[href$="media/tam-anh/"]');
    await page.waitForURL(/tam-anh/);
    await page.click('a[data-look]');
    await expectDrawn(page);
    expect(await page.locator('[data-look-do="close"]').count()).toBe(1);
    await page.goBack();
    await expect.poll(() => page.locator('.look-dialog').count()).toBe(0);
    expect(page.url()).toMatch(/tam-anh\/$/);
    await page.click('a[data-look]');
    await expectDrawn(page);
    await page.click('[data-look-do="close"]');
    await expect.poll(() => page.locator('.look-dialog').count()).toBe(0);
    await page.goBack();
    await page.waitForURL(/thu-xem-nghe/);
  });
});

// The viewer moves frame by frame while a key is down: a busy machine has few frames in a press.
test('the keys of the picture work from its buttons too', { retry: 3 }, async () => {
  await open(PICTURE, async ({ page }) => {
    await page.click('a[data-look]');
    await expectDrawn(page);
    await page.focus('[data-look-do="in"]');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    // What a key asks for is there with the next frame.
    await expect.poll(async () => (await seen(page))[2]).toBeLessThan(PICTURE_PX.width);
    const [before = 0] = await seen(page);
    await page.focus('[data-look-do="in"]');
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await seen(page))[0]).toBeGreaterThan(before);
  });
});

test('in full screen the credit is still beside the picture', async () => {
  await open(PICTURE, async ({ page }) => {
    await page.click('a[data-look]');
    await expectDrawn(page);
    await page.click('[data-look-do="full"]');
    await expect
      .poll(() =>
        page.evaluate(
          () => document.fullscreenElement?.querySelector('[data-look-credit]')?.textContent,
        ),
      )
      .toContain('CC0-1.0');
  });
});

test('a link to a part of the picture opens that part', async () => {
  await open(`${PICTURE}?xywh=525,325,420,300`, async ({ page }) => {
    await page.waitForSelector('.look-dialog[open]');
    await expectDrawn(page);
    const [x = 0, y = 0, width = 0, height = 0] = await seen(page);
    // A screen of another shape shows more, about the same middle.
    expect(Math.abs(x + width / 2 - (525 + 210))).toBeLessThanOrEqual(2);
    expect(Math.abs(y + height / 2 - (325 + 150))).toBeLessThanOrEqual(2);
    expect(width).toBeGreaterThanOrEqual(418);
    expect(height).toBeGreaterThanOrEqual(298);
    expect(Math.min(width / 420, height / 300)).toBeLessThan(1.02);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      `${PICTURE}?xywh=${x},${y},${width},${height}`,
    );
    expect(await page.locator('[data-look-said]').innerText()).toBe('Đã chép liên kết.');
  });
});

test('the whole picture is one with its edges, and a broken region opens nothing', async () => {
  await open(`${PICTURE}?xywh=9999,0,10,10`, async ({ page }) => {
    expect(await page.locator('.look-dialog').count()).toBe(0);
    await page.click('a[data-look]');
    await expectDrawn(page);
    expect(await seen(page)).toEqual([0, 0, PICTURE_PX.width, PICTURE_PX.height]);
  });
});

// The viewer moves frame by frame while a key is down: a busy machine has few frames in a press.
test('the keyboard moves and zooms, and leads back to where one was', { retry: 3 }, async () => {
  await open(PICTURE, async ({ page }) => {
    await page.focus('a[data-look]');
    await page.keyboard.press('Enter');
    await expectDrawn(page);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('img');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    // What a key asks for is there with the next frame.
    await expect.poll(async () => (await seen(page))[2]).toBeLessThan(PICTURE_PX.width);
    const [before = 0] = await seen(page);
    await page.locator('.look-view [role="img"]').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await seen(page))[0]).toBeGreaterThan(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.look-dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.matches('a[data-look]'))).toBe(true);
  });
});

test('a second picture stands beside the first, each with its credit, and moves with it', async () => {
  await open(
    'vi/customs/thu-xem-nghe/',
    async ({ page }) => {
      await page.click('a.look');
      await expectDrawn(page);
      await page.click('[data-look-others] summary');
      await page.locator('[data-look-others] button').first().click();
      await expect.poll(() => page.locator('.look-figure').count()).toBe(2);
      const credits = await page.locator('[data-look-credit]').allInnerTexts();
      expect(credits).toEqual(['Thử · CC0-1.0', 'Thử · CC0-1.0']);
      await expectAccessible(page);
      const other = () => page.locator('.look-view').nth(1).screenshot();
      await page.waitForLoadState('networkidle');
      const still = await other();
      await page.locator('.look-view [role="img"]').first().focus();
      for (let times = 0; times < 3; times += 1) await page.keyboard.press('+');
      await expect.poll(async () => (await other()).equals(still)).toBe(false);
    },
    { axe: true },
  );
});

test('a page of a document opens with its words beside it', async () => {
  await open(DOCUMENT, async ({ page }) => {
    const link = page.locator('#page-2 a[data-look]');
    await link.click();
    await page.waitForSelector('.look-figure');
    const caption = await page.locator('.look-figure figcaption').innerText();
    expect(caption).toContain('trang 2');
    expect(caption).toMatch(/trang 2 ghi ghi/);
  });
});

test('without script, and where the viewer is not reached, the picture leads to its largest file', async () => {
  let largest = '';
  await open(
    PICTURE,
    async ({ page }) => {
      largest = (await page.getAttribute('a.look', 'href')) ?? '';
      await page.click('a.look');
      await page.waitForURL(/\.jpg$/);
    },
    { script: false },
  );
  const { width } = await sharp(join(folder, PICTURE, largest)).metadata();
  expect(width).toBe(1600);
  await open(PICTURE, async ({ page }) => {
    await page.route(/look-viewer/, (route) => route.abort());
    await page.click('a.look');
    await page.waitForURL(/\.jpg$/);
  });
});
