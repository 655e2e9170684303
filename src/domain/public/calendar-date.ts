import { toDayNumber } from './days.ts';
import type { OccurrenceStatus } from './vocabulary.ts';

/**
 * What is to be said beside a date: `window`: on some day within, which its hosts choose; `khmer`:
 * Cambodian reckoning, the pagoda decides; `islamic`: the sighting of the moon decides.
 */
export type DateCaveat = 'window' | 'khmer' | 'islamic';

/** One holding of a festival in the calendar: computed by its rule, or told by a public occurrence record. */
export interface CalendarDate {
  /** Stable over corrections: festival and its year, with the holding's id where several places differ. */
  uid: string;
  /** The festival. */
  of: string;
  /** The occurrence record that says so; `null` for what was computed. */
  holding: string | null;
  /** `cancelled`: told earlier and no longer so; for subscribed calendars alone. */
  status: OccurrenceStatus | 'cancelled';
  /** ISO dates, both inclusive. */
  start: string;
  end: string;
  caveat: DateCaveat | null;
  places: string[];
  /** Present provinces that hold the places. */
  provinces: string[];
  communities: string[];
  /** RFC 5545 SEQUENCE: rises whenever the date or its standing changes. */
  sequence: number;
  /** When it was first said so, ISO 8601 in UTC. */
  issuedAt: string;
}

/** A month of the Vietnamese lunisolar calendar. */
export interface PublicLunarMonth {
  /** Numbered by the Gregorian year in which its Tết falls. */
  year: number;
  month: number;
  isLeap: boolean;
  /** Gregorian date of its first day. */
  start: string;
  days: number;
}

export interface PublicLunarDay {
  month: PublicLunarMonth;
  /** 1–30. */
  day: number;
}

/** The lunar day of a date that one of `months` holds, else `null`. */
export function lunarDayIn(
  months: readonly PublicLunarMonth[],
  isoDate: string,
): PublicLunarDay | null {
  const month = months.findLast(({ start }) => start <= isoDate);
  if (month === undefined) return null;
  const day = toDayNumber(isoDate) - toDayNumber(month.start) + 1;
  return day > month.days ? null : { month, day };
}

/** `2027-04` of every month a date touches. */
export function monthsTouched({ start, end }: Pick<CalendarDate, 'start' | 'end'>): string[] {
  const months: string[] = [];
  const last = end.slice(0, 7);
  for (let month = start.slice(0, 7); month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

/** `2026-12` → `2027-01`. */
export function nextMonth(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** `2027-01` → `2026-12`. */
export function previousMonth(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
