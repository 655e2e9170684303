import { z } from 'zod';
import { CHANNELS, DEFAULT_CHANNELS } from './public/vocabulary.ts';
import { Id, IsoDate, Localized, MonthDay } from './text.ts';

export const ACCESS_LEVELS = ['public', 'protocol', 'custodians', 'withdrawn'] as const;

/**
 * A yearly time in which the thing is shown; outside it, only `custodians` see it.
 * `11-15`…`02-10` runs over the new year. A lunar window is `{ lunarMonth, fromDay, toDay }` in the
 * Vietnamese calendar (UTC+7).
 */
export const SeasonSchema = z.union([
  z.strictObject({ from: MonthDay, to: MonthDay }),
  z.strictObject({
    lunarMonth: z.int().min(1).max(12),
    fromDay: z.int().min(1).max(30),
    toDay: z.int().min(1).max(30),
  }),
]);
export type Season = z.output<typeof SeasonSchema>;

/** Who may know of a thing, when, and what a public thing may be used for (DOMAIN.md, Access). */
export const AccessSchema = z
  .strictObject({
    level: z.enum(ACCESS_LEVELS),
    /** With `level: protocol`: the protocols whose members are admitted. */
    protocols: z.array(Id).default([]),
    match: z.enum(['any', 'all']).default('any'),
    channels: z.array(z.enum(CHANNELS)).default([...DEFAULT_CHANNELS]),
    season: SeasonSchema.optional(),
    /** First and last day on which the rule holds; outside them the thing is shown to custodians only. */
    from: IsoDate.optional(),
    until: IsoDate.optional(),
    /** In the community's words. */
    reason: Localized.optional(),
    /** With `level: withdrawn`: may the tombstone keep the title? */
    showTitle: z.boolean().default(false),
    withdrawnOn: IsoDate.optional(),
  })
  .refine((access) => access.level !== 'protocol' || access.protocols.length > 0, {
    path: ['protocols'],
  });
export type Access = z.output<typeof AccessSchema>;

/** One person's consent to one kind of use (DOMAIN.md, Access). */
export const ConsentSchema = z.strictObject({
  /** The person record, or `null` where the person may not be named even here. */
  person: Id.nullable(),
  /** By the person, a guardian (minors) or the family (the dead). */
  givenBy: z.enum(['self', 'guardian', 'family', 'community']),
  how: z.enum(['written', 'recorded', 'spoken-before-witness']),
  givenOn: IsoDate,
  /** Last day on which it holds; absent means without end. */
  until: IsoDate.optional(),
  channels: z.array(z.enum(CHANNELS)).min(1),
});
export type Consent = z.output<typeof ConsentSchema>;
