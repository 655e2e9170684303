import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { testEnv } from '../../env.ts';
import { openChromium } from '../../open-chromium.ts';
import { PICTURE_COLOUR } from '../media-archive.ts';
import { serveFolder } from '../serve-folder.ts';
import { fetchViewers } from './fetch-viewers.ts';
import { VIEWERS, type Viewer, viewerPage } from './viewer-page.ts';

const media = inject('media');
const WITHIN_MS = 60_000;
/**
 * Universal Viewer seeks several times before it plays; on a busy machine Chromium then stands still at times, with
 * what comes next in its buffer, until whoever listens touches the bar.
 */
const STANDS_STILL_MS = 3_000;

let browser: Browser;
let elsewhere: Awaited<ReturnType<typeof serveFolder>>;
let folder: string;
beforeAll(async () => {
  const viewers = await fetchViewers();
  folder = mkdtempSync(join(tmpdir(), 'viewers-'));
  for (const viewer of VIEWERS) symlinkSync(join(viewers, viewer), join(folder, viewer));
  elsewhere = await serveFolder(folder, '/');
  browser = await openChromium('--autoplay-policy=no-user-gesture-required');
});
afterAll(async () => {
  await browser?.close();
  await elsewhere?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What came from the archive, and what did not come. */
interface Seen {
  answered: { path: string; status: number }[];
  blocked: string[];
  errors: string[];
}

/** Opens a manifest of the archive in a viewer on another origin. */
async function view(
  viewer: Viewer,
  id: string,
  use: (page: Page, seen: Seen) => Promise<void>,
): Promise<void> {
  const manifest = `${media.siteUrl}/iiif/${id}/manifest.json`;
  writeFileSync(join(folder, `${viewer}-${id}.html`), viewerPage(viewer, manifest));
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const seen: Seen = { answered: [], blocked: [], errors: [] };
  const isOurs = (url: string) => url.startsWith(media.siteUrl);
  page.on('response', (response) => {
    const url = response.url();
    if (!isOurs(url)) return;
    seen.answered.push({ path: url.slice(media.siteUrl.length), status: response.status() });
  });
  page.on('pageerror', ({ message }) => seen.errors.push(message));
  page.on('console', (message) => {
    if (/CORS|blocked/.test(message.text())) seen.blocked.push(message.text());
  });
  try {
    await page.goto(`${elsewhere.url}${viewer}-${id}.html`);
    await use(page, seen);
    if (testEnv.screenshots !== null) {
      await page.screenshot({ path: join(testEnv.screenshots, `${viewer}-${id}.png`) });
    }
  } finally {
    await page.close();
  }
  expect(seen.errors).toEqual([]);
  expect(seen.blocked).toEqual([]);
  expect(seen.answered.filter(({ status }) => status >= 400)).toEqual([]);
}

test('the archive is on another origin', () => {
  expect(new URL(media.siteUrl).origin).not.toBe(new URL(elsewhere.url).origin);
});

describe.each(VIEWERS)('%s', (viewer) => {
  test('draws the tiles of a picture', async () => {
    await view(viewer, 'tam-anh', async (page, { answered }) => {
      const isTile = ({ path }: { path: string }) => /\/\d+,\d+,\d+,\d+\/\d+,\d+\/0\//.test(path);
      await expect
        .poll(() => answered.filter(isTile).length, { timeout: WITHIN_MS })
        .toBeGreaterThan(3);
      const drawn = async () => shareOfColour(await page.screenshot());
      await expect.poll(drawn, { timeout: WITHIN_MS }).toBeGreaterThan(0.1);
    });
  });

  test.each(['dem-so', 'phim'])('plays %s, with its words', async (id) => {
    await view(viewer, id, async (page, { answered }) => {
      const player = page.locator('video, audio').first();
      await player.waitFor({ state: 'attached', timeout: WITHIN_MS });
      // A viewer may exchange its sources meanwhile, and load nothing before it is asked to play. What play()
      // promises is not waited for: of an element that lost its source it is never kept.
      const play = () =>
        player.evaluate((node) => {
          const media = node as HTMLMediaElement;
          media.play().catch(() => {});
          return media.readyState;
        });
      await expect.poll(play, { timeout: WITHIN_MS }).toBeGreaterThan(1);
      const went = { to: 0, at: Date.now() };
      const at = async () => {
        const isStill = Date.now() - went.at > STANDS_STILL_MS;
        const seconds = await player.evaluate((node, isStill) => {
          const media = node as HTMLMediaElement;
          // Where it was paused again by what the viewer loaded.
          if (media.paused) media.play().catch(() => {});
          if (isStill) media.currentTime += 0;
          return media.currentTime;
        }, isStill);
        if (isStill || seconds > went.to) Object.assign(went, { to: seconds, at: Date.now() });
        return seconds;
      };
      await expect.poll(at, { timeout: WITHIN_MS }).toBeGreaterThan(0.5);
      const began = await at();
      await expect.poll(at, { timeout: WITHIN_MS }).toBeGreaterThan(began);
      const isFilm = await player.evaluate((node) => (node as HTMLVideoElement).videoWidth > 0);
      expect(isFilm).toBe(id === 'phim');
      // Universal Viewer shows no supplementing WebVTT.
      const tracks = await page.locator('video track, audio track').count();
      expect(tracks > 0).toBe(viewer !== 'universalviewer');
      expect(answered.some(({ status }) => status === 206)).toBe(true);
    });
  });
});

/** How much of what is seen has the colour of the picture: viewers may draw to canvases that no script may read. */
async function shareOfColour(screenshot: Buffer): Promise<number> {
  const { data, info } = await sharp(screenshot).removeAlpha().raw().toBuffer({
    resolveWithObject: true,
  });
  let found = 0;
  for (let at = 0; at < data.length; at += 3) {
    if (PICTURE_COLOUR.every((value, part) => Math.abs((data[at + part] ?? 0) - value) < 12)) {
      found += 1;
    }
  }
  return found / (info.width * info.height);
}
