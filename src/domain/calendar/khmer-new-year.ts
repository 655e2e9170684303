/**
 * Moha Sangkran, the moment the Khmer new year (Chôl Chnăm Thmây) comes in: when the sun, reckoned by the
 * old Surya tables in 60ths of a degree, enters Aries. Rules as given at
 * http://www.dahlina.com/education/khmer_new_year_time.html; held against momentkh in tests/golden/calendar/khmer-momentkh.test.ts.
 */
import { addDays } from '../public/days.ts';
import { toKhmer } from './khmer-lunar.ts';

export interface KhmerNewYear {
  /** Gregorian date on which the new year comes in. */
  date: string;
  /** Minutes after the midnight that began the date; 1440 is the midnight that ends it. */
  minutes: number;
  /** How many days are kept: 3 or 4. */
  days: number;
}

const SIGN = 30 * 60;
const CIRCLE = 12 * SIGN;
/** Where the sun is slowest: 20° of the third sign. */
const APOGEE = 2 * SIGN + 20 * 60;
/** The sun's equation at the start of each half sign from the apogee, and its growth within it, in 60ths. */
const EQUATION = [
  { from: 0, growth: 35 },
  { from: 35, growth: 32 },
  { from: 67, growth: 27 },
  { from: 94, growth: 22 },
  { from: 116, growth: 13 },
  { from: 129, growth: 5 },
];
const HALF_SIGN = SIGN / 2;

/** The new year that comes in during April of a Gregorian year. */
export function khmerNewYear(year: number): KhmerNewYear {
  const smallEra = year + 544 - 1182;
  const before = numbersOf(smallEra - 1);
  const firstDay = before.isSolarLeap ? 363 : 362;
  const suns = [0, 1, 2, 3].map((day) => sunOn(firstDay + day, before.remainder));
  const entered = suns.find((sun) => degreeOf(sun) === 0);
  if (entered === undefined) throw new RangeError(`no new year is found in ${year}`);
  const days = suns[0] !== undefined && degreeOf(suns[0]) === 0 ? 4 : 3;
  return {
    date: addDays(lerngSak(year, smallEra), 1 - days),
    minutes: 24 * 60 - (entered % 60) * 24,
    days,
  };
}

/** The last day, on which the number of the year changes: a lunar date, sought about 17 April. */
function lerngSak(year: number, smallEra: number): string {
  const { bodithey } = numbersOf(smallEra);
  const before = numbersOf(smallEra - 1);
  const shifted = hasLeapMonth(smallEra - 1) && hasLeapDay(smallEra - 1, before) ? 1 : 0;
  const moon = (bodithey + shifted) % 30;
  const wanted = moon >= 6 ? moon - 1 : 29 + moon;
  const about = `${year}-04-17`;
  const { month, day } = toKhmer(about);
  // Chetr has 29 days, and the new year lies in it or in Pisak.
  const found = (month === 'pisak' ? 29 : 0) + day - 1;
  return addDays(about, wanted - found);
}

/** The true sun `day` days into a year, in 60ths of a degree. Only its place near the new year is right. */
function sunOn(day: number, remainder: number): number {
  const travelled = 800 * day + remainder;
  const degrees = Math.floor((travelled % 24_350) / 811);
  const sixtieths = Math.floor(((travelled % 24_350) % 811) / 14) - 3;
  const mean = Math.floor(travelled / 24_350) * SIGN + degrees * 60 + sixtieths;
  const fromApogee = (mean - APOGEE + CIRCLE) % CIRCLE;
  const arc = CIRCLE - fromApogee;
  const step = EQUATION[Math.floor(arc / HALF_SIGN)];
  if (step === undefined) throw new RangeError('the sun is not near the new year');
  return mean + step.from + Math.floor(((arc % HALF_SIGN) * step.growth) / 900);
}

function degreeOf(sun: number): number {
  return Math.floor((sun % SIGN) / 60);
}

interface YearNumbers {
  avoman: number;
  bodithey: number;
  remainder: number;
  isSolarLeap: boolean;
}

function numbersOf(smallEra: number): YearNumbers {
  const eightHundredths = 292_207 * smallEra + 373;
  const harkun = Math.floor(eightHundredths / 800) + 1;
  const elevenths = 11 * harkun + 650;
  const remainder = 800 - (eightHundredths % 800);
  return {
    avoman: elevenths % 692,
    bodithey: (harkun + Math.floor(elevenths / 692)) % 30,
    remainder,
    isSolarLeap: remainder <= 207,
  };
}

function hasLeapMonth(smallEra: number): boolean {
  const { bodithey } = numbersOf(smallEra);
  const next = numbersOf(smallEra + 1).bodithey;
  return (
    !(bodithey === 25 && next === 5) &&
    (bodithey > 24 || bodithey < 6 || (bodithey === 24 && next === 6))
  );
}

function hasLeapDay(smallEra: number, { avoman, isSolarLeap }: YearNumbers): boolean {
  if (isSolarLeap) return avoman < 127;
  const next = numbersOf(smallEra + 1).avoman;
  const before = numbersOf(smallEra - 1).avoman;
  return !(avoman === 137 && next === 0) && (avoman < 138 || (before === 137 && avoman === 0));
}
