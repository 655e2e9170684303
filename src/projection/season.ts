import type { Season } from '#domain/access.ts';
import { monthsOfLunarYear, toLunar } from '#domain/calendar/vn-lunar.ts';
import { addDays } from '#domain/public/days.ts';

/** The rarest seasons, of 29 February or of a lunar 30th, come within so many years. */
const YEARS_LOOKED_AHEAD = 9;

const turns = new Map<string, readonly string[]>();

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
  const first = Number(isoDate.slice(0, 4)) - 1;
  for (let year = first; year <= first + YEARS_LOOKED_AHEAD; year += 1) {
    const next = turnsOf(season, year).find((date) => date > isoDate);
    if (next !== undefined) return next;
  }
  return null;
}

/** Dates on which the season begins or is over, in one year (lunar year for a lunar season), ascending. */
function turnsOf(season: Season, year: number): readonly string[] {
  const key = `${JSON.stringify(season)} ${year}`;
  const known = turns.get(key);
  if (known !== undefined) return known;
  const found = edgesOf(season, year)
    .flatMap((edge) => [-1, 0, 1].map((days) => addDays(edge, days)))
    .filter((date) => isInSeason(season, date) !== isInSeason(season, addDays(date, -1)));
  const sorted = [...new Set(found)].sort();
  turns.set(key, sorted);
  return sorted;
}

/** Dates within a day of which the season may turn. */
function edgesOf(season: Season, year: number): string[] {
  if (!('lunarMonth' in season)) return [`${year}-${season.from}`, `${year}-${season.to}`];
  const month = monthsOfLunarYear(year).find(
    (candidate) => candidate.month === season.lunarMonth && !candidate.isLeap,
  );
  if (month === undefined) return [];
  return [season.fromDay, season.toDay, month.days].map((day) => addDays(month.start, day - 1));
}
