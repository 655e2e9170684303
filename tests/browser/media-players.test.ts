import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatFor } from '#i18n/format.ts';
import { openChromium } from '../open-chromium.ts';
import {
  DOCUMENT_PAGES,
  FILM_SECONDS,
  type MediaArchive,
  PICTURE_COLOUR,
  PICTURE_PX,
  writeMediaArchive,
} from './media-archive.ts';

const LANDS_WITHIN_SECONDS = 0.5;

let archive: MediaArchive;
let server: Awaited<ReturnType<MediaArchive['serve']>>;
let browser: Browser;
beforeAll(async () => {
  archive = await writeMediaArchive();
  await archive.publish({ segments: 'single-file', av1: true });
  server = await archive.serve();
  browser = await openChromium('--autoplay-policy=no-user-gesture-required');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  archive?.remove();
});

/** Opens a page of the archive; `ranges` are the partial answers it got for media. */
async function open(
  route: string,
  use: (page: Page, seen: { fetched: string[]; ranges: string[] }) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const seen = { fetched: [] as string[], ranges: [] as string[] };
  const isMedia = (url: string) => url.startsWith(`${server.url}media/`);
  page.on('request', (request) => {
    if (isMedia(request.url())) seen.fetched.push(request.url());
  });
  page.on('response', (response) => {
    if (isMedia(response.url()) && response.status() === 206) seen.ranges.push(response.url());
  });
  try {
    await page.goto(`${server.url}${route}`, { waitUntil: 'load' });
    await use(page, seen);
  } finally {
    await context.close();
  }
}

interface Played {
  file: string;
  durationSeconds: number;
  /** Where the frame lies that is shown after a jump; of sound, where it goes on. */
  landedAtSeconds: number;
  widthPx: number;
}

/** Plays what the page's player holds and jumps. */
function playAndJump(page: Page, toSeconds: number): Promise<Played> {
  return page.evaluate(async (to) => {
    const media = document.querySelector<HTMLMediaElement>('audio, video');
    if (media === null) throw new Error('there is no player');
    media.muted = true;
    const happens = (event: string) =>
      new Promise<void>((resolve, reject) => {
        media.addEventListener(event, () => resolve(), { once: true });
        media.addEventListener('error', () => reject(new Error(media.error?.message)));
        setTimeout(() => reject(new Error(`${event} did not come: ${media.currentSrc}`)), 20_000);
      });
    await media.play();
    if (media.currentTime === 0) await happens('timeupdate');
    media.pause();
    const shown =
      media instanceof HTMLVideoElement
        ? new Promise<number>((resolve) => {
            media.requestVideoFrameCallback((_, { mediaTime }) => resolve(mediaTime));
          })
        : null;
    const sought = happens('seeked');
    media.currentTime = to;
    await sought;
    return {
      file: media.currentSrc,
      durationSeconds: media.duration,
      landedAtSeconds: (await shown) ?? media.currentTime,
      widthPx: media instanceof HTMLVideoElement ? media.videoWidth : 0,
    };
  }, toSeconds);
}

function expectLanding({ landedAtSeconds }: Played, atSeconds: number): void {
  expect(Math.abs(landedAtSeconds - atSeconds)).toBeLessThan(LANDS_WITHIN_SECONDS);
}

/** Taps the choice whose media type holds `type` and waits until it is marked as the one that plays. */
async function choose(page: Page, type: string): Promise<string> {
  const choice = page.locator(`a[data-choice][type*="${type}"]`).first();
  await choice.click();
  await expect.poll(() => choice.getAttribute('aria-current')).toBe('true');
  return (await choice.innerText()).replace(/\s+/g, ' ');
}

const mediaFiles = (id: string) => {
  const folder = join(archive.release(), 'media', id);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => join(folder, name));
};

