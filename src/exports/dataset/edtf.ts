import type { OccurrenceStatus } from '#domain/public/vocabulary.ts';

/**
 * The days of a holding as an EDTF (ISO 8601-2 §4, level 1): one day or an interval. What a rule reckons and nobody
 * has announced or seen is uncertain: `2026-11-24?`.
 */
export function toEdtf({
  start,
  end,
  status,
}: {
  /** ISO dates, both inclusive. */
  start: string;
  end: string;
  status: OccurrenceStatus;
}): string {
  const mark = status === 'computed' ? '?' : '';
  return start === end ? `${start}${mark}` : `${start}${mark}/${end}${mark}`;
}
