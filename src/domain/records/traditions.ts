import { z } from 'zod';
import { CalendarRuleSchema } from '../calendar-rule.ts';
import { ICH_DOMAINS, OCCURRENCE_STATUSES } from '../public/vocabulary.ts';
import { Id, IsoDate, Localized, SourcedLocalized } from '../text.ts';
import { base, Ids, Months } from './shared-fields.ts';

/** Told by those whose it is: what a guest is welcome to, and what a guest is asked to do or to leave. */
const forVisitors = {
  visitorsMay: z.array(SourcedLocalized).default([]),
  visitorsAsked: z.array(SourcedLocalized).default([]),
};

export const FestivalSchema = z.strictObject({
  ...base,
  type: z.literal('festival'),
  calendar: CalendarRuleSchema,
  calendarSources: Ids,
  durationDays: z.int().positive().optional(),
  programme: z.array(z.strictObject({ title: Localized, sources: z.array(Id).min(1) })).default([]),
  attendance: SourcedLocalized.optional(),
  ...forVisitors,
  /** Entries of official lists that it describes. */
  listings: Ids,
});

export const CustomSchema = z.strictObject({
  ...base,
  type: z.literal('custom'),
  domain: z.enum(ICH_DOMAINS),
  lifeCycle: SourcedLocalized.optional(),
  season: SourcedLocalized.optional(),
  materials: Ids,
  /** Entries of official lists that it describes. */
  listings: Ids,
});

export const ProductSchema = z.strictObject({
  ...base,
  type: z.literal('product'),
  makers: Ids,
  materials: Ids,
  steps: z.array(SourcedLocalized).default([]),
  /** A market, a workshop, an office to write to: where one meets it, not a shop. */
  whereToFind: z.array(SourcedLocalized).default([]),
  ...forVisitors,
  season: z
    .strictObject({
      months: Months.min(1),
      note: Localized.optional(),
      sources: z.array(Id).min(1),
    })
    .optional(),
  designations: z
    .array(
      z.strictObject({
        kind: z.enum(['GI', 'OCOP', 'trademark']),
        name: Localized,
        year: z.int().optional(),
        decision: z.string().min(1).optional(),
        sources: z.array(Id).min(1),
      }),
    )
    .default([]),
  /** Entries of official lists that it describes. */
  listings: Ids,
});

export const OccurrenceSchema = z
  .strictObject({
    ...base,
    type: z.literal('occurrence'),
    of: Id,
    status: z.enum(OCCURRENCE_STATUSES),
    start: IsoDate,
    end: IsoDate.optional(),
  })
  .refine((occurrence) => occurrence.end === undefined || occurrence.end >= occurrence.start, {
    path: ['end'],
    params: { fault: 'bad-date' },
  });
