import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../public/days.ts';
import { branchDays, branchOfDay } from './earthly-branch.ts';
import { fromLunar, monthsOfLunarYear, toLunar } from './vn-lunar.ts';

/** Tết as kept in Vietnam; in 1968, 1985, 2007 and 2030 another day than in China. */
const PUBLISHED_TET = [
  '1968-01-29',
  '1985-01-21',
  '2000-02-05',
  '2001-01-24',
  '2002-02-12',
  '2003-02-01',
  '2004-01-22',
  '2005-02-09',
  '2006-01-29',
  '2007-02-17',
  '2008-02-07',
  '2009-01-26',
  '2010-02-14',
  '2011-02-03',
  '2012-01-23',
  '2013-02-10',
  '2014-01-31',
  '2015-02-19',
  '2016-02-08',
  '2017-01-28',
  '2018-02-16',
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2030-02-02',
];

describe('the Vietnamese lunar calendar', () => {
  test.each(PUBLISHED_TET)('keeps Tết on %s', (tet) => {
    expect(toLunar(tet)).toEqual({
      year: Number(tet.slice(0, 4)),
      month: 1,
      isLeap: false,
      day: 1,
    });
    expect(fromLunar({ year: Number(tet.slice(0, 4)), month: 1, day: 1 })).toBe(tet);
  });

  test('finds the leap months of recent years', () => {
    const leapMonths = [2017, 2020, 2023, 2025, 2028].map(
      (year) => monthsOfLunarYear(year).find(({ isLeap }) => isLeap)?.month,
    );
    expect(leapMonths).toEqual([6, 4, 2, 6, 5]);
  });

  test('there and back again is the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700, max: 33_000 }), (day) => {
        const date = addDays('1970-01-01', day);
        expect(fromLunar(toLunar(date))).toBe(date);
      }),
      { numRuns: 2_000 },
    );
  });

  test('what is not in the calendar is null', () => {
    expect(fromLunar({ year: 2025, month: 7, day: 1, isLeap: true })).toBeNull();
    const short = monthsOfLunarYear(2025).find(({ days }) => days === 29);
    expect(short && fromLunar({ ...short, day: 30 })).toBeNull();
  });
});

describe('earthly branches', () => {
  test('1 January 2000 was a day Ngọ, Tết 2024 a day Thìn, Tết 2025 a day Tuất', () => {
    expect(['2000-01-01', '2024-02-10', '2025-01-29'].map(branchOfDay)).toEqual([
      'ngo',
      'thin',
      'tuat',
    ]);
  });

  test('a branch comes every twelfth day', () => {
    expect(branchDays('2024-02-10', 29, 'thin')).toEqual([1, 13, 25]);
    expect(branchDays('2024-02-10', 29, 'mao')).toEqual([12, 24]);
    expect(branchDays('1969-12-20', 13, 'ti')).toEqual([1, 13]);
  });
});
