/**
 * Months of the Islamic calendar by the Umm al-Qura tables that `Intl` carries (CLDR `islamic-umalqura`).
 * An approximation wherever the sighting of the moon decides, as it does among the Cham.
 */
import { type DayNumber, toDayNumber, toIsoDate } from '../public/days.ts';

export interface IslamicMonth {
  /** Hijri year. */
  year: number;
  month: number;
  /** Gregorian date of its first day. */
  start: string;
  days: number;
}

const MS_PER_DAY = 86_400_000;
const FIRST_DAY = toDayNumber('0622-07-19');
const DAYS_PER_YEAR = 354.367;
const DAYS_PER_MONTH = 29.5306;
/** The estimate is never further off. */
const NEAR = 4;

const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/** A month of a Hijri year. Throws RangeError where the runtime lacks the calendar or the tables end. */
export function islamicMonth(year: number, month: number): IslamicMonth {
  const start = startOf(year, month);
  const next = month === 12 ? startOf(year + 1, 1) : startOf(year, month + 1);
  return { year, month, start: toIsoDate(start), days: next - start };
}

/** The Hijri year in which a Gregorian one begins. */
export function islamicYearAt(gregorianYear: number): number {
  return partsOf(toDayNumber(`${gregorianYear}-01-01`)).year;
}

const starts = new Map<string, DayNumber>();

function startOf(year: number, month: number): DayNumber {
  const key = `${year}-${month}`;
  const known = starts.get(key) ?? findStart(year, month);
  starts.set(key, known);
  return known;
}

function findStart(year: number, month: number): DayNumber {
  const about = Math.round(FIRST_DAY + (year - 1) * DAYS_PER_YEAR + (month - 1) * DAYS_PER_MONTH);
  for (let day = about - NEAR; day <= about + NEAR; day += 1) {
    const parts = partsOf(day);
    if (parts.year === year && parts.month === month && parts.day === 1) return day;
  }
  throw new RangeError(`no start is found of Islamic month ${month} of ${year}`);
}

function partsOf(day: DayNumber): { year: number; month: number; day: number } {
  // An unknown calendar silently becomes the Gregorian one.
  if (format.resolvedOptions().calendar !== 'islamic-umalqura') {
    throw new RangeError('this runtime has no islamic-umalqura calendar');
  }
  const parts = format.formatToParts(day * MS_PER_DAY);
  const partOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: partOf('year'), month: partOf('month'), day: partOf('day') };
}
