import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type LunarMonth, monthsOfLunarYear } from '#domain/calendar/vn-lunar.ts';
import { addDays } from '#domain/public/days.ts';

/** Rows of the table as months; the last year of it ends with its tenth. */
function goldenMonths(): LunarMonth[] {
  const table = new URL('vn-lunar-months.txt', import.meta.url);
  return readFileSync(table, 'utf8')
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .flatMap((line) => {
      const [year = '', first = '', ...months] = line.split(' ');
      let start = first;
      return months.map((written) => {
        const [name = '', days = ''] = written.split(':');
        const month = {
          year: Number(year),
          month: Number.parseInt(name, 10),
          isLeap: name.endsWith('L'),
          start,
          days: Number(days),
        };
        start = addDays(start, month.days);
        return month;
      });
    });
}

test('the Vietnamese calendar has every month of the table 1968–2060', () => {
  const golden = goldenMonths();
  const computed = Array.from({ length: 93 }, (_, index) => monthsOfLunarYear(1968 + index)).flat();
  expect(golden).toHaveLength(1148);
  expect(computed.slice(0, golden.length)).toEqual(golden);
});
