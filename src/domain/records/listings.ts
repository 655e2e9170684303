import { z } from 'zod';
import { FACT_BASES, HERITAGE_LISTS, ICH_DOMAINS, UNESCO_LISTS } from '../public/vocabulary.ts';
import { Id } from '../text.ts';
import { base } from './shared-fields.ts';

const Basis = z.enum(FACT_BASES);

/** An entry of the national or of a UNESCO list of intangible cultural heritage. */
export const ListingSchema = z.strictObject({
  ...base,
  type: z.literal('listing'),
  list: z.enum(HERITAGE_LISTS),
  /** Which list of the 2003 Convention, Art. 16–18; of UNESCO entries only. */
  unescoList: z.enum(UNESCO_LISTS).optional(),
  /** Year of inscription. */
  year: z.int().optional(),
  /** Year of a proclamation before the Convention's lists were there. */
  proclaimed: z.int().optional(),
  decision: z.string().min(1).optional(),
  domain: z.enum(ICH_DOMAINS).optional(),
  /** Concepts: the type of the Law of 2024, Art. 10, and the category of Circular 04/2010, Art. 4. */
  law2024: Id.optional(),
  circular2010: Id.optional(),
  /** ISO 3166-1 alpha-2, in the order of the list. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
  /** Whether the sources say it, or the archive concludes it from the name or the batch. */
  basis: z
    .strictObject({
      whose: Basis.optional(),
      year: Basis.optional(),
      category: Basis.optional(),
    })
    .default({}),
});
