/**
 * Dates, numbers and sizes in words, written out here for each locale: `Intl` silently falls back to
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

interface Wording {
  group: string;
  decimal: string;
  and: string;
  months: readonly string[];
  fullDate(day: number | string, month: number, year: string): string;
  monthYear(month: number, year: string): string;
  year(year: string): string;
  shortDate(day: number | null, month: number, year: string): string;
  monthDay(day: number, month: number): string;
  minutes(count: number): string;
  seconds(count: number): string;
}

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const WORDINGS: Readonly<Record<string, Wording>> = {
  vi: {
    group: '.',
    decimal: ',',
    and: ' và ',
    months: Array.from({ length: 12 }, (_, index) => `tháng ${index + 1}`),
    fullDate: (day, month, year) => `ngày ${day} tháng ${month} năm ${year}`,
    monthYear: (month, year) => `tháng ${month} năm ${year}`,
    year: (year) => `năm ${year}`,
    shortDate: (day, month, year) =>
      day === null ? `${month}/${year}` : `${day}/${month}/${year}`,
    monthDay: (day, month) => `ngày ${day} tháng ${month}`,
    minutes: (count) => `${count} phút`,
    seconds: (count) => `${count} giây`,
  },
  en: {
    group: ',',
    decimal: '.',
    and: ' and ',
    months: ENGLISH_MONTHS,
    fullDate: (day, month, year) => `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`,
    monthYear: (month, year) => `${ENGLISH_MONTHS[month - 1]} ${year}`,
    year: (year) => year,
    shortDate: (day, month, year) =>
      [...(day === null ? [] : [day]), ENGLISH_MONTHS[month - 1]?.slice(0, 3), year].join(' '),
    monthDay: (day, month) => `${day} ${ENGLISH_MONTHS[month - 1]}`,
    minutes: (count) => `${count} min`,
    seconds: (count) => `${count} s`,
  },
};

const VIETNAMESE = WORDINGS['vi'] as Wording;
const formats = new Map<string, Format>();

/** The formats of a locale; one without its own wording gets the Vietnamese. */
export function formatFor(locale: string): Format {
  let format = formats.get(locale);
  if (format === undefined) {
    format = makeFormat(WORDINGS[locale] ?? VIETNAMESE);
    formats.set(locale, format);
  }
  return format;
}

function makeFormat(wording: Wording): Format {
  const number = (value: number): string => {
    const [whole = '0', fraction] = String(Math.abs(value)).split('.');
    const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, wording.group);
    const sign = value < 0 ? '−' : '';
    return `${sign}${grouped}${fraction === undefined ? '' : `${wording.decimal}${fraction}`}`;
  };
  const dated = (
    iso: string,
    inWords: {
      whole(day: number, month: number, year: string): string;
      month(month: number, year: string): string;
      year(year: string): string;
    },
  ): string => {
    const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
    if (parts === null) return iso;
    const [, year = '', month, day] = parts;
    if (month === undefined) return inWords.year(year);
    return day === undefined
      ? inWords.month(Number(month), year)
      : inWords.whole(Number(day), Number(month), year);
  };
  const date = (iso: string): string =>
    dated(iso, { whole: wording.fullDate, month: wording.monthYear, year: wording.year });
  return {
    number,
    date,
    shortDate: (iso) =>
      dated(iso, {
        whole: wording.shortDate,
        month: (month, year) => wording.shortDate(null, month, year),
        year: (year) => year,
      }),
    dateRange(start, end) {
      if (start === end) return date(start);
      const first = Number(start.slice(8));
      const last = Number(end.slice(8));
      const month = Number(end.slice(5, 7));
      if (start.slice(0, 7) === end.slice(0, 7)) {
        return wording.fullDate(`${first}–${last}`, month, end.slice(0, 4));
      }
      return start.slice(0, 4) === end.slice(0, 4)
        ? `${wording.monthDay(first, Number(start.slice(5, 7)))} – ${date(end)}`
        : `${date(start)} – ${date(end)}`;
    },
    monthDay: (text) => wording.monthDay(Number(text.slice(3, 5)), Number(text.slice(0, 2))),
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
        ...(minutes > 0 ? [wording.minutes(minutes)] : []),
        ...(rest > 0 || minutes === 0 ? [wording.seconds(rest)] : []),
      ].join(' ');
    },
    list(items) {
      const last = items.at(-1) ?? '';
      return items.length < 2 ? last : `${items.slice(0, -1).join(', ')}${wording.and}${last}`;
    },
  };
}
