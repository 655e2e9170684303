import { expect, test } from 'vitest';
import type { CalendarRule } from '../public/calendar-rule.ts';
import { occurrencesOf } from './occurrences.ts';

const datesOf = (rule: CalendarRule, year: number) =>
  occurrencesOf(rule, year)?.map(({ start, end }) => ({ start, end })) ?? null;

test('a day of a lunar month falls on its Gregorian date', () => {
  expect(datesOf({ rule: 'vn-lunar', month: 3, day: 10 }, 2025)).toEqual([
    { start: '2025-04-07', end: '2025-04-07' },
  ]);
  expect(datesOf({ rule: 'vn-lunar', month: 1, day: 14, endDay: 16 }, 2026)).toEqual([
    { start: '2026-03-02', end: '2026-03-04' },
  ]);
});

test('the twelfth month may begin twice in a Gregorian year, or not at all', () => {
  const rule = { rule: 'vn-lunar', month: 12, day: 1 } as const;
  expect(datesOf(rule, 2024)).toEqual([
    { start: '2024-01-11', end: '2024-01-11' },
    { start: '2024-12-31', end: '2024-12-31' },
  ]);
  expect(datesOf(rule, 2025)).toEqual([]);
});

test('a leap month holds no festival', () => {
  expect(datesOf({ rule: 'vn-lunar', month: 6, day: 15 }, 2025)).toEqual([
    { start: '2025-07-09', end: '2025-07-09' },
  ]);
});

test('the 30th of a month of 29 days is kept on its last day', () => {
  expect(datesOf({ rule: 'vn-lunar', month: 12, day: 30 }, 2025)).toEqual([
    { start: '2025-01-28', end: '2025-01-28' },
  ]);
});

test('branch days are counted from the start or from the end of the month', () => {
  const inFirstMonth = (nth: number) =>
    datesOf({ rule: 'vn-lunar-branch', month: 1, branch: 'thin', nth }, 2024);
  expect(inFirstMonth(1)).toEqual([{ start: '2024-02-10', end: '2024-02-10' }]);
  expect(inFirstMonth(-1)).toEqual([{ start: '2024-03-05', end: '2024-03-05' }]);
  expect(inFirstMonth(4)).toEqual([]);
});

test('windows run over the new year, and over the whole lunar month', () => {
  expect(datesOf({ rule: 'gregorian-window', from: '12-20', to: '01-05' }, 2026)).toEqual([
    { start: '2026-12-20', end: '2027-01-05' },
  ]);
  expect(datesOf({ rule: 'gregorian-window', from: '02-01', to: '02-29' }, 2026)).toEqual([
    { start: '2026-02-01', end: '2026-02-28' },
  ]);
  expect(datesOf({ rule: 'vn-lunar-window', month: 1 }, 2026)).toEqual([
    { start: '2026-02-17', end: '2026-03-18' },
  ]);
});

test('an Islamic month may begin twice in a Gregorian year, and runs as long as it is told to', () => {
  const ramadan = { rule: 'islamic', month: 9, day: 1, endDay: 30 } as const;
  expect(datesOf(ramadan, 2026)).toEqual([{ start: '2026-02-18', end: '2026-03-19' }]);
  expect(datesOf(ramadan, 2030)).toHaveLength(2);
});

test('a rule falls once in a year of its own calendar', () => {
  const rules: CalendarRule[] = [
    { rule: 'vn-lunar', month: 12, day: 1 },
    { rule: 'vn-lunar-branch', month: 1, branch: 'thin', nth: 1 },
    { rule: 'vn-lunar-window', month: 11 },
    { rule: 'khmer-solar', event: 'moha-sangkran' },
    { rule: 'khmer-lunar', month: 'migasir', day: '1-keut' },
    { rule: 'islamic', month: 1, day: 1 },
    { rule: 'gregorian-window', from: '12-20', to: '01-05' },
  ];
  for (const rule of rules) {
    const years = Array.from({ length: 40 }, (_, index) => occurrencesOf(rule, 2010 + index) ?? [])
      .flat()
      .map(({ festivalYear }) => festivalYear);
    const first = years[0] ?? 0;
    expect(years, rule.rule).toEqual(years.map((_, index) => first + index));
  }
});

test('what cannot be computed is null, never a guess', () => {
  expect(datesOf({ rule: 'table', calendar: 'cham', months: [10] }, 2026)).toBeNull();
  expect(datesOf({ rule: 'khmer-lunar', month: 'nobody-knows', day: '1-keut' }, 2026)).toBeNull();
  expect(datesOf({ rule: 'phenological', note: { vi: 'hoa nở' } }, 2026)).toBeNull();
  expect(datesOf({ rule: 'life-cycle' }, 2026)).toBeNull();
  expect(datesOf({ rule: 'unsourced' }, 2026)).toBeNull();
});
