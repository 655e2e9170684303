import { expect, test } from 'vitest';
import { openTimeLeft } from './time-left.ts';

function clocked(ids: readonly string[], concurrency = 1) {
  let nowMs = 0;
  const time = openTimeLeft({
    assets: ids.map((id) => ({ id, kind: 'video', sizeBytes: 10_000_000 })),
    recipesOf: () => ['sound-measure', 'video-set', 'video-poster'],
    concurrency,
    nowMs: () => nowMs,
  });
  const after = (seconds: number) => {
    nowMs += seconds * 1000;
  };
  return { time, after };
}

test('while nothing is under way nothing is said', () => {
  const { time } = clocked(['a']);
  expect([time.ofAsset('a'), time.ofAll()]).toEqual([null, null]);
});

test('a recipe well under way is judged by its own pace', () => {
  const { time, after } = clocked(['a']);
  time.step('a', 'video-poster', 0);
  after(10);
  time.step('a', 'video-poster', 0.25);
  expect(time.ofAsset('a')).toBeCloseTo(30, 5);
});

test('a run that goes on mid-film does not count what an earlier one did', () => {
  const { time, after } = clocked(['a']);
  time.step('a', 'video-poster', 0);
  time.step('a', 'video-poster', 0.5);
  after(10);
  time.step('a', 'video-poster', 0.6);
  expect(time.ofAsset('a')).toBeCloseTo(40, 5);
});

test('what one film took tells of the next, and a recipe the first did not go through counts nothing', () => {
  const { time, after } = clocked(['a', 'b']);
  time.step('a', 'video-set', 0);
  after(60);
  time.settle('a', 'made');
  time.step('b', 'video-set', 0);
  expect(time.ofAsset('b')).toBeCloseTo(60, 5);
  after(20);
  expect(time.ofAll()).toBeCloseTo(40, 5);
});

test('a slow machine shows before any recipe was seen twice', () => {
  const { time, after } = clocked(['a']);
  time.step('a', 'sound-measure', 0);
  const guessed = time.ofAsset('a') ?? 0;
  after(300);
  time.step('a', 'video-set', 0);
  expect(time.ofAsset('a') ?? 0).toBeGreaterThan(10 * guessed);
});

test('two films at a time take half as long together, never less than the longer one', () => {
  const { time } = clocked(['a', 'b', 'c', 'd'], 2);
  time.step('a', 'sound-measure', 0);
  const one = time.ofAsset('a') ?? 0;
  expect(time.ofAll()).toBeCloseTo(2 * one, 5);
  for (const id of ['b', 'c', 'd']) time.settle(id, 'other');
  expect(time.ofAll()).toBeCloseTo(one, 5);
});