describe('a film', () => {
  test('fetches nothing but its picture before it is asked to play', async () => {
    await open('vi/media/phim/', async (page, { fetched }) => {
      expect(await page.locator('video').getAttribute('preload')).toBe('none');
      await page.waitForLoadState('networkidle');
      expect(fetched.every((url) => url.endsWith('.avif'))).toBe(true);
    });
  });

  test.each([
    ['H.264', 'avc1'],
    ['HLS in single files', 'mpegurl'],
  ])('plays as %s and a jump lands where it should, by ranges', async (_, type) => {
    await open('vi/media/phim/', async (page, { ranges }) => {
      await choose(page, type);
      const played = await playAndJump(page, 5.2);
      expectLanding(played, 5.2);
      expect(Math.abs(played.durationSeconds - FILM_SECONDS)).toBeLessThan(0.3);
      expect(played.widthPx).toBeGreaterThan(0);
      expect(ranges).not.toEqual([]);
    });
  });

  test('plays without a choice, from the file whose cost stands beside its length', async () => {
    await open('vi/media/phim/', async (page) => {
      const { file } = await playAndJump(page, 2);
      const { size } = statSync(join(archive.release(), file.slice(server.url.length)));
      const notes = await page.locator('.film .sound-notes').first().innerText();
      expect(notes).toContain(formatFor('vi').bytes(size));
    });
  });

  test('plays as AV1, and a jump lands where it should', async () => {
    await open('vi/media/phim/', async (page) => {
      const file = await page.locator('source[type*="av01"]').first().getAttribute('src');
      await page.locator('video').evaluate((video: HTMLVideoElement, src) => {
        video.src = src;
      }, file ?? '');
      const played = await playAndJump(page, 5.2);
      expectLanding(played, 5.2);
      expect(played.widthPx).toBeGreaterThan(0);
    });
  });

  test('goes on from where one was when another size is chosen', async () => {
    await open('vi/media/phim/', async (page) => {
      await playAndJump(page, 4);
      await choose(page, 'avc1');
      const now = await page
        .locator('video')
        .evaluate((video: HTMLVideoElement) => video.currentTime);
      expect(now).toBeGreaterThanOrEqual(4);
    });
  });

  test('shows its captions', async () => {
    await open('vi/media/phim/', async (page) => {
      await page.locator('video').evaluate((video: HTMLVideoElement) => {
        for (const track of video.textTracks) track.mode = 'showing';
      });
      await playAndJump(page, 5.5);
      const words = () =>
        page
          .locator('video')
          .evaluate((video: HTMLVideoElement) =>
            Array.from(video.textTracks[0]?.activeCues ?? [], (cue) => (cue as VTTCue).text),
          );
      await expect.poll(words).toEqual(['Giây thứ sáu']);
    });
  });

  test('has a storyboard whose every line points into a sheet that is there', async () => {
    const board = mediaFiles('phim').find((path) => path.endsWith('storyboard.vtt')) ?? '';
    const pointers = readFileSync(board, 'utf8').match(/^.+#xywh=.+$/gm) ?? [];
    expect(pointers.length).toBeGreaterThanOrEqual(FILM_SECONDS);
    for (const pointer of pointers) {
      const [sheet = '', region = ''] = pointer.split('#xywh=');
      const [x = 0, y = 0, width = 0, height = 0] = region.split(',').map(Number);
      const picture = await sharp(readFileSync(join(board, '..', sheet))).metadata();
      expect(x + width).toBeLessThanOrEqual(picture.width);
      expect(y + height).toBeLessThanOrEqual(picture.height);
    }
    await open('vi/media/phim/', async (page) => {
      const cues = await page.evaluate(
        async (src) => {
          const track = document.createElement('track');
          track.kind = 'metadata';
          track.src = src;
          document.querySelector('video')?.append(track);
          track.track.mode = 'hidden';
          await new Promise((resolve, reject) => {
            track.addEventListener('load', resolve);
            track.addEventListener('error', reject);
          });
          return track.track.cues?.length;
        },
        `${server.url}${board.slice(archive.release().length + 1)}`,
      );
      expect(cues).toBe(pointers.length);
    });
  });
});

describe('a recording', () => {
  test('plays from the light file, and from the choice one taps; a jump lands where it should', async () => {
    await open('vi/media/ban-nhac/', async (page, { fetched, ranges }) => {
      expect(fetched).toEqual([]);
      expectLanding(await playAndJump(page, 6), 6);
      expect(await page.locator('a[data-choice][aria-current]').innerText()).toContain(
        'Tiếng nói rõ, nhẹ',
      );
      await page.locator('a[data-choice]').last().click();
      expectLanding(await playAndJump(page, 3), 3);
      expect(ranges).not.toEqual([]);
    });
  });

  test('a choice that will not play after all is followed as a link, and the player plays on', async () => {
    await open('vi/media/ban-nhac/', async (page) => {
      const choice = page.locator('a[data-choice]').last();
      const file = await choice.evaluate((link: HTMLAnchorElement) => link.href);
      await page.route(file, (route) =>
        route.fulfill({
          body: 'not sound',
          headers: { 'content-type': 'audio/mpeg', 'content-disposition': 'attachment' },
        }),
      );
      const { file: former } = await playAndJump(page, 6);
      const [download] = await Promise.all([page.waitForEvent('download'), choice.click()]);
      expect(download.url()).toBe(file);
      const played = await playAndJump(page, 3);
      expectLanding(played, 3);
      expect(played.file).toBe(former);
    });
  });

  test('its player and the list of its choices have names', async () => {
    await open('vi/media/ban-nhac/', async (page) => {
      const named = (selector: string) => page.locator(selector).first().getAttribute('aria-label');
      expect(await named('audio')).not.toBe('');
      expect(await named('audio')).not.toBeNull();
      expect(await named('.versions ul')).toBe(await page.locator('.versions p').innerText());
    });
  });

  test('is offered in words and bytes, every file of it plays, and no label of the pipeline shows', async () => {
    await open('vi/media/ban-nhac/', async (page) => {
      await page
        .locator('.sound details', { has: page.locator('[download]') })
        .evaluate((details: HTMLDetailsElement) => {
          details.open = true;
        });
      const text = await page.locator('.sound').innerText();
      expect(text).not.toMatch(/opus|aac-|mp3-|\d+k\b/);
      const offered = await page.locator('.sound a[download]').evaluateAll((links) =>
        Promise.all(
          (links as HTMLAnchorElement[]).map(async ({ href, type, innerText }) => {
            const audio = new Audio(href);
            await new Promise((resolve, reject) => {
              audio.addEventListener('canplaythrough', resolve);
              audio.addEventListener('error', () => reject(new Error(`${type} does not play`)));
            });
            return { type, words: innerText.replace(/\s+/g, ' '), seconds: audio.duration };
          }),
        ),
      );
      const types = offered.map(({ type }) => type.split(';')[0]);
      expect(new Set(types)).toEqual(new Set(['audio/webm', 'audio/mp4', 'audio/mpeg']));
      for (const { words, seconds } of offered) {
        expect(words).toMatch(/^[A-ZĐ].+ [\d,]+ [KM]B$/);
        expect(Math.abs(seconds - 8)).toBeLessThan(0.2);
      }
      expect(offered.map(({ words }) => words).join()).toContain('Đã giảm tạp âm');
    });
  });
});

describe('a picture', () => {
  test('is painted from AVIF', async () => {
    await open('vi/media/tam-anh/', async (page) => {
      const painted = await page.locator('.photograph img').evaluate(async (node) => {
        const image = node as HTMLImageElement;
        image.scrollIntoView();
        await image.decode();
        const canvas = new OffscreenCanvas(1, 1).getContext('2d');
        canvas?.drawImage(image, 0, 0, 1, 1);
        return { src: image.currentSrc, rgb: [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])] };
      });
      expect(painted.src).toMatch(/\.avif$/);
      for (const [at, value] of PICTURE_COLOUR.entries()) {
        expect(Math.abs((painted.rgb[at] ?? 0) - value)).toBeLessThan(12);
      }
    });
  });

  test('has tiles at the address that its information names, every one a viewer may ask for', async () => {
    const path = mediaFiles('tam-anh').find((file) => file.endsWith('info.json')) ?? '';
    const folder = join(path, '..');
    const info = JSON.parse(readFileSync(path, 'utf8')) as ImageInformation;
    expect(info.id).toBe(`${archive.siteUrl}/${folder.slice(archive.release().length + 1)}`);
    expect(info).toMatchObject(PICTURE_PX);
    const wanted = tileNames(info);
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    const [name = ''] = wanted;
    const reply = await fetch(
      `${server.url}${join(folder, name).slice(archive.release().length + 1)}`,
    );
    expect(reply.headers.get('content-type')).toBe('image/jpeg');
  });
});

