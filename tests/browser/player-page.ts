import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { openChromium } from '../open-chromium.ts';
import { LINE_SECONDS } from './telling.ts';

/** A line is gone to, and followed, within so much. */
export const WITHIN_SECONDS = 0.25;
export const PAGE = 'vi/media/dem-so/';

export interface Opened {
  page: Page;
  /** Addresses below media/ that were fetched. */
  fetched: string[];
}

type Settings = BrowserContextOptions & { before?: (page: Page) => Promise<unknown> };

/** The small archive that is served for all tests, in a Chromium that may play without a gesture. */
export interface Players {
  url: string;
  /** Opens a page of it; fails when its script does. */
  onPage(
    address: string,
    use: (opened: Opened) => Promise<void>,
    settings?: Settings,
  ): Promise<void>;
  close(): Promise<void>;
}

export async function openPlayers(): Promise<Players> {
  const { url } = inject('media');
  const browser = await openChromium('--autoplay-policy=no-user-gesture-required');
  return {
    url,
    async onPage(address, use, { before, ...settings } = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        ...settings,
      });
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
        await page.goto(`${url}${address}`, { waitUntil: 'load' });
        await use({ page, fetched });
        expect(broken).toEqual([]);
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
    },
  };
}

export const soon = <T>(of: () => Promise<T> | T) => expect.poll(of);
export const media = (page: Page) => page.locator('media-player :is(audio, video)').first();
export const at = (page: Page) =>
  media(page).evaluate((sound: HTMLMediaElement) => sound.currentTime);
export const isPlaying = (page: Page) =>
  media(page).evaluate((sound: HTMLMediaElement) => !sound.paused);
export const line = (page: Page, number: number) => page.locator('.cues.words > li').nth(number);
export const speaking = (page: Page) => page.locator('.cues.words > .speaking');
export const startOf = (number: number) => number * LINE_SECONDS;
export const savingData = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });

/** Where playing goes on once the jump that `act` asks for is done, in seconds. */
export async function landing(page: Page, act: () => Promise<void>): Promise<number> {
  await media(page).evaluate((sound: HTMLMediaElement) => {
    const kept = globalThis as unknown as { landed: Promise<number> };
    kept.landed = new Promise((resolve) => {
      const MOMENTS = ['seeked', 'playing', 'timeupdate'] as const;
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
        for (const event of MOMENTS) sound.removeEventListener(event, done);
        resolve(sound.currentTime);
      };
      for (const event of MOMENTS) sound.addEventListener(event, done);
    });
  });
  await act();
  return page.evaluate(() => (globalThis as unknown as { landed: Promise<number> }).landed);
}

/**
 * In the page, for so many milliseconds: how long after the beginning of each line it was marked, in seconds
 * of the recording.
 */
export function lagsOfLines(milliseconds: number): Promise<number[]> {
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
