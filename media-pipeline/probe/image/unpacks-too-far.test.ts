import { expect, test } from 'vitest';
import { unpacksTooFar } from './unpacks-too-far.ts';

const square = (side: number) => ({ width: side, height: side, channels: 4 });

test('a large picture of nothing is a trap', () => {
  expect(unpacksTooFar(700_000, square(13_000))).toBe(true);
});

test('a large photograph, and a small picture of nothing, are none', () => {
  expect(unpacksTooFar(30_000_000, square(13_000))).toBe(false);
  expect(unpacksTooFar(4_000, square(4_000))).toBe(false);
});
