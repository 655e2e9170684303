import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { KHMER_MONTHS, khmerMonths, toKhmer } from '#domain/calendar/khmer-lunar.ts';
import { khmerNewYear } from '#domain/calendar/khmer-new-year.ts';
import { addDays } from '#domain/public/days.ts';

interface KhmerMoment {
  khMonth(): number;
  khDay(): number;
  format(pattern: string): string;
}
interface MomentKh {
  (isoDate: string, pattern: string): KhmerMoment;
  getKhNewYearMoment(year: number): KhmerMoment;
}

/** momentkh changes the moment that it brings along; both are CommonJS, and it has no types. */
const require = createRequire(import.meta.url);
const requireOfMomentkh = createRequire(require.resolve('@thyrith/momentkh'));
const moment = requireOfMomentkh('moment') as MomentKh;
(require('@thyrith/momentkh') as (target: MomentKh) => void)(moment);
/** Its months in their order; the last two are those of a year of thirteen. */
const MOMENTKH_MONTHS = [...KHMER_MONTHS, 'pathamasath', 'asath'];

describe('the Khmer lunar calendar', () => {
  test('has the days of momentkh, through an ordinary, a long and a thirteen-month year', () => {
    for (let day = 0; day < 3 * 366; day += 1) {
      const date = addDays('2026-01-01', day);
      const theirs = moment(date, 'YYYY-MM-DD');
      expect(toKhmer(date), date).toEqual({
        month: MOMENTKH_MONTHS[theirs.khMonth()],
        day: theirs.khDay() + 1,
      });
    }
  });

  test('begins its months with momentkh from 2000 to 2060', () => {
    for (let year = 2000; year <= 2060; year += 4) {
      for (const { name, start } of khmerMonths(year)) {
        const theirs = moment(start, 'YYYY-MM-DD');
        expect([MOMENTKH_MONTHS[theirs.khMonth()], theirs.khDay()], start).toEqual([name, 0]);
      }
    }
  });

  test('a year has 354 days, 355, or 384 in thirteen months, and never both leaps', () => {
    for (let year = 1990; year < 2090; year += 1) {
      const months = khmerMonths(year);
      const days = months.reduce((sum, month) => sum + month.days, 0);
      expect([354, 355, 384]).toContain(days);
      expect(months).toHaveLength(days === 384 ? 13 : 12);
    }
  });
});

describe('the Khmer new year', () => {
  /** Moments that momentkh takes from a list instead of reckoning them. */
  const LISTED = [2011, 2012, 2013, 2014, 2015];
  /** A moment at midnight, which momentkh writes as 00:00 of the day it ends. */
  const AT_MIDNIGHT = [2032, 2059];

  test('comes in at the moment of momentkh, 1990 to 2069', () => {
    const years = Array.from({ length: 80 }, (_, index) => 1990 + index);
    for (const year of years.filter((each) => !LISTED.includes(each))) {
      const { date, minutes } = khmerNewYear(year);
      const clock = [Math.floor(minutes / 60) % 24, minutes % 60]
        .map((part) => String(part).padStart(2, '0'))
        .join(':');
      expect(`${date} ${clock}`).toBe(moment.getKhNewYearMoment(year).format('YYYY-MM-DD HH:mm'));
      expect(minutes === 1440).toBe(AT_MIDNIGHT.includes(year));
    }
  });
});
