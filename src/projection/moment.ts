import { addDays } from '#domain/public/days.ts';

/** The time of a decision: an instant, and the date it is where the site lives. */
export interface Moment {
  now: Date;
  timeZone: string;
  /** ISO date in `timeZone`. */
  today: string;
}

const starts = new Map<string, Date>();
const formats = new Map<string, Intl.DateTimeFormat>();

export function momentOf(now: Date, timeZone: string): Moment {
  return { now, timeZone, today: localDate(now, timeZone) };
}

/** The first instant of a date in a time zone (the first after a change of clocks at midnight). */
export function startOfDate(isoDate: string, timeZone: string): Date {
  const key = `${isoDate} ${timeZone}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const utcMidnight = Date.parse(`${isoDate}T00:00:00Z`);
  // No zone is further than 14 hours from UTC; the date begins where the local date turns.
  let before = utcMidnight - 15 * 3_600_000;
  let after = utcMidnight + 15 * 3_600_000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDate(new Date(middle), timeZone) >= isoDate) after = middle;
    else before = middle;
  }
  const start = new Date(after);
  starts.set(key, start);
  return start;
}

export function nextDate(isoDate: string): string {
  return addDays(isoDate, 1);
}

function localDate(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}
