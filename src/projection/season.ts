import type { Season } from '#domain/access.ts';
import { toLunar } from '#domain/calendar/vn-lunar.ts';
import { nextDate } from './moment.ts';

/** Long enough for a lunar window that some years do not have (the 30th of a short month). */
const DAYS_LOOKED_AHEAD = 2_000;

const flips = new Map<string, string | null>();

/**
 * Is a date within a season? Both ends are inclusive. A Gregorian season whose end comes before its
 * start runs over the new year. A lunar one lies in the ordinary month, never in its leap double, and
 * is empty when its last day comes before its first.
 */
export function isInSeason(season: Season, isoDate: string): boolean {
  if ('lunarMonth' in season) {
    const { month, day, isLeap } = toLunar(isoDate);
    return !isLeap && month === season.lunarMonth && day >= season.fromDay && day <= season.toDay;
  }
  const monthDay = isoDate.slice(5);
  const { from, to } = season;
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
}

/** The next date after `isoDate` on which the season begins or is over; `null` when it never does. */
export function nextSeasonChange(season: Season, isoDate: string): string | null {
  const key = `${JSON.stringify(season)} ${isoDate}`;
  const known = flips.get(key);
  if (known !== undefined) return known;
  const now = isInSeason(season, isoDate);
  let change: string | null = null;
  let date = isoDate;
  for (let ahead = 0; ahead < DAYS_LOOKED_AHEAD && change === null; ahead += 1) {
    date = nextDate(date);
    if (isInSeason(season, date) !== now) change = date;
  }
  flips.set(key, change);
  return change;
}
