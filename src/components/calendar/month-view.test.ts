import { expect, test } from 'vitest';
import type { PublicLunarMonth } from '#domain/public/calendar-date.ts';
import type { EventView } from './event-view.ts';
import { daysOf, weeksOf } from './month-view.ts';

/** The lunar months about July 2025, when the sixth was doubled. */
const LUNAR: PublicLunarMonth[] = [
  { year: 2025, month: 6, isLeap: false, start: '2025-06-25', days: 30 },
  { year: 2025, month: 6, isLeap: true, start: '2025-07-25', days: 29 },
];

const event = (title: string, start: string, end: string) =>
  ({ festival: { title }, date: { start, end } }) as EventView;
const drawn = (events: EventView[]) =>
  weeksOf('2025-07', events, LUNAR).map(({ lines }) =>
    lines.map((parts) =>
      parts.map(({ columns, room, event: held }) =>
        held === null ? columns : `${held.festival.title}:${columns}/${room}`,
      ),
    ),
  );

test('weeks begin on Monday, days of other months are left out', () => {
  const weeks = weeksOf('2025-07', [], LUNAR);
  expect(weeks.map(({ days }) => days.map((day) => day?.day ?? null))).toEqual([
    [null, 1, 2, 3, 4, 5, 6],
    [7, 8, 9, 10, 11, 12, 13],
    [14, 15, 16, 17, 18, 19, 20],
    [21, 22, 23, 24, 25, 26, 27],
    [28, 29, 30, 31, null, null, null],
  ]);
});

test('a day knows its lunar day, also in a leap month', () => {
  const days = daysOf('2025-07', LUNAR);
  expect(days).toHaveLength(31);
  expect(days[8]?.lunar).toMatchObject({ day: 15, month: { month: 6, isLeap: false } });
  expect(days[24]?.lunar).toMatchObject({ day: 1, month: { month: 6, isLeap: true } });
});

test('a festival is a line across its days, week after week; its name has the free days after it', () => {
  const lines = drawn([
    event('dài', '2025-06-28', '2025-07-02'),
    event('lâu', '2025-07-13', '2025-07-15'),
  ]);
  expect(lines).toEqual([[[1, 'dài:2/6', 4]], [[6, 'lâu:1/1']], [['lâu:2/7', 5]], [], []]);
});

test('festivals of the same days lie on lines of their own; later ones take what is free', () => {
  const lines = drawn([
    event('a', '2025-07-07', '2025-07-09'),
    event('b', '2025-07-08', '2025-07-08'),
    event('c', '2025-07-10', '2025-07-10'),
  ]);
  expect(lines[1]).toEqual([
    ['a:3/3', 'c:1/4', 3],
    [1, 'b:1/6', 5],
  ]);
});
