import { expect, test } from 'vitest';
import type { PublicMediaFacts } from '#domain/public/media.ts';
import { shownPages } from './pages.ts';

const picture = {
  role: 'page' as const,
  label: 'page-0001',
  path: 'media/so/1.jpg',
  mediaType: 'image/jpeg',
  sizeBytes: 40_000,
  widthPx: 905,
  heightPx: 1280,
  durationSeconds: null,
  bitrateKbps: null,
};
const facts = (texts: readonly string[] | null): PublicMediaFacts => ({
  kind: 'document',
  durationSeconds: null,
  widthPx: null,
  heightPx: null,
  derivatives: [picture],
  tracks: [],
  thumbhash: null,
  waveform: null,
  pages:
    texts?.map((text, at) => ({
      number: at + 1,
      picture: at === 0 ? picture.path : null,
      text,
    })) ?? null,
  speechLanguages: [],
  synthetic: false,
  alt: {},
  creator: null,
  madeOn: null,
  madeAt: null,
});

test('a page has its picture with what it weighs, and its words line by line', () => {
  expect(shownPages(facts(['một\nhai', '']))).toEqual([
    { number: 1, file: { path: 'media/so/1.jpg', sizeBytes: 40_000 }, lines: ['một', 'hai'] },
    { number: 2, file: null, lines: [] },
  ]);
  expect(shownPages(facts(null))).toEqual([]);
});

test('a long document shows the words of its first pages only', () => {
  const lengths = shownPages(facts(Array.from({ length: 9 }, () => 'x'.repeat(3000)))).map(
    ({ lines }) => lines.length,
  );
  expect(lengths).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0]);
});
