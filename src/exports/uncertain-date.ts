/**
 * A date as Extended Date/Time Format, level 1 (https://www.loc.gov/standards/datetime/): a day, a month or a
 * year, perhaps with digits unknown (`199X`, `2012-XX`) or uncertain (`1990?`), approximate (`1990~`) or both
 * (`1990%`).
 */
export interface UncertainDate {
  /** What is known for sure of it; `null` where digits of the year are not. */
  year: number | null;
  month: number | null;
  day: number | null;
  /** Said to be about so, or perhaps so. */
  approximate: boolean;
  /** As it was written. */
  edtf: string;
}

/** Reads a date of the catalogue; one it cannot read keeps its words and claims nothing. */
export function parseDate(edtf: string): UncertainDate {
  const found = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%])?$/.exec(edtf);
  const [, years = 'XXXX', months, days, qualifier] = found ?? [];
  const year = numberOf(years);
  const month = year === null ? null : numberOf(months);
  return {
    year,
    month,
    day: month === null ? null : numberOf(days),
    approximate: qualifier !== undefined,
    edtf,
  };
}

/**
 * The date in ISO 8601, as long as it is known; `null` where it is only approximate or its year is not whole: a
 * format that cannot say "about" is told nothing.
 */
export function certainIso(edtf: string): string | null {
  const { year, month, day, approximate } = parseDate(edtf);
  if (year === null || approximate) return null;
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => part && two(part))]
    .filter((part) => part !== null)
    .join('-');
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined || digits.includes('X') ? null : Number(digits);
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
