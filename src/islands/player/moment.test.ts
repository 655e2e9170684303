import { expect, test } from 'vitest';
import { clock, readLanguages, readMoment, writeMoment } from './moment.ts';

test.each([
  ['?t=12', { start: 12, end: null }],
  ['?t=12.5,18', { start: 12.5, end: 18 }],
  ['?x=1&t=npt:3', { start: 3, end: null }],
])('"%s" is a moment', (search, moment) => {
  expect(readMoment(search)).toEqual(moment);
});

test.each(['', '?t=', '?t=-1', '?t=1e9', '?t=18,12', '?t=1:23', '?t=<b>', `?t=${'9'.repeat(50)}`])(
  '"%s" is none',
  (search) => {
    expect(readMoment(search)).toBeNull();
  },
);

test.each([
  [{ start: 12, end: null }, [], '?t=12'],
  [{ start: 12.345678, end: 18 }, ['km', 'vi'], '?t=12.35,18&lang=km,vi'],
])('what is written is read back', (moment, languages, written) => {
  const search = writeMoment(moment, languages);
  expect(search).toBe(written);
  expect(readMoment(search)?.start).toBeCloseTo(moment.start, 1);
  expect(readMoment(search)?.end).toBe(moment.end);
  expect(readLanguages(search)).toEqual(languages);
});

test('nothing but language tags is taken for a language', () => {
  expect(readLanguages('?lang=km-Latn,<b>,vi')).toEqual(['km-Latn', 'vi']);
  expect(readLanguages('')).toEqual([]);
});

test('the clock tells hours only where there are any', () => {
  expect([5.9, 125, 3725].map(clock)).toEqual(['0:05', '2:05', '1:02:05']);
});
