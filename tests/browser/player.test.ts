import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium } from '../open-chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { type MediaArchive, writeMediaArchive } from './media-archive.ts';
import { LINE_SECONDS, LINES } from './telling.ts';

/** A line is gone to, and followed, within so much. */
const WITHIN_SECONDS = 0.25;
const PAGE = 'vi/media/dem-so/';

let archive: MediaArchive;
let server: Awaited<ReturnType<MediaArchive['serve']>>;
let browser: Browser;
beforeAll(async () => {
  archive = await writeMediaArchive();
  await archive.publish({ segments: 'single-file', av1: false });
  server = await archive.serve();
  browser = await openChromium('--autoplay-policy=no-user-gesture-required');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  archive?.remove();
});

interface Opened {
  page: Page;
  /** Addresses below media/ that were fetched. */
  fetched: string[];
}

async function onPage(
  address: string,
  use: (opened: Opened) => Promise<void>,
  {
    before,
    ...settings
  }: BrowserContextOptions & { before?: (page: Page) => Promise<unknown> } = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...settings });
  const page = await context.newPage();
  const fetched: string[] = [];
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('request', (request) => {
    if (request.url().includes('/media/') && request.resourceType() !== 'document') {
      fetched.push(request.url());
    }
  });
  try {
    await before?.(page);
    await page.goto(`${server.url}${address}`, { waitUntil: 'load' });
    await use({ page, fetched });
    expect(broken).toEqual([]);
  } finally {
    await context.close();
  }
}

const soon = <T>(of: () => Promise<T> | T) => expect.poll(of, { timeout: 20_000 });
const media = (page: Page) => page.locator('media-player :is(audio, video)').first();
const at = (page: Page) => media(page).evaluate((sound: HTMLMediaElement) => sound.currentTime);
const isPlaying = (page: Page) => media(page).evaluate((sound: HTMLMediaElement) => !sound.paused);
const line = (page: Page, number: number) => page.locator('.cues.words > li').nth(number);
const speaking = (page: Page) => page.locator('.cues.words > .speaking');
const startOf = (number: number) => number * LINE_SECONDS;
const savingData = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });

/** Where playing goes on once the jump that `act` asks for is done, in seconds. */
async function landing(page: Page, act: () => Promise<void>): Promise<number> {
  await media(page).evaluate((sound: HTMLMediaElement) => {
    const kept = globalThis as unknown as { landed: Promise<number> };
    kept.landed = new Promise((resolve) => {
      // A player that has loaded nothing is silent until it plays.
      let jumped = sound.readyState === 0;
      sound.addEventListener(
        'seeking',
        () => {
          jumped = true;
        },
        { once: true },
      );
      const done = () => {
        if (!jumped || sound.seeking || sound.paused || sound.readyState < 3) return;
        sound.removeEventListener('timeupdate', done);
        resolve(sound.currentTime);
      };
      sound.addEventListener('timeupdate', done);
    });
  });
  await act();
  return page.evaluate(() => (globalThis as unknown as { landed: Promise<number> }).landed);
}

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
        await page.locator('[data-copy]').click();
        await soon(() => page.locator('[data-copied]').innerText()).toContain('0:06–0:07');
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        expect(copied).toBe(`${server.url}${PAGE}?t=6,7.2&lang=km,vi`);
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
        await page.locator('[data-copy]').click();
        const field = page.locator('[data-link]');
        await soon(() => field.isVisible()).toBe(true);
        expect(await field.inputValue()).toBe(`${server.url}${PAGE}?t=9`);
      },
      { before },
    );
  });
});

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

  test('pictures along a film come on a press, and lead to their moments', async () => {
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
      expect(page.url()).toBe(`${server.url}${CARDS}`);
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

/**
 * In the page, for so many milliseconds: how long after the beginning of each line it was marked, in seconds
 * of the recording.
 */
function lagsOfLines(milliseconds: number): Promise<number[]> {
  const sound = document.querySelector<HTMLMediaElement>('media-player audio');
  const lines = [...document.querySelectorAll<HTMLElement>('.cues.words > li')];
  if (sound === null) throw new Error('there is no player');
  const until = performance.now() + milliseconds;
  const lags: number[] = [];
  let marked = -1;
  return new Promise((resolve) => {
    const look = () => {
      const now = lines.findIndex((each) => each.classList.contains('speaking'));
      if (now !== marked && !sound.seeking) {
        if (marked !== -1 && now === marked + 1) {
          lags.push(sound.currentTime - Number(lines[now]?.dataset['start']));
        }
        marked = now;
      }
      if (performance.now() > until) resolve(lags);
      else requestAnimationFrame(look);
    };
    look();
  });
}
