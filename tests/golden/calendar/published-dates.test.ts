import { describe, expect, test } from 'vitest';
import { occurrencesOf } from '#domain/calendar/occurrences.ts';
import { fromLunar } from '#domain/calendar/vn-lunar.ts';
import type { CalendarRule } from '#domain/public/calendar-rule.ts';
import {
  CHOL_CHNAM_THMAY,
  CHOL_CHNAM_THMAY_DISPUTED,
  OK_OM_BOK,
  type PublishedDates,
  RAMADAN,
  SENE_DOLTA,
  TET,
  TET_AS_IN_CHINA,
} from './published-dates.ts';

const computed = (rule: CalendarRule, { start }: PublishedDates) =>
  occurrencesOf(rule, Number(start.slice(0, 4)))?.[0];

test.each(TET)('Tết falls on $date', ({ date }) => {
  expect(fromLunar({ year: Number(date.slice(0, 4)), month: 1, day: 1 })).toBe(date);
});

test('Tết of 2030 is a day before the Chinese new year, which some pages give for it', () => {
  expect(fromLunar({ year: 2030, month: 1, day: 1 })).toBe('2030-02-02');
  expect(TET_AS_IN_CHINA.date).toBe('2030-02-03');
});

describe('Chôl Chnăm Thmây begins on the computed day', () => {
  const rule: CalendarRule = { rule: 'khmer-solar', event: 'moha-sangkran' };

  test.each(CHOL_CHNAM_THMAY)('$start to $end', (published) => {
    expect(computed(rule, published)).toMatchObject({ start: published.start });
  });

  test('and of two pages that disagree about 2025 the computed day agrees with one', () => {
    expect(computed(rule, CHOL_CHNAM_THMAY_DISPUTED)?.start).not.toBe(
      CHOL_CHNAM_THMAY_DISPUTED.start,
    );
  });
});

describe('the computed day lies within the published days', () => {
  const within = (rule: CalendarRule, published: PublishedDates) => {
    const day = computed(rule, published)?.start ?? '';
    expect(day >= published.start && day <= published.end, day).toBe(true);
  };

  test.each(SENE_DOLTA)('of Sene Dolta, $start to $end', (published) =>
    within({ rule: 'khmer-lunar', month: 'phatrabot', day: '15-roaj' }, published),
  );

  test.each(OK_OM_BOK)('of Ok Om Bok, $start to $end', (published) =>
    within({ rule: 'khmer-lunar', month: 'kadeuk', day: '15-keut' }, published),
  );
});

test.each(RAMADAN)('Ramadan among the Cham of An Giang begins on $start', (published) => {
  expect(computed({ rule: 'islamic', month: 9, day: 1 }, published)?.start).toBe(published.start);
});
