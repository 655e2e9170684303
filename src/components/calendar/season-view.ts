import type { CardView, References } from '../references.ts';

/** Products whose season a source tells, by the month in which it begins. */
export function seasonRows(references: References): CardView[] {
  return references
    .cards(references.list('type:product'))
    .filter(({ months }) => months.length > 0)
    .sort((a, b) => firstOf(a.months) - firstOf(b.months));
}

/** The month a season begins in, also where it runs over the new year: the first after a gap. */
export function firstOf(months: readonly number[]): number {
  const found = months.find((month) => !months.includes(month === 1 ? 12 : month - 1));
  return found ?? 1;
}
