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
  expect(shownPages(facts(['một\nhai', '']), 1)).toEqual([
    { number: 1, file: { path: 'media/so/1.jpg', sizeBytes: 40_000 }, lines: ['một', 'hai'] },
    { number: 2, file: null, lines: [] },
  ]);
  expect(shownPages(facts(null), 1)).toEqual([]);
});

test('a long document goes on from sheet to sheet, with every page once and whole', () => {
  const long = facts(['x'.repeat(20_000), ...Array.from({ length: 9 }, () => 'x'.repeat(3000))]);
  const numbers = [1, 2, 3, 4].map((sheet) => shownPages(long, sheet).map(({ number }) => number));
  expect(numbers).toEqual([[1], [2, 3, 4, 5, 6], [7, 8, 9, 10], []]);
  expect(shownPages(long, 1)[0]?.lines.join('\n')).toHaveLength(20_000);
});

test('a long scan, which has no words, lists two hundred pages at a time', () => {
  const scan = facts(Array.from({ length: 201 }, () => ''));
  expect([1, 2].map((sheet) => shownPages(scan, sheet).length)).toEqual([200, 1]);
});
