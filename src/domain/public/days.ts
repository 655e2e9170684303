/** Days since 1970-01-01 in some place's own calendar; no clock and no time zone in it. */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;

/** `'1970-01-02'` → 1. The date must exist. */
export function toDayNumber(isoDate: string): DayNumber {
  return (
    Date.UTC(
      Number(isoDate.slice(0, 4)),
      Number(isoDate.slice(5, 7)) - 1,
      Number(isoDate.slice(8, 10)),
    ) / MS_PER_DAY
  );
}

/** 1 → `'1970-01-02'`. */
export function toIsoDate(day: DayNumber): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The date `count` days later (earlier when negative). */
export function addDays(isoDate: string, count: number): string {
  return toIsoDate(toDayNumber(isoDate) + count);
}

/** The day of the week, 1 Monday to 7 Sunday (ISO 8601). 1970-01-01 was a Thursday. */
export function weekdayOf(isoDate: string): number {
  return ((((toDayNumber(isoDate) + 3) % 7) + 7) % 7) + 1;
}

/** How many days a month has: `'2028-02'` → 29. */
export function daysInMonth(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}
