import { z } from 'zod';
import { BRANCHES } from './public/calendar-rule.ts';
import { Localized, MonthDay } from './text.ts';

const Month = z.int().min(1).max(12);
const LunarDay = z.int().min(1).max(30);

/** A festival's rule, by `rule` (the list and its reasons: docs/glossary.md, calendar rule). */
export const CalendarRuleSchema = z.discriminatedUnion('rule', [
  z
    .strictObject({
      rule: z.literal('vn-lunar'),
      month: Month,
      day: LunarDay,
      endDay: LunarDay.optional(),
    })
    .refine((value) => value.endDay === undefined || value.endDay >= value.day, {
      path: ['endDay'],
    }),
  z.strictObject({
    rule: z.literal('vn-lunar-branch'),
    month: Month,
    branch: z.enum(BRANCHES),
    nth: z.union([z.literal(-1), z.literal(1), z.literal(2), z.literal(3)]),
  }),
  z.strictObject({ rule: z.literal('vn-lunar-window'), month: Month }),
  z.strictObject({ rule: z.literal('khmer-solar'), event: z.literal('moha-sangkran') }),
  z.strictObject({
    rule: z.literal('khmer-lunar'),
    month: z.string().regex(/^[a-z]+$/),
    day: z.string().regex(/^\d{1,2}-(?:keut|roaj)$/),
  }),
  z
    .strictObject({
      rule: z.literal('islamic'),
      month: Month,
      day: LunarDay,
      endDay: LunarDay.optional(),
    })
    .refine((value) => value.endDay === undefined || value.endDay >= value.day, {
      path: ['endDay'],
    }),
  z.strictObject({
    rule: z.literal('table'),
    calendar: z.string().min(1),
    months: z.array(Month).optional(),
  }),
  z.strictObject({ rule: z.literal('gregorian-window'), from: MonthDay, to: MonthDay }),
  z.strictObject({ rule: z.literal('phenological'), note: Localized }),
  z.strictObject({ rule: z.literal('life-cycle') }),
  z.strictObject({ rule: z.literal('unsourced') }),
]);
