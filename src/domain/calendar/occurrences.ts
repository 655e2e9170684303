import type { CalendarRule } from '../public/calendar-rule.ts';
import { addDays } from '../public/days.ts';
import { branchDays } from './earthly-branch.ts';
import { type IslamicMonth, islamicMonth, islamicYearAt } from './islamic.ts';
import { KHMER_MONTHS, khmerMonths } from './khmer-lunar.ts';
import { khmerNewYear } from './khmer-new-year.ts';
import { type LunarMonth, monthsOfLunarYear } from './vn-lunar.ts';

/** When a rule falls once. Gregorian dates, both inclusive. */
export interface ComputedOccurrence {
  /**
   * The year of the rule's own calendar, in which it falls once: the lunar year named by its Tết, the
   * Gregorian year in which the Khmer month Boss began, the Hijri year, the Gregorian one.
   */
  festivalYear: number;
  start: string;
  end: string;
}

/**
 * When a rule falls, for those that begin in a Gregorian year: a lunar rule of the twelfth month may
 * fall twice or not at all, an Islamic one twice. `vn-lunar-window` yields the whole month: the day is
 * chosen within it. Leap months hold no festival. `null` where the rule cannot be computed (announced
 * tables, phenological, life-cycle, unsourced, a Khmer month nobody knows).
 */
export function occurrencesOf(rule: CalendarRule, year: number): ComputedOccurrence[] | null {
  switch (rule.rule) {
    case 'vn-lunar':
      return inLunarMonth(rule.month, year, (month) => ({
        from: rule.day,
        to: rule.endDay ?? rule.day,
        month,
      }));
    case 'vn-lunar-branch':
      return inLunarMonth(rule.month, year, (month) => {
        const days = branchDays(month.start, month.days, rule.branch);
        const day = days.at(rule.nth > 0 ? rule.nth - 1 : rule.nth);
        return day === undefined ? null : { from: day, to: day, month };
      });
    case 'vn-lunar-window':
      return inLunarMonth(rule.month, year, (month) => ({ from: 1, to: month.days, month }));
    case 'gregorian-window': {
      const endYear = rule.to < rule.from ? year + 1 : year;
      return [
        { festivalYear: year, start: dateIn(year, rule.from), end: dateIn(endYear, rule.to) },
      ];
    }
    case 'khmer-solar': {
      const { date, days } = khmerNewYear(year);
      return [{ festivalYear: year, start: date, end: addDays(date, days - 1) }];
    }
    case 'khmer-lunar':
      return inKhmerMonth(rule.month, rule.day, year);
    case 'islamic':
      return inIslamicMonth(rule, year);
    case 'table':
    case 'phenological':
    case 'life-cycle':
    case 'unsourced':
      return null;
  }
}

interface DaysOfMonth {
  month: LunarMonth | IslamicMonth;
  from: number;
  to: number;
}

function inLunarMonth(
  month: number,
  year: number,
  choose: (month: LunarMonth) => DaysOfMonth | null,
): ComputedOccurrence[] {
  return [year - 1, year]
    .flatMap((lunarYear) => monthsOfLunarYear(lunarYear))
    .filter((candidate) => candidate.month === month && !candidate.isLeap)
    .map(choose)
    .filter((chosen) => chosen !== null)
    .map(toOccurrence)
    .filter(beginsIn(year));
}

function inIslamicMonth(
  { month, day, endDay }: Extract<CalendarRule, { rule: 'islamic' }>,
  year: number,
): ComputedOccurrence[] {
  const first = islamicYearAt(year);
  return [first, first + 1, first + 2]
    .map((hijri) =>
      toOccurrence({ month: islamicMonth(hijri, month), from: day, to: endDay ?? day }),
    )
    .filter(beginsIn(year));
}

/** `15-keut` is the fifteenth waxing day, `n-roaj` the n-th waning one. */
function inKhmerMonth(month: string, day: string, year: number): ComputedOccurrence[] | null {
  const [count = '', phase] = day.split('-');
  if (!(KHMER_MONTHS as readonly string[]).includes(month)) return null;
  const wanted = Number(count) + (phase === 'roaj' ? 15 : 0);
  return [year - 1, year]
    .flatMap((khmerYear) =>
      khmerMonths(khmerYear)
        .filter(({ name }) => name === month)
        .map((found) => {
          const date = addDays(found.start, Math.min(wanted, found.days) - 1);
          return { festivalYear: khmerYear, start: date, end: date };
        }),
    )
    .filter(beginsIn(year));
}

/** A 30th in a month of 29 days is kept on its last day. */
function toOccurrence({ month, from, to }: DaysOfMonth): ComputedOccurrence {
  return {
    festivalYear: month.year,
    start: addDays(month.start, Math.min(from, month.days) - 1),
    end: addDays(month.start, Math.min(to, month.days) - 1),
  };
}

function beginsIn(year: number): (occurrence: { start: string }) => boolean {
  return ({ start }) => Number(start.slice(0, 4)) === year;
}

/** 29 February of a year without one is 28 February. */
function dateIn(year: number, monthDay: string): string {
  const isLeapYear = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${monthDay === '02-29' && !isLeapYear ? '02-28' : monthDay}`;
}
