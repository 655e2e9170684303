import { typicalMonths } from '#domain/public/calendar-rule.ts';
import type { PublicRecord } from '#domain/public/record.ts';

/** The Gregorian months (1–12, ascending) in which a festival can fall by its rule, or a product has its season. */
export function monthsOf(record: PublicRecord): number[] {
  if (record.type === 'festival') return typicalMonths(record.facts.calendar);
  if (record.type !== 'product') return [];
  return [...new Set(record.facts.season?.months ?? [])].sort((a, b) => a - b);
}
