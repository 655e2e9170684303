/**
 * The Vietnamese lunisolar calendar: months begin on the day of the new moon at UTC+7, month 11 holds
 * the winter solstice, and where thirteen months lie between two solstices the first without a major
 * solar term is the leap month (Hồ Ngọc Đức, https://www.xemamlich.uhm.vn/calrules.html).
 */
import { SearchMoonPhase, SearchSunLongitude, SunPosition } from 'astronomy-engine';
import { type DayNumber, toDayNumber, toIsoDate } from '../public/days.ts';

export interface LunarDate {
  /** Numbered by the Gregorian year in which its Tết falls. */
  year: number;
  month: number;
  isLeap: boolean;
  day: number;
}

export interface LunarMonth {
  year: number;
  month: number;
  isLeap: boolean;
  /** Gregorian date of its first day. */
  start: string;
  days: number;
}

const MS_PER_DAY = 86_400_000;
const UTC_OFFSET_MS = 7 * 3_600_000;

const solsticeSpans = new Map<number, LunarMonth[]>();
const years = new Map<number, readonly LunarMonth[]>();

/** The 12 or 13 months of a lunar year, in order. Astronomy is done once per year and kept. */
export function monthsOfLunarYear(year: number): readonly LunarMonth[] {
  const known = years.get(year);
  if (known !== undefined) return known;
  const months = [...spanBetweenSolstices(year), ...spanBetweenSolstices(year + 1)].filter(
    (month) => month.year === year,
  );
  years.set(year, months);
  return months;
}

/** The lunar date of a Gregorian date. */
export function toLunar(isoDate: string): LunarDate {
  const gregorianYear = Number(isoDate.slice(0, 4));
  const first = monthsOfLunarYear(gregorianYear)[0];
  const year = first !== undefined && isoDate >= first.start ? gregorianYear : gregorianYear - 1;
  const month = monthsOfLunarYear(year).findLast(({ start }) => start <= isoDate);
  if (month === undefined) throw new RangeError(`no lunar month holds ${isoDate}`);
  return {
    year: month.year,
    month: month.month,
    isLeap: month.isLeap,
    day: toDayNumber(isoDate) - toDayNumber(month.start) + 1,
  };
}

/** The Gregorian date of a lunar date, `null` where that year has no such month or the month no such day. */
export function fromLunar({
  year,
  month,
  day,
  isLeap = false,
}: Omit<LunarDate, 'isLeap'> & { isLeap?: boolean }): string | null {
  const found = monthsOfLunarYear(year).find(
    (candidate) => candidate.month === month && candidate.isLeap === isLeap,
  );
  if (found === undefined || day < 1 || day > found.days) return null;
  return toIsoDate(toDayNumber(found.start) + day - 1);
}

/** Months from month 11 of `year` − 1, which holds the solstice, up to month 11 of `year`. */
function spanBetweenSolstices(year: number): LunarMonth[] {
  const known = solsticeSpans.get(year);
  if (known !== undefined) return known;
  const from = newMoonOnOrBefore(winterSolstice(year - 1));
  const to = newMoonOnOrBefore(winterSolstice(year));
  const starts = [from];
  for (let start = from; start < to; ) {
    start = newMoonAfter(start);
    starts.push(start);
  }
  const count = starts.length - 1;
  const leapAt = count === 13 ? starts.findIndex((_, index) => hasNoMajorTerm(starts, index)) : -1;
  const months: LunarMonth[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = starts[index] ?? 0;
    const isLeap = index === leapAt;
    const place = leapAt !== -1 && index >= leapAt ? index - 1 : index;
    months.push({
      year: place < 2 ? year - 1 : year,
      month: ((place + 10) % 12) + 1,
      isLeap,
      start: toIsoDate(start),
      days: (starts[index + 1] ?? start) - start,
    });
  }
  solsticeSpans.set(year, months);
  return months;
}

function hasNoMajorTerm(starts: readonly DayNumber[], index: number): boolean {
  const start = starts[index];
  const end = starts[index + 1];
  return (
    index > 0 && start !== undefined && end !== undefined && majorTerm(start) === majorTerm(end)
  );
}

/** Which twelfth of its way the sun stands in when the day begins. */
function majorTerm(day: DayNumber): number {
  return Math.floor(SunPosition(startOf(day)).elon / 30);
}

function winterSolstice(year: number): DayNumber {
  return dayOf(found(SearchSunLongitude(270, new Date(Date.UTC(year, 11, 15)), 15)).date);
}

function newMoonOnOrBefore(day: DayNumber): DayNumber {
  const first = newMoonAfter(day - 32);
  const second = newMoonAfter(first);
  return second <= day ? second : first;
}

function newMoonAfter(day: DayNumber): DayNumber {
  return dayOf(found(SearchMoonPhase(0, startOf(day + 1), 40)).date);
}

function found<T>(event: T | null): T {
  if (event === null) throw new RangeError('an astronomical event was not found in its window');
  return event;
}

function startOf(day: DayNumber): Date {
  return new Date(day * MS_PER_DAY - UTC_OFFSET_MS);
}

function dayOf(instant: Date): DayNumber {
  return Math.floor((instant.getTime() + UTC_OFFSET_MS) / MS_PER_DAY);
}
