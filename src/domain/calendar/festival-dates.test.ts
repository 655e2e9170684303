import { describe, expect, test } from 'vitest';
import type { CalendarRule } from '../public/calendar-rule.ts';
import { datesOfFestival, type Holding } from './festival-dates.ts';

const YEARS = [2026, 2027, 2028];
const OK_OM_BOK: CalendarRule = { rule: 'khmer-lunar', month: 'kadeuk', day: '15-keut' };
const KATE: CalendarRule = { rule: 'table', calendar: 'cham-ahier', months: [9, 10] };

const holding = (id: string, start: string, parts: Partial<Holding> = {}): Holding => ({
  id,
  status: 'announced',
  start,
  end: start,
  ...parts,
});
const datesOf = (rule: CalendarRule, ...holdings: Holding[]) =>
  datesOfFestival({ id: 'le', rule }, holdings, YEARS).map(
    ({ uid, status, start, holding: told }) => [uid, status, start, told?.id ?? null].join(' '),
  );

describe('an announced date', () => {
  test('takes the place of the computed one of its festival-year, under the same UID', () => {
    expect(datesOf(OK_OM_BOK)).toEqual([
      'le-2026 computed 2026-11-24 ',
      'le-2027 computed 2027-11-13 ',
      'le-2028 computed 2028-11-01 ',
    ]);
    expect(datesOf(OK_OM_BOK, holding('le-2027-soc-trang', '2027-11-11'))).toEqual([
      'le-2026 computed 2026-11-24 ',
      'le-2027 announced 2027-11-11 le-2027-soc-trang',
      'le-2028 computed 2028-11-01 ',
    ]);
  });

  test('is found by nearness, also across the new year', () => {
    const rule: CalendarRule = { rule: 'vn-lunar', month: 12, day: 1 };
    expect(datesOf(rule).slice(0, 2)).toEqual([
      'le-2025 computed 2026-01-19 ',
      'le-2026 computed 2027-01-08 ',
    ]);
    expect(datesOf(rule, holding('som', '2026-12-29'))).toContain(
      'le-2026 announced 2026-12-29 som',
    );
    expect(datesOf(rule, holding('som', '2026-12-29'))).not.toContain(
      'le-2026 computed 2027-01-08 ',
    );
  });

  test('of one place stands beside that of another; each has a UID of its own', () => {
    expect(
      datesOf(OK_OM_BOK, holding('b', '2027-11-12'), holding('a', '2027-11-13')).slice(1, 3),
    ).toEqual(['le-2027-b announced 2027-11-12 b', 'le-2027-a announced 2027-11-13 a']);
  });

  test('also takes the place of a holding that was itself only computed', () => {
    const own = holding('tinh', '2027-11-13', { status: 'computed' });
    expect(datesOf(OK_OM_BOK, own)).toContain('le-2027 computed 2027-11-13 tinh');
    const told = datesOf(OK_OM_BOK, own, holding('bao', '2027-11-12', { status: 'observed' }));
    expect(told).toContain('le-2027 observed 2027-11-12 bao');
    expect(told.join()).not.toContain('tinh');
  });
});

test('Katê has the dates somebody announced or saw, and no other', () => {
  expect(datesOf(KATE)).toEqual([]);
  expect(
    datesOf(
      KATE,
      holding('kate-2025', '2025-10-21', { status: 'observed' }),
      holding('kate-2026', '2026-10-10'),
    ),
  ).toEqual(['le-2025 observed 2025-10-21 kate-2025', 'le-2026 announced 2026-10-10 kate-2026']);
});

test('what is uncertain says so: windows, the pagoda, the moon', () => {
  const caveats = (rule: CalendarRule, years: readonly number[]) => [
    ...new Set(datesOfFestival({ id: 'le', rule }, [], years).map(({ caveat }) => caveat)),
  ];
  expect(caveats({ rule: 'gregorian-window', from: '11-01', to: '11-30' }, YEARS)).toEqual([
    'window',
  ]);
  expect(caveats({ rule: 'vn-lunar-window', month: 7 }, YEARS)).toEqual(['window']);
  expect(caveats({ rule: 'islamic', month: 9, day: 1 }, YEARS)).toEqual(['islamic']);
  expect(caveats(OK_OM_BOK, [2021, 2026])).toEqual(['khmer']);
  expect(caveats(OK_OM_BOK, [2022, 2023, 2024, 2025])).toEqual([null]);
  expect(caveats({ rule: 'vn-lunar', month: 1, day: 1 }, YEARS)).toEqual([null]);
});
