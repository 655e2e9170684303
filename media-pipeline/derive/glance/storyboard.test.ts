import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import type { Pixels } from '../image-set.ts';
import {
  halved,
  laySheets,
  pictureSize,
  STORYBOARD,
  storyboardInterval,
  storyboardVtt,
} from './storyboard.ts';

test('a film of any length has at most 200 pictures', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 12 * 3600, noNaN: true }), (durationSeconds) => {
      const interval = storyboardInterval(durationSeconds, STORYBOARD);
      expect(durationSeconds / interval).toBeLessThanOrEqual(200);
    }),
  );
  expect(storyboardInterval(8, STORYBOARD)).toBe(1);
  expect(storyboardInterval(3600, STORYBOARD)).toBe(20);
});

test.each([
  [1920, 1080, 160, 90],
  [1080, 1920, 90, 160],
  [720, 576, 160, 128],
  [176, 144, 88, 72],
])('pictures of a film of %i × %i are %i × %i', (widthPx, heightPx, width, height) => {
  const size = { widthPx: width, heightPx: height };
  expect(pictureSize({ widthPx, heightPx }, STORYBOARD)).toEqual(size);
});

const plain = (value: number): Pixels => ({
  data: new Uint8Array(2 * 1 * 3).fill(value),
  widthPx: 2,
  heightPx: 1,
});

test('pictures lie row by row on sheets that are as high as their rows', () => {
  const sheets = laySheets([1, 2, 3, 4, 5, 6, 7].map(plain), { columns: 2, rows: 2 });
  expect(sheets.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
    [4, 2],
    [4, 2],
  ]);
  const greens = sheets.map(({ data }) => [...data].filter((_, at) => at % 3 === 1));
  expect(greens).toEqual([
    [1, 1, 2, 2, 3, 3, 4, 4],
    [5, 5, 6, 6, 7, 7, 0, 0],
  ]);
});

test('half a picture is the mean of each four pixels', () => {
  const data = Uint8Array.from([0, 10, 20, 4, 10, 20, 8, 10, 20, 12, 30, 20].flatMap((v) => [v]));
  expect(halved({ data, widthPx: 2, heightPx: 2 })).toEqual({
    data: Uint8Array.from([6, 15, 20]),
    widthPx: 1,
    heightPx: 1,
  });
});

test('each picture stands until the next, at its place on its sheet', () => {
  const text = storyboardVtt([0.04, 1, 2, 3, 4.5], {
    durationSeconds: 5.25,
    size: { widthPx: 160, heightPx: 90 },
    columns: 2,
    rows: 2,
  });
  expect(text).toBe(`WEBVTT

00:00:00.000 --> 00:00:01.000
sheet-1.jpg#xywh=0,0,160,90

00:00:01.000 --> 00:00:02.000
sheet-1.jpg#xywh=160,0,160,90

00:00:02.000 --> 00:00:03.000
sheet-1.jpg#xywh=0,90,160,90

00:00:03.000 --> 00:00:04.500
sheet-1.jpg#xywh=160,90,160,90

00:00:04.500 --> 00:00:05.250
sheet-2.jpg#xywh=0,0,160,90
`);
  expect(new WebVTTParser().parse(text, 'metadata').errors).toEqual([]);
});
