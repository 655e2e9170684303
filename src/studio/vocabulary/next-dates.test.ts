import { expect, test } from 'vitest';
import { dayIn, nextDates, sayDate } from './next-dates.ts';

test('five days from today on, as the calendar of the site has them', () => {
  const dates = nextDates({ rule: 'vn-lunar', month: 1, day: 1 }, '2026-11-28');
  // Tết of 2027 to 2031.
  expect(dates?.map(({ start }) => start)).toEqual([
    '2027-02-06',
    '2028-01-26',
    '2029-02-13',
    '2030-02-02',
    '2031-01-23',
  ]);
});

test('a festival that is under way is the first of them', () => {
  const rule = { rule: 'gregorian-window', from: '11-20', to: '11-30' };
  expect(nextDates(rule, '2026-11-28', 2)).toEqual([
    { start: '2026-11-20', end: '2026-11-30' },
    { start: '2027-11-20', end: '2027-11-30' },
  ]);
});

test('what cannot be reckoned has none, and what is no rule yet neither', () => {
  expect(nextDates({ rule: 'table', calendar: 'cham-ahier' }, '2026-11-28')).toBeNull();
  expect(nextDates({ rule: 'vn-lunar', month: 13, day: 1 }, '2026-11-28')).toBeNull();
});

test('a day is said as people write it', () => {
  expect(sayDate({ start: '2027-02-06', end: '2027-02-06' })).toBe('06/02/2027');
  expect(sayDate({ start: '2027-02-06', end: '2027-02-08' })).toBe('06/02/2027 – 08/02/2027');
  expect(dayIn(new Date('2026-11-27T20:00:00Z'), 'Asia/Ho_Chi_Minh')).toBe('2026-11-28');
});
