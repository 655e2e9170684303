import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Season } from '#domain/access.ts';
import { addDays } from '#domain/public/days.ts';
import { isInSeason, nextSeasonChange } from './season.ts';

test('a season may run over the new year; both ends belong to it', () => {
  const season = { from: '11-15', to: '02-10' };
  const inside = [
    '2026-11-14',
    '2026-11-15',
    '2026-12-31',
    '2027-01-01',
    '2027-02-10',
    '2027-02-11',
  ];
  expect(inside.map((date) => isInSeason(season, date))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('a lunar season lies in the ordinary month, not in the leap one after it', () => {
  const season = { lunarMonth: 6, fromDay: 1, toDay: 15 };
  expect(isInSeason(season, '2025-06-25')).toBe(true);
  expect(isInSeason(season, '2025-07-25')).toBe(false);
});

test('a season of the whole year never turns, and one that ends before it begins never opens', () => {
  expect(nextSeasonChange({ from: '01-01', to: '12-31' }, '2026-11-21')).toBeNull();
  expect(nextSeasonChange({ from: '07-01', to: '06-30' }, '2026-11-21')).toBeNull();
  const empty = { lunarMonth: 1, fromDay: 15, toDay: 1 };
  expect(nextSeasonChange(empty, '2026-11-21')).toBeNull();
});

test('29 February is waited for', () => {
  const season = { from: '02-29', to: '02-29' };
  expect(nextSeasonChange(season, '2026-11-21')).toBe('2028-02-29');
  expect(nextSeasonChange(season, '2028-02-29')).toBe('2028-03-01');
});

test('the next change is the first day that differs, found by looking at every day', () => {
  const monthDay = fc.constantFrom(
    '01-01',
    '01-31',
    '02-10',
    '02-28',
    '02-29',
    '03-01',
    '11-21',
    '12-31',
  );
  const lunarDay = fc.constantFrom(1, 2, 15, 29, 30);
  const season: fc.Arbitrary<Season> = fc.oneof(
    fc.record({ from: monthDay, to: monthDay }),
    fc.record({ lunarMonth: fc.integer({ min: 1, max: 12 }), fromDay: lunarDay, toDay: lunarDay }),
  );
  fc.assert(
    fc.property(season, fc.integer({ min: 0, max: 3_000 }), (given, days) => {
      const from = addDays('2024-01-01', days);
      const now = isInSeason(given, from);
      let date = addDays(from, 1);
      const end = addDays(from, 800);
      while (date < end && isInSeason(given, date) === now) date = addDays(date, 1);
      const next = nextSeasonChange(given, from);
      if (date < end) expect(next).toBe(date);
      else expect(next === null || next >= end).toBe(true);
    }),
    { numRuns: 300 },
  );
});
