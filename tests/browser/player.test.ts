import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './expect-accessible.ts';
import {
  at,
  isPlaying,
  lagsOfLines,
  landing,
  line,
  media,
  openPlayers,
  PAGE,
  type Players,
  soon,
  speaking,
  startOf,
  WITHIN_SECONDS,
} from './player-page.ts';
import { LINES } from './telling.ts';

let players: Players;
const onPage: Players['onPage'] = (...args) => players.onPage(...args);
beforeAll(async () => {
  players = await openPlayers();
});
afterAll(() => players?.close());

describe('the words', () => {
  test('stand in three aligned tracks, each in its language, and are hidden and shown', async () => {
    await onPage(PAGE, async ({ page }) => {
      const spans = line(page, 23).locator('.cue-words > span');
      expect(await spans.allInnerTexts()).toEqual(['ម្ភៃបី', 'mpheibei', 'Đếm đến số 23']);
      const langs = await spans.evaluateAll((all) =>
        all.map((span) => span.closest<HTMLElement>('[lang]')?.lang),
      );
      expect(langs).toEqual(['km', 'km-Latn', 'vi']);
      await page.locator('[data-track]').nth(1).uncheck();
      expect(await line(page, 23).innerText()).not.toContain('mpheibei');
    });
  });

  test('without script lead into the file at their time; nothing that needs script shows', async () => {
    await onPage(
      PAGE,
      async ({ page }) => {
        const href = await line(page, 4).locator('a').getAttribute('href');
        expect(href).toMatch(/\.(m4a|mp3)#t=6$/);
        expect(await page.locator('media-player button').filter({ visible: true }).count()).toBe(0);
        expect(await page.locator('[data-find]').isVisible()).toBe(false);
        expect(await line(page, 4).isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });

  test('a press on a line plays from it, within a quarter of a second', async () => {
    await onPage(PAGE, async ({ page, fetched }) => {
      await page.waitForLoadState('networkidle');
      expect(fetched).toEqual([]);
      for (const number of [40, 3, 22]) {
        const landed = await landing(page, () => line(page, number).locator('a').click());
        expect(Math.abs(landed - startOf(number))).toBeLessThan(WITHIN_SECONDS);
      }
    });
  });

  test('the line follows the voice within a quarter of a second, at twice the speed too', async () => {
    await onPage(PAGE, async ({ page }) => {
      for (const speed of ['1', '2']) {
        await page.locator('[data-speed]').selectOption(speed);
        await line(page, 10).locator('a').click();
        const lags = await page.evaluate(lagsOfLines, 6000);
        expect(lags.length).toBeGreaterThanOrEqual(3);
        expect(Math.max(...lags)).toBeLessThan(WITHIN_SECONDS);
      }
    });
  });

  test('the box follows the voice and the page does not move', async () => {
    await onPage(PAGE, async ({ page }) => {
      await media(page).evaluate((sound: HTMLMediaElement) => sound.scrollIntoView());
      const before = await page.evaluate(() => scrollY);
      await media(page).evaluate(async (sound: HTMLMediaElement) => {
        sound.currentTime = 60;
        await sound.play();
      });
      await soon(() => speaking(page).count()).toBe(1);
      const box = page.locator('.cues.words');
      await soon(async () => {
        const [outer, inner] = [await box.boundingBox(), await speaking(page).boundingBox()];
        if (outer === null || inner === null) return false;
        return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
      }).toBe(true);
      expect(await page.evaluate(() => scrollY)).toBe(before);
    });
  });

  test.each([
    ['Vietnamese without marks', 'dem den so 23', [23]],
    ['Khmer', 'សែសិបប្រាំ', [45, 46, 47, 48, 49]],
    ['a transliteration', 'haseb', [50, 51, 52, 53, 54, 55, 56, 57, 58, 59]],
    ['nothing that is there', 'kèn lá', []],
  ])('are searched in %s', async (_, typed, found) => {
    await onPage(PAGE, async ({ page }) => {
      await page.locator('[data-find]').fill(typed);
      const shown = () =>
        page
          .locator('.cues.words > li')
          .evaluateAll((lines) =>
            lines.flatMap((each, i) => ((each as HTMLElement).hidden ? [] : [i])),
          );
      await soon(shown).toEqual(found);
      const said = await page.locator('[data-found]').innerText();
      expect(said).toBe(found.length === 0 ? 'Không có câu nào' : `${found.length} câu`);
      if (found.length > 0)
        expect(await page.locator('.cues.words mark').count()).toBeGreaterThan(0);
      await page.locator('[data-find]').fill('');
      await soon(async () => (await shown()).length).toBe(LINES);
      expect(await page.locator('.cues.words mark').count()).toBe(0);
    });
  });
});

describe('the keyboard', () => {
  test('plays, repeats, goes from line to line; hundreds of lines are one stop; fields keep their keys', async () => {
    await onPage(PAGE, async ({ page }) => {
      const links = page.locator('.cues.words a');
      expect(
        await links.evaluateAll(
          (all) => all.filter(({ tabIndex }) => (tabIndex as number) === 0).length,
        ),
      ).toBe(1);
      await links.first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('0:03');
      const landed = await landing(page, () => page.keyboard.press('Enter'));
      expect(Math.abs(landed - startOf(2))).toBeLessThan(WITHIN_SECONDS);
      await page.keyboard.press('k');
      await soon(() => isPlaying(page)).toBe(false);
      await landing(page, () => page.keyboard.press('.'));
      expect(await speaking(page).locator('a').innerText()).toBe('0:04');
      await page.keyboard.press('r');
      expect(await page.locator('[data-part-line]').getAttribute('aria-pressed')).toBe('true');
      await page.keyboard.press('-');
      expect(await media(page).evaluate((sound: HTMLMediaElement) => sound.playbackRate)).toBe(
        0.75,
      );
      await page.locator('[data-find]').focus();
      await page.keyboard.type('k.r');
      expect(await page.locator('[data-find]').inputValue()).toBe('k.r');
      expect(await isPlaying(page)).toBe(true);
      await page.locator('main').focus();
      await page.keyboard.press('k');
      expect(await isPlaying(page)).toBe(true);
    });
  });

  test('moves along the waveform; nothing is fetched for it', async () => {
    await onPage(PAGE, async ({ page, fetched }) => {
      const slider = page.getByRole('slider', { name: 'Vị trí trong bản ghi' });
      await slider.fill('45');
      expect(await at(page)).toBe(45);
      expect(await slider.getAttribute('aria-valuetext')).toBe('0:45 / 1:30');
      expect(await speaking(page).locator('a').innerText()).toBe('0:45');
      expect(fetched).toEqual([]);
    });
  });
});

describe('a part', () => {
  test('a line is repeated until one has enough', async () => {
    await onPage(PAGE, async ({ page }) => {
      await line(page, 7).locator('a').click();
      await page.locator('[data-part-line]').click();
      const turns = await media(page).evaluate(
        (sound: HTMLMediaElement) =>
          new Promise<number[]>((resolve) => {
            const from: number[] = [];
            sound.addEventListener('seeked', () => {
              from.push(sound.currentTime);
              if (from.length === 2) resolve(from);
            });
          }),
      );
      for (const start of turns) expect(Math.abs(start - startOf(7))).toBeLessThan(WITHIN_SECONDS);
      await page.locator('[data-part-line]').click();
      await soon(() => at(page)).toBeGreaterThan(startOf(8));
    });
  });

  test('pressed in silence it plays; who goes to another line hears that one repeated', async () => {
    await onPage(PAGE, async ({ page }) => {
      const repeat = page.locator('[data-part-line]');
      await repeat.click();
      await soon(() => isPlaying(page)).toBe(true);
      await line(page, 7).locator('a').click();
      await soon(() => speaking(page).locator('a').innerText()).toBe('0:10');
      for (let heard = 0; heard < 3; heard += 1) {
        await page.waitForTimeout(900);
        const now = await at(page);
        expect(now).toBeGreaterThanOrEqual(startOf(7) - WITHIN_SECONDS);
        expect(now).toBeLessThan(startOf(8) + WITHIN_SECONDS);
      }
      expect(await repeat.getAttribute('aria-pressed')).toBe('true');
    });
  });

  test('is chosen from here to there, and its link is copied; the link plays it once', async () => {
    await onPage(
      PAGE,
      async ({ page }) => {
        const slider = page.locator('[data-scrub]');
        await page.locator('.player-more summary').click();
        await slider.fill('6');
        await page.locator('[data-part-from]').click();
        await slider.fill('7.2');
        await page.locator('[data-part-to]').click();
        expect(await page.locator('[data-part-said]').innerText()).toBe('Đoạn 0:06–0:07');
        await page.locator('[data-track]').nth(1).uncheck();
        await page.locator('[data-copy-moment]').click();
        await soon(() => page.locator('[data-moment-copied]').innerText()).toContain('0:06–0:07');
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        expect(copied).toBe(`${players.url}${PAGE}?t=6,7.2&lang=km,vi`);
        await page.goto(copied);
        expect(await page.locator('[data-track]').nth(1).isChecked()).toBe(false);
        expect(await at(page)).toBe(6);
        await media(page).evaluate((sound: HTMLMediaElement) => sound.play());
        await soon(() => isPlaying(page)).toBe(false);
        const stopped = await at(page);
        expect(stopped).toBeGreaterThanOrEqual(7.2);
        expect(stopped).toBeLessThan(7.2 + WITHIN_SECONDS);
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  test('where the clipboard is refused, the link is shown to be copied by hand', async () => {
    const before = (page: Page) =>
      page.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
    await onPage(
      `${PAGE}?t=9`,
      async ({ page }) => {
        await page.locator('[data-copy-moment]').click();
        const field = page.locator('[data-link]');
        await soon(() => field.isVisible()).toBe(true);
        expect(await field.inputValue()).toBe(`${players.url}${PAGE}?t=9`);
      },
      { before },
    );
  });
});

test.each([360, 1280])('axe finds nothing at %i px, with everything open', async (width) => {
  await onPage(
    PAGE,
    async ({ page }) => {
      for (const fold of await page.locator('media-player details').all()) {
        await fold.evaluate((details: HTMLDetailsElement) => {
          details.open = true;
        });
      }
      await line(page, 2).locator('a').click();
      await page.locator('[data-find]').fill('so 2');
      await soon(() => page.locator('.cues.words mark').count()).toBeGreaterThan(0);
      await expectAccessible(page);
    },
    { viewport: { width, height: 740 }, bypassCSP: true },
  );
});
