import type { Bilingual } from '#domain/archive-error.ts';
import { isIsoDate } from '#domain/text.ts';

const WORDS = /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?:,?\s+năm)?\s+(\d{4})$/i;
const NUMBERS = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ]00:00(?::00)?)?$/;

/**
 * A calendar date as people in Vietnam type it (day, month, year: `21/11/2026`, `1-3-2026`,
 * `ngày 21 tháng 11 năm 2026`) or in ISO 8601, as ISO 8601; a reason where it is none.
 */
export function toIsoDate(typed: string): { date: string } | { reason: Bilingual } {
  const text = typed.trim();
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return checked(yearFirst[1], yearFirst[2], yearFirst[3], text);
  const dayFirst = WORDS.exec(text) ?? NUMBERS.exec(text);
  if (dayFirst !== null) return checked(dayFirst[3], dayFirst[2], dayFirst[1], text);
  return { reason: notADate(text) };
}

function checked(year = '', month = '', day = '', text = '') {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? { date } : { reason: notADate(text) };
}

function notADate(text: string): Bilingual {
  const american = NUMBERS.exec(text);
  const isAmerican = american !== null && Number(american[2]) > 12 && Number(american[1]) <= 12;
  return isAmerican
    ? {
        vi: `"${text}" có vẻ viết tháng trước ngày. Viết ngày trước: ${american[2]}/${american[1]}/${american[3]}.`,
        en: `"${text}" seems to have the month first. Write the day first: ${american[2]}/${american[1]}/${american[3]}.`,
      }
    : {
        vi: `"${text}" không phải ngày. Viết ngày/tháng/năm, như 21/11/2026.`,
        en: `"${text}" is not a date. Write day/month/year, as 21/11/2026.`,
      };
}

/** Whether two ISO dates are one another with day and month swapped: what a foreign Excel does unasked. */
export function isSwapped(one: string, other: string): boolean {
  const [year, month, day] = one.split('-');
  return one !== other && `${year}-${day}-${month}` === other;
}
