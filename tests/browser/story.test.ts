import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './expect-accessible.ts';
import { DETAIL } from './media-archive.ts';
import { at, isPlaying, openPlayers, type Players, soon } from './player-page.ts';

const STORY = 'vi/stories/chuyen-thu/';
let players: Players;
beforeAll(async () => {
  players = await openPlayers();
});
afterAll(() => players?.close());

test('a detail shows its part of the picture alone, and opens there', async () => {
  await players.onPage(STORY, async ({ page }) => {
    const frame = page.locator('.detail-frame');
    await frame.scrollIntoViewIfNeeded();
    const image = frame.locator('img');
    await soon(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(
      0,
    );
    const [outer, inner] = [await frame.boundingBox(), await image.boundingBox()];
    if (outer === null || inner === null) throw new Error('nothing is shown');
    const scale = outer.width / DETAIL.width;
    expect(outer.height / scale).toBeCloseTo(DETAIL.height, 0);
    expect((outer.x - inner.x) / scale).toBeCloseTo(DETAIL.x, 0);
    expect((outer.y - inner.y) / scale).toBeCloseTo(DETAIL.y, 0);
    await frame.click();
    await page.waitForSelector('.look-view [role="img"]');
    expect(page.url()).toMatch(/stories\/chuyen-thu\/$/);
    await page.click('[data-look-do="copy"]');
    const address = new URL(await page.inputValue('[data-look-link]'));
    const [x = 0, y = 0, width = 0, height = 0] = (address.searchParams.get('xywh') ?? '')
      .split(',')
      .map(Number);
    expect(Math.abs(x + width / 2 - (DETAIL.x + DETAIL.width / 2))).toBeLessThanOrEqual(2);
    expect(Math.abs(y + height / 2 - (DETAIL.y + DETAIL.height / 2))).toBeLessThanOrEqual(2);
    expect(Math.min(width / DETAIL.width, height / DETAIL.height)).toBeLessThan(1.02);
  });
});

test('without script a detail leads to its picture, at the same part', async () => {
  await players.onPage(
    STORY,
    async ({ page }) => {
      await page.click('.detail a.look');
      await page.waitForURL(/vi\/media\/tam-anh\/\?xywh=525,325,420,300$/);
    },
    { javaScriptEnabled: false },
  );
});

test('a chapter plays from its start, and the records it names are links of their own', async () => {
  await players.onPage(STORY, async ({ page }) => {
    const chapter = page.locator('.chapters li').nth(1);
    await chapter.locator('.cue-words > span').click();
    await soon(() => isPlaying(page)).toBe(true);
    expect(await at(page)).toBeGreaterThanOrEqual(45);
    await soon(() => chapter.getAttribute('class')).toBe('speaking');
    await chapter.getByRole('link', { name: 'Thử xem và nghe' }).click();
    await page.waitForURL(/vi\/customs\/thu-xem-nghe\/$/);
  });
});

test.each([360, 1280])(
  'its blocks are within the screen and in order for all, %i px',
  async (width) => {
    await players.onPage(
      STORY,
      async ({ page }) => {
        expect(await page.locator('.detail, .chapters, .compared').count()).toBe(3);
        expect(await page.locator('.compared tbody td').allInnerTexts()).toContain(
          'Chưa có ai ghi',
        );
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
        await expectAccessible(page);
      },
      { viewport: { width, height: 740 }, bypassCSP: true },
    );
  },
);
