import type { CalendarRule } from '../public/calendar-rule.ts';
import { addDays } from './days.ts';
import { branchDays } from './earthly-branch.ts';
import { type LunarMonth, monthsOfLunarYear } from './vn-lunar.ts';

/** Gregorian dates, both inclusive. */
export interface DateRange {
  start: string;
  end: string;
}

/**
 * When a rule falls, for those that begin in a Gregorian year: a lunar rule of the twelfth month may
 * fall twice or not at all. `vn-lunar-window` yields the whole month: the day is chosen within it.
 * Leap months hold no festival. `null` where the rule cannot be computed (announced tables, Khmer,
 * Islamic, phenological, life-cycle, unsourced).
 */
export function occurrencesOf(rule: CalendarRule, year: number): DateRange[] | null {
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
      return [{ start: dateIn(year, rule.from), end: dateIn(endYear, rule.to) }];
    }
    case 'khmer-solar':
    case 'khmer-lunar':
    case 'islamic':
    case 'table':
    case 'phenological':
    case 'life-cycle':
    case 'unsourced':
      return null;
  }
}

interface DaysOfMonth {
  month: LunarMonth;
  from: number;
  to: number;
}

function inLunarMonth(
  month: number,
  year: number,
  choose: (month: LunarMonth) => DaysOfMonth | null,
): DateRange[] {
  return [year - 1, year]
    .flatMap((lunarYear) => monthsOfLunarYear(lunarYear))
    .filter((candidate) => candidate.month === month && !candidate.isLeap)
    .map(choose)
    .filter((chosen) => chosen !== null)
    .map(toRange)
    .filter(({ start }) => Number(start.slice(0, 4)) === year);
}

/** A 30th in a month of 29 days is kept on its last day. */
function toRange({ month, from, to }: DaysOfMonth): DateRange {
  return {
    start: addDays(month.start, Math.min(from, month.days) - 1),
    end: addDays(month.start, Math.min(to, month.days) - 1),
  };
}

/** 29 February of a year without one is 28 February. */
function dateIn(year: number, monthDay: string): string {
  const isLeapYear = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${monthDay === '02-29' && !isLeapYear ? '02-28' : monthDay}`;
}
