import { z } from 'zod';
import { AccessSchema } from '../access.ts';
import { NAME_KINDS, REVIEW_STATES } from '../public/vocabulary.ts';
import { RightsSchema } from '../rights.ts';
import { Id, IsoDate, LanguageTag, Localized } from '../text.ts';

/** A name besides the titles. `exonym`: found by search, displayed nowhere. `autonym` leads once reviewed. */
const NameSchema = z.strictObject({
  text: z.string().min(1),
  lang: LanguageTag,
  kind: z.enum([...NAME_KINDS, 'exonym']),
  reviewed: z.boolean().default(false),
  sources: z.array(Id).default([]),
});

export const Ids = z.array(Id).default([]);

/** What every record has. */
export const base = {
  id: Id,
  slug: Id.optional(),
  formerSlugs: z.array(Id).default([]),
  review: z.enum(REVIEW_STATES),
  /** Absent means not public. */
  access: AccessSchema.optional(),
  names: z.array(NameSchema).default([]),
  communities: Ids,
  places: Ids,
  concepts: Ids,
  media: Ids,
  sources: Ids,
  related: z.array(z.strictObject({ id: Id, reason: Localized.optional() })).default([]),
  rights: RightsSchema.optional(),
  history: z.array(z.strictObject({ date: IsoDate, note: Localized })).default([]),
};

export const Months = z.array(z.int().min(1).max(12));
