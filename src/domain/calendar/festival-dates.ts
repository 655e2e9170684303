import type { DateCaveat } from '../public/calendar-date.ts';
import type { CalendarRule } from '../public/calendar-rule.ts';
import { toDayNumber } from '../public/days.ts';
import type { OccurrenceStatus } from '../public/vocabulary.ts';
import { occurrencesOf } from './occurrences.ts';

/** What someone recorded of one holding. */
export interface Holding {
  id: string;
  status: OccurrenceStatus;
  start: string;
  end: string;
}

export interface FestivalDate<H extends Holding = Holding> {
  uid: string;
  /** `null` for what was computed. */
  holding: H | null;
  status: OccurrenceStatus;
  start: string;
  end: string;
  caveat: DateCaveat | null;
}

/** Computed Khmer dates of these years were checked against published ones (SOURCES in docs/decisions). */
const KHMER_CHECKED = { from: 2022, to: 2025 };

/**
 * The dates of one festival: every holding on record, and for `years` (Gregorian) the computed ones.
 *
 * A holding belongs to the festival-year whose computed date it overlaps or lies nearest to; where
 * nothing can be computed, to the Gregorian year it begins in. In a festival-year that has holdings the
 * computed date is not given: who holds the festival is right. A holding marked `computed` gives way
 * likewise to announced and observed ones. Several holdings of one year stand beside each other.
 */
export function datesOfFestival<H extends Holding>(
  { id, rule }: { id: string; rule: CalendarRule },
  holdings: readonly H[],
  years: readonly number[],
): FestivalDate<H>[] {
  const byYear = new Map<number, H[]>();
  for (const holding of holdings) {
    const year = festivalYearOf(rule, holding);
    byYear.set(year, [...(byYear.get(year) ?? []), holding]);
  }
  const dates: FestivalDate<H>[] = [];
  for (const [year, all] of byYear) {
    const told = all.filter(({ status }) => status !== 'computed');
    const standing = told.length > 0 ? told : all;
    for (const holding of standing) {
      const { status, start, end } = holding;
      const uid = standing.length === 1 ? `${id}-${year}` : `${id}-${year}-${holding.id}`;
      dates.push({ uid, holding, status, start, end, caveat: null });
    }
  }
  for (const { festivalYear, start, end } of years.flatMap(
    (year) => occurrencesOf(rule, year) ?? [],
  )) {
    if (byYear.has(festivalYear)) continue;
    const uid = `${id}-${festivalYear}`;
    const caveat = caveatOf(rule, start);
    dates.push({ uid, holding: null, status: 'computed', start, end, caveat });
  }
  return dates.sort((a, b) => compare(a.start, b.start) || compare(a.uid, b.uid));
}

function festivalYearOf(rule: CalendarRule, holding: Holding): number {
  const gregorian = Number(holding.start.slice(0, 4));
  const candidates = [gregorian - 1, gregorian, gregorian + 1].flatMap(
    (year) => occurrencesOf(rule, year) ?? [],
  );
  let nearest = { year: gregorian, days: Number.POSITIVE_INFINITY };
  for (const { festivalYear, start, end } of candidates) {
    const days = Math.max(daysBetween(end, holding.start), daysBetween(holding.end, start), 0);
    if (days < nearest.days) nearest = { year: festivalYear, days };
  }
  return nearest.year;
}

function daysBetween(earlier: string, later: string): number {
  return toDayNumber(later) - toDayNumber(earlier);
}

function caveatOf({ rule }: CalendarRule, start: string): DateCaveat | null {
  switch (rule) {
    case 'vn-lunar-window':
    case 'gregorian-window':
      return 'window';
    case 'islamic':
      return 'islamic';
    case 'khmer-solar':
    case 'khmer-lunar': {
      const year = Number(start.slice(0, 4));
      return year >= KHMER_CHECKED.from && year <= KHMER_CHECKED.to ? null : 'khmer';
    }
    default:
      return null;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
