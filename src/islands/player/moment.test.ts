import { expect, test } from 'vitest';
import { readMoment } from './moment.ts';

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
