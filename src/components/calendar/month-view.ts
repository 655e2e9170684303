import {
  lunarDayIn,
  type PublicLunarDay,
  type PublicLunarMonth,
} from '#domain/public/calendar-date.ts';
import { addDays, daysInMonth, toDayNumber, weekdayOf } from '#domain/public/days.ts';
import type { EventView } from './event-view.ts';

export interface DayCell {
  iso: string;
  /** Day of the Gregorian month. */
  day: number;
  lunar: PublicLunarDay | null;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
}

/** Part of a line across a week: empty, or the days of one festival. */
export interface LinePart {
  columns: number;
  /** Columns in which its name may stand: its own, and those empty after it. */
  room: number;
  event: EventView | null;
}

export interface WeekView {
  /** Seven, `null` for days of the months beside. */
  days: (DayCell | null)[];
  lines: LinePart[][];
}

/** The weeks of a month, Monday first, with its festivals as lines across them. */
export function weeksOf(
  month: string,
  events: readonly EventView[],
  lunarMonths: readonly PublicLunarMonth[],
): WeekView[] {
  const first = `${month}-01`;
  const last = addDays(first, daysInMonth(month) - 1);
  const weeks: WeekView[] = [];
  for (
    let monday = addDays(first, 1 - weekdayOf(first));
    monday <= last;
    monday = addDays(monday, 7)
  ) {
    const days = Array.from({ length: 7 }, (_, index): DayCell | null => {
      const iso = addDays(monday, index);
      return iso < first || iso > last ? null : dayCell(iso, lunarMonths);
    });
    const from = monday < first ? first : monday;
    const sunday = addDays(monday, 6);
    const to = sunday > last ? last : sunday;
    weeks.push({ days, lines: linesOf({ monday, from, to }, events) });
  }
  return weeks;
}

/** The days of a month. */
export function daysOf(month: string, lunarMonths: readonly PublicLunarMonth[]): DayCell[] {
  return Array.from({ length: daysInMonth(month) }, (_, index) =>
    dayCell(addDays(`${month}-01`, index), lunarMonths),
  );
}

function dayCell(iso: string, lunarMonths: readonly PublicLunarMonth[]): DayCell {
  return {
    iso,
    day: Number(iso.slice(8)),
    lunar: lunarDayIn(lunarMonths, iso),
    weekday: weekdayOf(iso),
  };
}

interface Span {
  monday: string;
  from: string;
  to: string;
}

/** Each event on the first line that is still free where it begins. */
function linesOf({ monday, from, to }: Span, events: readonly EventView[]): LinePart[][] {
  const column = (iso: string) => toDayNumber(iso) - toDayNumber(monday);
  const lines: { parts: LinePart[]; used: number }[] = [];
  for (const event of events) {
    const { start, end } = event.date;
    if (start > to || end < from) continue;
    const begin = column(start < from ? from : start);
    const columns = column(end > to ? to : end) - begin + 1;
    let line = lines.find(({ used }) => used <= begin);
    if (line === undefined) {
      line = { parts: [], used: 0 };
      lines.push(line);
    }
    if (begin > line.used) line.parts.push(gap(begin - line.used));
    line.parts.push({ columns, room: columns, event });
    line.used = begin + columns;
  }
  return lines.map(({ parts, used }) => withRoom(used < 7 ? [...parts, gap(7 - used)] : parts));
}

function withRoom(parts: readonly LinePart[]): LinePart[] {
  return parts.map((part, at) => {
    const after = parts[at + 1];
    return after?.event === null ? { ...part, room: part.columns + after.columns } : part;
  });
}

function gap(columns: number): LinePart {
  return { columns, room: columns, event: null };
}
