/**
 * The Khmer lunar calendar (chhankitek) as reckoned in Cambodia. Months take 29 and 30 days in turn; a
 * year has a thirteenth month or a thirtieth day of Jesth by the numbers bodithey and avoman, reckoned
 * for its Buddhist year (Roath Kim Soeun, Pratitin Soryakkatik-Chankatik 1900–1999, as given at
 * http://www.cam-cc.org). Held against momentkh day for day in tests/golden/calendar/khmer-momentkh.test.ts.
 */
import { type DayNumber, toDayNumber, toIsoDate } from '../public/days.ts';

export const KHMER_MONTHS = [
  'migasir',
  'boss',
  'meakh',
  'phalkun',
  'chetr',
  'pisak',
  'jesth',
  'asath',
  'srap',
  'phatrabot',
  'assuj',
  'kadeuk',
] as const;
export type KhmerMonthName = (typeof KHMER_MONTHS)[number];
/** The first of two months of Asath in a year of thirteen; festivals of Asath lie in the second. */
type MonthName = KhmerMonthName | 'pathamasath';

export interface KhmerMonth {
  name: MonthName;
  /** Gregorian date of the first waxing day. */
  start: string;
  days: number;
}

export interface KhmerDate {
  month: MonthName;
  /** 1–30: 1–15 waxing (keut), then waning (roaj). */
  day: number;
}

/** On 1 January 1900 the month of Boss began. */
const FIRST_YEAR = 1900;
const FIRST_DAY = toDayNumber('1900-01-01');

type YearKind = 'ordinary' | 'leap-day' | 'leap-month';
const DAYS: Readonly<Record<YearKind, number>> = {
  ordinary: 354,
  'leap-day': 355,
  'leap-month': 384,
};

const starts: DayNumber[] = [FIRST_DAY];
const years = new Map<number, readonly KhmerMonth[]>();

/** The 12 or 13 months from Boss, which begins about the start of the Gregorian year, to Migasir. */
export function khmerMonths(year: number): readonly KhmerMonth[] {
  const known = years.get(year) ?? monthsOf(year);
  years.set(year, known);
  return known;
}

function monthsOf(year: number): KhmerMonth[] {
  const kind = kindOfYear(year);
  let start = startOfYear(year);
  return namesOf(kind).map(([name, days]) => {
    const month = { name, start: toIsoDate(start), days };
    start += days;
    return month;
  });
}

/** The Khmer lunar date of a Gregorian date, from 1900 on. */
export function toKhmer(isoDate: string): KhmerDate {
  const gregorian = Number(isoDate.slice(0, 4));
  const month = [gregorian - 1, gregorian, gregorian + 1]
    .filter((year) => year >= FIRST_YEAR)
    .flatMap(khmerMonths)
    .findLast(({ start }) => start <= isoDate);
  if (month === undefined) throw new RangeError(`no Khmer month holds ${isoDate}`);
  return { month: month.name, day: toDayNumber(isoDate) - toDayNumber(month.start) + 1 };
}

function namesOf(kind: YearKind): [MonthName, number][] {
  return [
    ['boss', 30],
    ['meakh', 29],
    ['phalkun', 30],
    ['chetr', 29],
    ['pisak', 30],
    ['jesth', kind === 'leap-day' ? 30 : 29],
    ...(kind === 'leap-month' ? [['pathamasath', 30] satisfies [MonthName, number]] : []),
    ['asath', 30],
    ['srap', 29],
    ['phatrabot', 30],
    ['assuj', 29],
    ['kadeuk', 30],
    ['migasir', 29],
  ];
}

function startOfYear(year: number): DayNumber {
  if (year < FIRST_YEAR) throw new RangeError(`the reckoning begins in ${FIRST_YEAR}`);
  for (let known = starts.length - 1; known < year - FIRST_YEAR; known += 1) {
    starts.push((starts[known] ?? FIRST_DAY) + DAYS[kindOfYear(FIRST_YEAR + known)]);
  }
  return starts[year - FIRST_YEAR] ?? FIRST_DAY;
}

/** The leap of a year falls after its April, when the Buddhist year is the Gregorian one plus 544. */
function kindOfYear(year: number): YearKind {
  const buddhistYear = year + 544;
  const leaps = leapsOf(buddhistYear);
  if (leaps.month) return 'leap-month';
  // A day and a month are never put into one year: the day waits for the next.
  const before = leapsOf(buddhistYear - 1);
  return leaps.day || (before.month && before.day) ? 'leap-day' : 'ordinary';
}

function leapsOf(buddhistYear: number): { month: boolean; day: boolean } {
  const { avoman, bodithey, isSolarLeap } = numbersOf(buddhistYear);
  const next = numbersOf(buddhistYear + 1);
  const isLong = bodithey >= 25 || bodithey <= 5;
  const month =
    (isLong && !(bodithey === 25 && next.bodithey === 5)) ||
    (bodithey === 24 && next.bodithey === 6);
  const day = isSolarLeap ? avoman <= 126 : avoman <= 137 && !(avoman === 137 && next.avoman === 0);
  return { month, day };
}

/** Aharkun counts the days from the epoch to the year; the rest follows from it. */
function numbersOf(buddhistYear: number): {
  avoman: number;
  bodithey: number;
  isSolarLeap: boolean;
} {
  const eightHundredths = buddhistYear * 292_207 + 499;
  const aharkun = Math.floor(eightHundredths / 800) + 4;
  const elevenths = 11 * aharkun + 25;
  return {
    avoman: elevenths % 692,
    bodithey: (Math.floor(elevenths / 692) + aharkun + 29) % 30,
    isSolarLeap: 800 - (eightHundredths % 800) <= 207,
  };
}