describe('an address with a moment', () => {
  const begin = (page: Page, selector: string) =>
    page.locator(selector).evaluate(async (media: HTMLMediaElement) => {
      media.muted = true;
      await media.play();
      if (media.readyState < 2) {
        await new Promise((resolve) => media.addEventListener('loadeddata', resolve));
      }
      return media.currentTime;
    });

  test('marks its line, loads nothing before it is asked to play, and begins there', async () => {
    await open('vi/media/phim/?t=5.2', async (page, { fetched }) => {
      const line = page.locator('.cues li.speaking');
      expect(await line.innerText()).toContain('Giây thứ sáu');
      // On a phone, with the player above it.
      await expect
        .poll(async () => {
          const [film, words] = [
            await page.locator('video').boundingBox(),
            await line.boundingBox(),
          ];
          return (film?.y ?? -1) >= 0 && (words?.y ?? 740) + (words?.height ?? 0) <= 740;
        })
        .toBe(true);
      await page.waitForLoadState('networkidle');
      expect(fetched.every((url) => url.endsWith('.avif'))).toBe(true);
      expect(await page.locator('video').evaluate((film: HTMLVideoElement) => film.paused)).toBe(
        true,
      );
      const at = await begin(page, 'video');
      expect(at).toBeGreaterThan(5);
      expect(at).toBeLessThan(6.2);
    });
  });

  test('is kept by the choice one taps, and ends where it says', async () => {
    await open('vi/media/ban-nhac/?t=3,4', async (page) => {
      await page.locator('a[data-choice]').last().click();
      const audio = page.locator('audio');
      const state = () =>
        audio.evaluate(({ paused, currentTime }: HTMLMediaElement) => ({ paused, currentTime }));
      const stopped = async () => {
        const { paused, currentTime } = await state();
        return paused && currentTime >= 4 && currentTime < 5;
      };
      await expect.poll(stopped).toBe(true);
    });
  });

  test('is of the first player of a page alone', async () => {
    await open('vi/customs/thu-xem-nghe/?t=5.2', async (page) => {
      const times = await page
        .locator('video, audio')
        .evaluateAll((players) =>
          players.map((player) => (player as HTMLMediaElement).currentTime),
        );
      expect(times).toEqual([5.2, 0, 0]);
    });
  });

  test.each(['?t=', '?t=abc', '?t=9999999', '?t=%3Cscript%3E'])(
    'that is none (%s) changes nothing that breaks',
    async (search) => {
      await open(`vi/media/phim/${search}`, async (page) => {
        expect((await playAndJump(page, 2)).widthPx).toBeGreaterThan(0);
      });
    },
  );

  test('that is past the end begins at the beginning', async () => {
    await open('vi/media/phim/?t=9999999', async (page) => {
      const video = page.locator('video');
      await video.evaluate((media: HTMLVideoElement) => {
        media.muted = true;
        media.play().catch(() => {});
      });
      const state = () =>
        video.evaluate(({ paused, ended, currentTime }: HTMLVideoElement) => ({
          plays: !paused && !ended && currentTime > 0.2,
        }));
      await expect.poll(state).toEqual({ plays: true });
    });
  });

  test('of a document is one of its pages: it leads to the sheet that has it', async () => {
    await open('vi/media/tap-van-ban/?page=16#page-16', async (page) => {
      await page.waitForURL(/tap-van-ban\/pages\/\d+\/#page-16$/);
      expect(await page.locator('#page-16').innerText()).toContain('trang 16');
    });
    await open('vi/media/tap-van-ban/?page=1#page-1', async (page) => {
      expect(page.url()).toMatch(/tap-van-ban\/\?page=1#page-1$/);
      expect(await page.locator('#page-1').innerText()).toContain('trang 1');
    });
  });
});

test('a long document is read on from page to page of the site, to its last line', async () => {
  await open('vi/media/tap-van-ban/', async (page) => {
    const read: string[] = [];
    for (;;) {
      read.push(...(await page.locator('.transcript p[lang]').allInnerTexts()));
      const next = page.locator('.transcript a[rel="next"]');
      if ((await next.count()) === 0) break;
      const address = new URL((await next.getAttribute('href')) ?? '', page.url()).href;
      await next.click();
      await page.waitForURL(address);
    }
    expect(page.url()).toMatch(/tap-van-ban\/pages\/\d+\/$/);
    expect(read.map((text) => text.split('\n'))).toEqual(
      DOCUMENT_PAGES.map((lines) => lines.map((line) => line.trim())),
    );
    await page.locator('.page-head a').click();
    await page.waitForURL(/tap-van-ban\/$/);
  });
});

describe('after the segments of streams were made files of their own', () => {
  beforeAll(() => archive.publish({ segments: 'many', av1: false }));

  test('the stream plays from many files, and of the former one nothing is left', async () => {
    const streamed = mediaFiles('phim').filter((path) => /\.(?:m3u8|m4s)$/.test(path));
    expect(new Set(streamed.map((path) => join(path, '..'))).size).toBe(1);
    expect(streamed.filter((path) => path.endsWith('.m4s')).length).toBeGreaterThan(3);
    await open('vi/media/phim/', async (page, { fetched }) => {
      await choose(page, 'mpegurl');
      expectLanding(await playAndJump(page, 5.2), 5.2);
      expect(fetched.some((url) => url.endsWith('.m4s'))).toBe(true);
    });
  });
});

interface ImageInformation {
  id: string;
  width: number;
  height: number;
  sizes: { width: number; height: number }[];
  tiles: { width: number; scaleFactors: number[] }[];
}

/** What a client of compliance level 0 asks for: https://iiif.io/api/image/3.0/implementation/#3-tile-region-parameter-calculation */
function tileNames({ width, height, sizes, tiles }: ImageInformation): string[] {
  const names = sizes.map((size) => `full/${size.width},${size.height}/0/default.jpg`);
  for (const { width: side, scaleFactors } of tiles) {
    for (const factor of scaleFactors) {
      const step = side * factor;
      for (let y = 0; y < height; y += step) {
        for (let x = 0; x < width; x += step) {
          const across = Math.min(step, width - x);
          const down = Math.min(step, height - y);
          const region =
            across === width && down === height ? 'full' : [x, y, across, down].join(',');
          const size = [Math.ceil(across / factor), Math.ceil(down / factor)].join(',');
          names.push(`${region}/${size}/0/default.jpg`);
        }
      }
    }
  }
  return names;
}
