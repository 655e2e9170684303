import { expect, test } from 'vitest';
import { occurrencesOf } from './occurrences.ts';

test('a day of a lunar month falls on its Gregorian date', () => {
  expect(occurrencesOf({ rule: 'vn-lunar', month: 3, day: 10 }, 2025)).toEqual([
    { start: '2025-04-07', end: '2025-04-07' },
  ]);
  expect(occurrencesOf({ rule: 'vn-lunar', month: 1, day: 14, endDay: 16 }, 2026)).toEqual([
    { start: '2026-03-02', end: '2026-03-04' },
  ]);
});

test('the twelfth month may begin twice in a Gregorian year, or not at all', () => {
  const rule = { rule: 'vn-lunar', month: 12, day: 1 } as const;
  expect(occurrencesOf(rule, 2024)).toEqual([
    { start: '2024-01-11', end: '2024-01-11' },
    { start: '2024-12-31', end: '2024-12-31' },
  ]);
  expect(occurrencesOf(rule, 2025)).toEqual([]);
});

test('a leap month holds no festival', () => {
  expect(occurrencesOf({ rule: 'vn-lunar', month: 6, day: 15 }, 2025)).toEqual([
    { start: '2025-07-09', end: '2025-07-09' },
  ]);
});

test('the 30th of a month of 29 days is kept on its last day', () => {
  expect(occurrencesOf({ rule: 'vn-lunar', month: 12, day: 30 }, 2025)).toEqual([
    { start: '2025-01-28', end: '2025-01-28' },
  ]);
});

test('branch days are counted from the start or from the end of the month', () => {
  const inFirstMonth = (nth: number) =>
    occurrencesOf({ rule: 'vn-lunar-branch', month: 1, branch: 'thin', nth }, 2024);
  expect(inFirstMonth(1)).toEqual([{ start: '2024-02-10', end: '2024-02-10' }]);
  expect(inFirstMonth(-1)).toEqual([{ start: '2024-03-05', end: '2024-03-05' }]);
  expect(inFirstMonth(4)).toEqual([]);
});

test('windows run over the new year, and over the whole lunar month', () => {
  expect(occurrencesOf({ rule: 'gregorian-window', from: '12-20', to: '01-05' }, 2026)).toEqual([
    { start: '2026-12-20', end: '2027-01-05' },
  ]);
  expect(occurrencesOf({ rule: 'gregorian-window', from: '02-01', to: '02-29' }, 2026)).toEqual([
    { start: '2026-02-01', end: '2026-02-28' },
  ]);
  expect(occurrencesOf({ rule: 'vn-lunar-window', month: 1 }, 2026)).toEqual([
    { start: '2026-02-17', end: '2026-03-18' },
  ]);
});

test('what cannot be computed is null, never a guess', () => {
  expect(occurrencesOf({ rule: 'table', calendar: 'cham', months: [10] }, 2026)).toBeNull();
  expect(occurrencesOf({ rule: 'khmer-solar', event: 'moha-sangkran' }, 2026)).toBeNull();
  expect(occurrencesOf({ rule: 'islamic', month: 9, day: 1 }, 2026)).toBeNull();
  expect(occurrencesOf({ rule: 'life-cycle' }, 2026)).toBeNull();
});
