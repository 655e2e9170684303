import { expect, test } from 'vitest';
import { khmerNewYear } from '#domain/calendar/khmer-new-year.ts';
import { occurrencesOf } from '#domain/calendar/occurrences.ts';

/**
 * What momentkh 2.5.5 computes for 2018–2035: a regression table of one reckoning, no witness of what was
 * kept. Year, Moha Sangkran (Cambodian time), last day of Sene Dolta, Ok Om Bok.
 */
const TABLE = `
2018 2018-04-14 09:12 2018-10-09 2018-11-22
2019 2019-04-14 15:12 2019-09-28 2019-11-11
2020 2020-04-13 20:48 2020-09-17 2020-10-31
2021 2021-04-14 04:00 2021-10-06 2021-11-19
2022 2022-04-14 10:00 2022-09-25 2022-11-08
2023 2023-04-14 16:00 2023-10-14 2023-11-27
2024 2024-04-13 22:24 2024-10-02 2024-11-15
2025 2025-04-14 04:48 2025-09-22 2025-11-05
2026 2026-04-14 10:48 2026-10-11 2026-11-24
2027 2027-04-14 16:48 2027-09-30 2027-11-13
2028 2028-04-13 23:12 2028-09-18 2028-11-01
2029 2029-04-14 05:36 2029-10-07 2029-11-20
2030 2030-04-14 11:36 2030-09-27 2030-11-10
2031 2031-04-14 17:36 2031-10-16 2031-11-29
2032 2032-04-13 24:00 2032-10-04 2032-11-17
2033 2033-04-14 06:24 2033-09-23 2033-11-06
2034 2034-04-14 12:24 2034-10-12 2034-11-25
2035 2035-04-14 18:24 2035-10-02 2035-11-15
`;

const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split(' '));

test('the table has eighteen years', () => {
  expect(rows).toHaveLength(18);
});

// Of 2032 momentkh writes 13 April 00:00 for the midnight that ends the day.
test.each(rows)('%s: new year on %s at %s', (year, date, clock) => {
  const { date: computed, minutes } = khmerNewYear(Number(year));
  const pad = (number: number) => String(number).padStart(2, '0');
  expect(`${computed} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`).toBe(
    `${date} ${clock}`,
  );
});

test.each(rows)('%s: Sene Dolta and Ok Om Bok', (year, _date, _clock, seneDolta, okOmBok) => {
  const dayOf = (month: string, day: string) =>
    occurrencesOf({ rule: 'khmer-lunar', month, day }, Number(year))?.map(({ start }) => start);
  expect(dayOf('phatrabot', '15-roaj')).toEqual([seneDolta]);
  expect(dayOf('kadeuk', '15-keut')).toEqual([okOmBok]);
});
