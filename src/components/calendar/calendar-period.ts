/** What a calendar page shows: one of the years of the calendar, or a month of one. */
export type Period = { kind: 'year'; year: number } | { kind: 'month'; month: string };

/** `2027` or `2027-04`; `null` for anything else, and for what lies outside `years`. */
export function parsePeriod(when: string, years: readonly number[]): Period | null {
  const parts = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(when);
  if (parts === null || !years.includes(Number(parts[1]))) return null;
  return parts[2] === undefined
    ? { kind: 'year', year: Number(when) }
    : { kind: 'month', month: when };
}

/** The twelve months of a year: `2027-01` … */
export function monthsOfYear(year: number): string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}
