import { occurrencesOf } from '#domain/calendar/occurrences.ts';
import { CalendarRuleSchema } from '#domain/calendar-rule.ts';

export interface NextDate {
  /** ISO dates, both inclusive. */
  start: string;
  end: string;
}

/** Rules that fall once in a century do not exist; Islamic ones move through the year in 33. */
const YEARS_AHEAD = 8;

/**
 * The next days on which a rule falls, from `today` (ISO) on; `null` where it cannot be reckoned, or is
 * no rule yet.
 */
export function nextDates(rule: unknown, today: string, count = 5): NextDate[] | null {
  const parsed = CalendarRuleSchema.safeParse(rule);
  if (!parsed.success) return null;
  const year = Number(today.slice(0, 4));
  const found: NextDate[] = [];
  for (let at = year - 1; at < year + YEARS_AHEAD && found.length < count; at += 1) {
    const dates = occurrencesOf(parsed.data, at);
    if (dates === null) return null;
    found.push(
      ...dates.filter(({ end }) => end >= today).map(({ start, end }) => ({ start, end })),
    );
  }
  return found.slice(0, count);
}

/** `24/11/2026`, or from and to where it lasts. */
export function sayDate({ start, end }: NextDate): string {
  const say = (iso: string) => iso.split('-').reverse().join('/');
  return start === end ? say(start) : `${say(start)} – ${say(end)}`;
}

/** The calendar day it is at a moment in a time zone, ISO. */
export function dayIn(now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(now);
}
