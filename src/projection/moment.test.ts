import { expect, test } from 'vitest';
import { momentOf, startOfDate } from './moment.ts';

test('the date is that of the site’s time zone', () => {
  const instant = new Date('2026-11-21T17:30:00Z');
  expect(momentOf(instant, 'Asia/Ho_Chi_Minh').today).toBe('2026-11-22');
  expect(momentOf(instant, 'America/New_York').today).toBe('2026-11-21');
});

test.each([
  ['2026-11-22', 'Asia/Ho_Chi_Minh', '2026-11-21T17:00:00.000Z'],
  ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  // Clocks went forward at midnight: the day began at 01:00.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  ['2026-07-01', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
])('%s begins in %s at %s', (date, zone, instant) => {
  expect(startOfDate(date, zone).toISOString()).toBe(instant);
});
