import { expect, test } from 'vitest';
import { findSilences, SILENCE_RULE } from './sound-silences.ts';

const power = (db: number, windows: number) =>
  Array.from({ length: windows }, () => 10 ** (db / 10));
const spans = (windows: readonly number[]) =>
  findSilences(windows, { windowSeconds: 0.01, rule: SILENCE_RULE });

test('a pause of a second and more is a silence; a shorter one is breath', () => {
  const speech = [...power(-20, 300), ...power(-65, 150), ...power(-22, 200), ...power(-65, 80)];
  expect(spans([...speech, ...power(-20, 100)])).toEqual([{ startSeconds: 3, endSeconds: 4.5 }]);
});

test('the hiss of a cassette between words is silence too', () => {
  expect(spans([...power(-20, 400), ...power(-38, 200), ...power(-20, 400)])).toEqual([
    { startSeconds: 4, endSeconds: 6 },
  ]);
});

test('music that swells has no silence', () => {
  expect(spans([...power(-20, 400), ...power(-29, 200), ...power(-20, 400)])).toEqual([]);
});

test('a click does not end a silence', () => {
  const clicked = [...power(-70, 150), ...power(-20, 1), ...power(-70, 150)];
  expect(spans([...power(-20, 600), ...clicked])).toEqual([{ startSeconds: 6, endSeconds: 9.01 }]);
});

test('a recording in which nothing is heard is one silence; an empty one has none', () => {
  expect(spans(Array.from({ length: 250 }, () => 0))).toEqual([
    { startSeconds: 0, endSeconds: 2.5 },
  ]);
  expect(spans([])).toEqual([]);
});
