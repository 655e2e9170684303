/**
 * iCalendar (RFC 5545, https://www.rfc-editor.org/rfc/rfc5545; names of whole calendars RFC 7986): whole
 * days, no clock and no time zone in them. The same input gives the same bytes.
 */
import type { CalendarDate } from '#domain/public/calendar-date.ts';
import { addDays } from '#domain/public/days.ts';
import { foldLine } from './ical-line.ts';

/** Words in a language, for a property with the LANGUAGE parameter. */
export interface CalendarWords {
  text: string;
  lang: string;
}

export interface CalendarEvent {
  date: Pick<CalendarDate, 'uid' | 'status' | 'start' | 'end' | 'sequence' | 'issuedAt'>;
  summary: CalendarWords;
  description: CalendarWords | null;
  location: CalendarWords | null;
  /** Absolute address of the page, `null` where it has none. */
  url: string | null;
}

export interface CalendarFile {
  name: CalendarWords;
  /** Host of the site: makes the UIDs unique in the world. */
  host: string;
  /** Absolute address of the file. */
  url: string;
  events: readonly CalendarEvent[];
}

const STATUS = {
  computed: 'TENTATIVE',
  announced: 'CONFIRMED',
  observed: 'CONFIRMED',
  cancelled: 'CANCELLED',
} as const;

/** The text of a `.ics` file, lines ended by CRLF. `events` in the order they are to stand in. */
export function toICalendar({ name, host, url, events }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escapeText(host)}//Ban Sac//VI`,
    'CALSCALE:GREGORIAN',
    `NAME${inLanguage(name)}`,
    `X-WR-CALNAME:${escapeText(name.text)}`,
    `SOURCE;VALUE=URI:${url}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...events.flatMap((event) => eventLines(event, host)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines({ date, summary, description, location, url }: CalendarEvent, host: string) {
  const { uid, status, start, end, sequence, issuedAt } = date;
  const issued = `${issuedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@${escapeText(host)}`,
    // Without METHOD, DTSTAMP is when this was last revised (§3.8.7.2).
    `DTSTAMP:${issued}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${STATUS[status]}`,
    `DTSTART;VALUE=DATE:${basicDate(start)}`,
    // Exclusive (§3.6.1).
    `DTEND;VALUE=DATE:${basicDate(addDays(end, 1))}`,
    `SUMMARY${inLanguage(summary)}`,
    ...(description === null ? [] : [`DESCRIPTION${inLanguage(description)}`]),
    ...(location === null ? [] : [`LOCATION${inLanguage(location)}`]),
    ...(url === null ? [] : [`URL:${url}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function inLanguage({ text, lang }: CalendarWords): string {
  return `;LANGUAGE=${lang}:${escapeText(text)}`;
}

/** §3.3.11. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, '\\n');
}

function basicDate(isoDate: string): string {
  return isoDate.replaceAll('-', '');
}
