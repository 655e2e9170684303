import { expect, test } from 'vitest';
import { AccessSchema } from './access.ts';
import { CalendarRuleSchema } from './calendar-rule.ts';
import { RecordSchema } from './record.ts';
import { isIsoDate, isLanguageTag } from './text.ts';

const festival = {
  id: 'le-mau',
  type: 'festival',
  review: 'compiled-from-public-sources',
  calendar: { rule: 'unsourced' },
};

test('a record without access is typed, and has no access', () => {
  expect(RecordSchema.parse(festival).access).toBeUndefined();
});

test('access opens the page and search channels unless it names others', () => {
  expect(AccessSchema.parse({ level: 'public' }).channels).toEqual(['page', 'search']);
  expect(AccessSchema.parse({ level: 'public', channels: ['page'] }).channels).toEqual(['page']);
});

test('protocol access must name a protocol', () => {
  expect(AccessSchema.safeParse({ level: 'protocol' }).success).toBe(false);
  expect(AccessSchema.safeParse({ level: 'protocol', protocols: ['p'] }).success).toBe(true);
});

test('an unknown key is a fault in every type', () => {
  expect(RecordSchema.safeParse({ ...festival, colour: 'red' }).success).toBe(false);
});

test('a language tag is BCP-47 in its canonical case', () => {
  expect(isLanguageTag('cjm-Cham')).toBe(true);
  expect(isLanguageTag('rad-Latn')).toBe(true);
  expect(isLanguageTag('cjm_Cham')).toBe(false);
  expect(isLanguageTag('VI')).toBe(false);
  expect(isLanguageTag('')).toBe(false);
});

test('a date must exist', () => {
  expect(isIsoDate('2026-02-28')).toBe(true);
  expect(isIsoDate('2026-02-29')).toBe(false);
  expect(isIsoDate('2026-2-8')).toBe(false);
});

test('a lunar range may not end before it begins', () => {
  const rule = { rule: 'vn-lunar', month: 4, day: 22, endDay: 27 };
  expect(CalendarRuleSchema.safeParse(rule).success).toBe(true);
  expect(CalendarRuleSchema.safeParse({ ...rule, endDay: 3 }).success).toBe(false);
});
