import { fallbackChain } from '#domain/public/language.ts';
import { LOCALE_FILES, type LocaleFormat } from './locale-files.ts';

/**
 * Dates, numbers and sizes in words, written out for each locale in its own file: `Intl` silently falls back to
 * the locale of the process, and a page must come out the same on every machine.
 */
export interface Format {
  /** `1.319.652` / `1,319,652`. */
  number(value: number): string;
  /** A calendar date or a part of one, ISO 8601: `5 tháng 11, 2025`, `tháng 9, 2024`, `2019`. */
  date(iso: string): string;
  /** A date or a part of one in figures, for lists: `21/11/2026`, `21 Nov 2026`. */
  shortDate(iso: string): string;
  /** From one day to another, both inclusive. */
  dateRange(start: string, end: string): string;
  /** A day of every year, `11-24`. */
  monthDay(monthDay: string): string;
  /** A month of the Gregorian year, 1–12: `tháng 11`, `November`. */
  month(month: number): string;
  /** Bytes, to the first decimal of a megabyte: `0,3 MB`, `52 KB`. */
  bytes(sizeBytes: number): string;
  /** `2:05`, `1:02:05`. */
  clock(seconds: number): string;
  /** `17 giây`, `2 phút 5 giây`. */
  duration(seconds: number): string;
  /** `a, b và c`. */
  list(items: readonly string[]): string;
}

const formats = new Map<string, Format>();

/** The formats of a locale, from its file; one without its own has those of its fallback chain. */
export function formatFor(locale: string): Format {
  let format = formats.get(locale);
  if (format === undefined) {
    format = makeFormat(wordingOf(locale));
    formats.set(locale, format);
  }
  return format;
}

function wordingOf(locale: string): LocaleFormat {
  for (const candidate of fallbackChain(locale)) {
    const wording = LOCALE_FILES[candidate]?.format;
    if (wording) return wording;
  }
  throw new Error('the Vietnamese format file is missing');
}

/** `{name}` filled in. */
function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function makeFormat(wording: LocaleFormat): Format {
  const { months, shortMonths = months } = wording;
  const inWords = (
    pattern: string,
    month: number,
    values: { day?: string | number; year?: string },
  ): string =>
    fill(pattern, {
      month,
      monthName: months[month - 1] ?? month,
      monthShort: shortMonths[month - 1] ?? month,
      ...values,
    });
  const fullDate = (day: string | number, month: number, year: string): string =>
    inWords(wording.fullDate, month, { day, year });
  const monthDay = (day: number, month: number): string =>
    inWords(wording.monthDay, month, { day });
  const number = (value: number): string => {
    const [whole = '0', fraction] = String(Math.abs(value)).split('.');
    const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, wording.group);
    const sign = value < 0 ? '−' : '';
    return `${sign}${grouped}${fraction === undefined ? '' : `${wording.decimal}${fraction}`}`;
  };
  const dated = (
    iso: string,
    say: {
      whole(day: number, month: number, year: string): string;
      month(month: number, year: string): string;
      year(year: string): string;
    },
  ): string => {
    const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
    if (parts === null) return iso;
    const [, year = '', month, day] = parts;
    if (month === undefined) return say.year(year);
    return day === undefined
      ? say.month(Number(month), year)
      : say.whole(Number(day), Number(month), year);
  };
  const date = (iso: string): string =>
    dated(iso, {
      whole: fullDate,
      month: (month, year) => inWords(wording.monthYear, month, { year }),
      year: (year) => fill(wording.year, { year }),
    });
  return {
    number,
    date,
    shortDate: (iso) =>
      dated(iso, {
        whole: (day, month, year) => inWords(wording.shortDate, month, { day, year }),
        month: (month, year) => inWords(wording.shortMonthYear, month, { year }),
        year: (year) => year,
      }),
    dateRange(start, end) {
      if (start === end) return date(start);
      const first = Number(start.slice(8));
      const last = Number(end.slice(8));
      const month = Number(end.slice(5, 7));
      if (start.slice(0, 7) === end.slice(0, 7)) {
        return fullDate(`${first}–${last}`, month, end.slice(0, 4));
      }
      if (start.slice(0, 4) !== end.slice(0, 4)) return `${date(start)} – ${date(end)}`;
      return fill(wording.rangeInYear, {
        from: monthDay(first, Number(start.slice(5, 7))),
        to: monthDay(last, month),
        end: date(end),
        year: end.slice(0, 4),
      });
    },
    monthDay: (text) => monthDay(Number(text.slice(3, 5)), Number(text.slice(0, 2))),
    month: (month) => wording.months[month - 1] ?? String(month),
    bytes(sizeBytes) {
      if (sizeBytes < 100_000) return `${Math.max(1, Math.round(sizeBytes / 1000))} KB`;
      return `${number(Math.round(sizeBytes / 100_000) / 10)} MB`;
    },
    clock(seconds) {
      const whole = Math.floor(seconds);
      const hours = Math.floor(whole / 3600);
      const minutes = Math.floor((whole % 3600) / 60);
      const rest = String(whole % 60).padStart(2, '0');
      return hours === 0
        ? `${minutes}:${rest}`
        : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
    },
    duration(seconds) {
      const whole = Math.round(seconds);
      const minutes = Math.floor(whole / 60);
      const rest = whole % 60;
      return [
        ...(minutes > 0 ? [fill(wording.minutes, { count: minutes })] : []),
        ...(rest > 0 || minutes === 0 ? [fill(wording.seconds, { count: rest })] : []),
      ].join(' ');
    },
    list(items) {
      const last = items.at(-1) ?? '';
      return items.length < 2
        ? last
        : `${items.slice(0, -1).join(wording.comma)}${wording.and}${last}`;
    },
  };
}
