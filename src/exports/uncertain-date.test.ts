import { expect, test } from 'vitest';
import { certainIso, parseDate } from './uncertain-date.ts';

test.each([
  ['2026-11-21', '2026-11-21'],
  ['2012-03', '2012-03'],
  ['1990', '1990'],
  ['2012-03-XX', '2012-03'],
  ['2012-XX-XX', '2012'],
  ['1990~', null],
  ['2004-06?', null],
  ['1990%', null],
  ['199X', null],
  ['19XX', null],
  ['mùa xuân', null],
])('of %s this much is sure: %s', (edtf, iso) => {
  expect(certainIso(edtf)).toBe(iso);
});

test('an approximate date keeps its year, and says that it is one', () => {
  expect(parseDate('1990~')).toMatchObject({ year: 1990, month: null, approximate: true });
});
