import { expect, test } from 'vitest';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import type { ImageProbe } from '../probe/probe.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { timeLimitSeconds } from './image/run-image-recipe.ts';
import { imagePages } from './image-pages.ts';
import { imageRest } from './image-rest.ts';

const CONTEXT = { settings: NO_SETTINGS, profile: DEFAULT_PROFILE };
/** A4 at 300 dpi. */
const PAGE = { widthPx: 2480, heightPx: 3508 };

function booklet(pages: number, page = PAGE): ImageProbe {
  const unknown = { lang: null, framesPerSecond: null, sampleRateHz: null, bitrateKbps: null };
  const stream = { kind: 'image' as const, codec: 'lzw uchar', channels: 3, ...page, ...unknown };
  const streams = Array.from({ length: pages }, () => stream);
  const technical = { container: 'tiff', bitrateKbps: null, streams };
  return { kind: 'image', format: 'plain', ...page, technical };
}

test('of a long TIFF file 32 pages are made, and it is said that the others are left out', async () => {
  expect(imagePages.plan(booklet(33), CONTEXT)).toMatchObject({
    pages: Array.from({ length: 31 }, (_, index) => ({ number: index + 2 })),
  });
  expect(imageRest.plan(booklet(33), CONTEXT)).toEqual({ fromPage: 33 });
  expect(imageRest.plan(booklet(32), CONTEXT)).toBeNull();
});

test('the pages of a booklet may take as long as all of them need, within an hour', () => {
  const one = timeLimitSeconds('set', booklet(32));
  expect(timeLimitSeconds('pages', booklet(1))).toBe(one);
  expect(timeLimitSeconds('pages', booklet(32))).toBeGreaterThan(10 * one);
  const huge = { widthPx: 14_000, heightPx: 14_000 };
  expect(timeLimitSeconds('pages', booklet(32, huge))).toBe(3600);
});
