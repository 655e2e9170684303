import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  at,
  landing,
  line,
  media,
  openPlayers,
  PAGE,
  type Players,
  savingData,
  soon,
  speaking,
  startOf,
  WITHIN_SECONDS,
} from './player-page.ts';

let players: Players;
const onPage: Players['onPage'] = (...args) => players.onPage(...args);
beforeAll(async () => {
  players = await openPlayers();
});
afterAll(() => players?.close());

describe('the place where one stopped', () => {
  test('is remembered on the device, said, and forgotten on wish', async () => {
    await onPage(PAGE, async ({ page, fetched }) => {
      await line(page, 20).locator('a').click();
      await soon(() => at(page)).toBeGreaterThan(startOf(20));
      await media(page).evaluate((sound: HTMLMediaElement) => sound.pause());
      await soon(() => page.evaluate(() => localStorage.getItem('heard-until'))).toContain(
        'dem-so',
      );
      fetched.length = 0;
      await page.reload();
      const notice = page.locator('[data-resume]');
      expect(await notice.innerText()).toContain('Nghe tiếp từ 0:30');
      expect(await at(page)).toBe(30);
      expect(await speaking(page).locator('a').innerText()).toBe('0:30');
      await page.waitForLoadState('networkidle');
      expect(fetched).toEqual([]);
      await notice.getByRole('button').click();
      expect(await page.evaluate(() => localStorage.getItem('heard-until'))).toBeNull();
      expect(await at(page)).toBe(0);
      await page.reload();
      expect(await notice.isVisible()).toBe(false);
    });
  });

  test('is not asked for where the address says a moment', async () => {
    const before = (page: Page) =>
      page.addInitScript(() => localStorage.setItem('heard-until', '{"dem-so":30}'));
    await onPage(
      `${PAGE}?t=12`,
      async ({ page }) => {
        expect(await at(page)).toBe(12);
        expect(await page.locator('[data-resume]').isVisible()).toBe(false);
      },
      { before },
    );
  });
});

describe('bytes', () => {
  test('stand beside every choice with the bit rate, before anything is loaded', async () => {
    await onPage('vi/media/ban-nhac/', async ({ page, fetched }) => {
      const costs = await page.locator('[data-choice] .cost').allInnerTexts();
      expect(costs.length).toBeGreaterThan(1);
      for (const cost of costs) expect(cost).toMatch(/^\d+ kbit\/s: [\d,]+ [KM]B$/);
      expect(await page.locator('[data-choice][aria-current]').count()).toBe(1);
      expect(fetched).toEqual([]);
    });
  });

  test('where data are saved, the lightest unchanged copy is chosen, said, and not fetched', async () => {
    await onPage(
      'vi/media/ban-nhac/',
      async ({ page, fetched }) => {
        expect(await page.locator('[data-saving]').isVisible()).toBe(true);
        const chosen = page.locator('[data-choice][aria-current]');
        expect(await chosen.innerText()).toContain('Tiếng nói rõ, nhẹ');
        expect(await page.locator('[data-cost]').innerText()).toBe(
          await chosen.getAttribute('data-bytes'),
        );
        expect(fetched).toEqual([]);
        await media(page).evaluate((sound: HTMLMediaElement) => sound.play());
        const file = await chosen.evaluate((link: HTMLAnchorElement) => link.href);
        expect(new Set(fetched)).toEqual(new Set([file]));
      },
      { before: savingData },
    );
  });

  // Where a film goes on is told by an event, which a busy machine hears late.
  test('pictures along a film come on a press, and lead to their moments', {
    retry: 2,
  }, async () => {
    await onPage('vi/media/phim/', async ({ page, fetched }) => {
      await page.waitForLoadState('networkidle');
      expect(fetched.filter((url) => /storyboard|sheet/.test(url))).toEqual([]);
      await page.locator('[data-board]').click();
      const pictures = page.locator('.board button');
      await soon(() => pictures.count()).toBeGreaterThan(5);
      const landed = await landing(page, () => pictures.nth(4).click());
      expect(Math.abs(landed - 4)).toBeLessThan(WITHIN_SECONDS);
    });
  });
});

test('one sound at a time', async () => {
  await onPage('vi/customs/thu-xem-nghe/', async ({ page }) => {
    const all = page.locator('media-player :is(audio, video)');
    await all.nth(0).evaluate((film: HTMLMediaElement) => film.play());
    await all.nth(1).evaluate((sound: HTMLMediaElement) => sound.play());
    await soon(() => all.nth(0).evaluate((film: HTMLMediaElement) => film.paused)).toBe(true);
    expect(await all.nth(1).evaluate((sound: HTMLMediaElement) => sound.paused)).toBe(false);
  });
});

describe('a reading on a card', () => {
  const CARDS = 'vi/customs/';
  const speaker = (page: Page) => page.getByRole('button', { name: 'Nghe Thử xem và nghe' });

  test('plays where one is, by key and by press, and stops again; nothing is fetched before', async () => {
    await onPage(CARDS, async ({ page, fetched }) => {
      await page.waitForLoadState('networkidle');
      const sounds = () => fetched.filter((url) => /\.(webm|m4a|mp3)$/.test(url));
      expect(sounds()).toEqual([]);
      expect(await speaker(page).innerText()).toMatch(/[\d,]+ [KM]B$/);
      await speaker(page).focus();
      await page.keyboard.press(' ');
      await soon(() => speaker(page).getAttribute('aria-pressed')).toBe('true');
      await soon(() => sounds().length).toBeGreaterThan(0);
      expect(page.url()).toBe(`${players.url}${CARDS}`);
      await speaker(page).click();
      await soon(() => speaker(page).getAttribute('aria-pressed')).toBe('false');
    });
  });

  test('what will not play is a link once more, and is followed', async () => {
    const before = (page: Page) =>
      page.route(/\.(webm|m4a)$/, (route) =>
        route.fulfill({
          body: 'not sound',
          headers: { 'content-type': 'audio/webm', 'content-disposition': 'attachment' },
        }),
      );
    await onPage(
      CARDS,
      async ({ page }) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          speaker(page).click(),
        ]);
        expect(download.url()).toMatch(/\.webm$/);
      },
      { before },
    );
  });

  test('without script is a link to the file', async () => {
    await onPage(
      CARDS,
      async ({ page }) => {
        const link = page.getByRole('link', { name: 'Nghe Thử xem và nghe' });
        expect(await link.getAttribute('href')).toMatch(/media\/ban-nhac\/[0-9a-f]{16}\.webm$/);
      },
      { javaScriptEnabled: false },
    );
  });
});

test('the lock screen is told the title and the place', async () => {
  await onPage(PAGE, async ({ page }) => {
    await line(page, 5).locator('a').click();
    await soon(() => page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe(
      'Đồ thử dem-so',
    );
    expect(await page.evaluate(() => navigator.mediaSession.metadata?.artist)).toBe('Thử');
  });
});
