import { z } from 'zod';
import { ConsentSchema } from '../access.ts';
import { PLACE_KINDS } from '../public/facts.ts';
import { Id, IsoDate, LanguageTag, Localized, SourcedLocalized } from '../text.ts';
import { base, Ids } from './shared-fields.ts';

export const COORDINATE_PRECISIONS = ['exact', 'commune', 'province'] as const;
export const PlaceSchema = z.strictObject({
  ...base,
  type: z.literal('place'),
  kind: z.enum(PLACE_KINDS),
  parent: Id.optional(),
  coordinates: z
    .strictObject({
      lon: z.number().min(-180).max(180),
      lat: z.number().min(-90).max(90),
      precision: z.enum(COORDINATE_PRECISIONS),
      /** What the public may see: coarser than known, or nothing. */
      publish: z.enum([...COORDINATE_PRECISIONS, 'withheld']).optional(),
    })
    .optional(),
  codes: z
    .array(
      z.strictObject({
        scheme: z.string().min(1),
        code: z.string().min(1),
        validFrom: IsoDate.optional(),
        validTo: IsoDate.optional(),
      }),
    )
    .default([]),
  succeededBy: Ids,
});

export const CommunitySchema = z.strictObject({
  ...base,
  type: z.literal('community'),
  parent: Id.optional(),
  codes: z
    .strictObject({ qd121: z.string().optional(), qd1019: z.string().optional() })
    .default({}),
  family: Localized.optional(),
  languages: z.array(LanguageTag).default([]),
  scripts: z.array(z.string().regex(/^[A-Z][a-z]{3}$/)).default([]),
  population: z
    .array(
      z
        .strictObject({
          year: z.int(),
          count: z.int().nonnegative(),
          /** `VN`, or words for an area that is no place of the archive. */
          scope: z.string().min(1).optional(),
          /** The place that was counted. */
          place: Id.optional(),
          sources: z.array(Id).min(1),
        })
        .refine(({ scope, place }) => (scope === undefined) !== (place === undefined), {
          path: ['scope'],
        }),
    )
    .default([]),
  /** Persons the community named as its custodians. */
  custodians: Ids,
  protocols: Ids,
  /** How the community wishes to be approached, in its own words. */
  approach: z.array(SourcedLocalized).default([]),
});

export const PersonSchema = z.strictObject({
  ...base,
  type: z.literal('person'),
  role: Localized.optional(),
  /** Consent to be named; without a holding one the person is nowhere in public. */
  consents: z.array(ConsentSchema).default([]),
});

export const OrganisationSchema = z.strictObject({
  ...base,
  type: z.literal('organisation'),
  role: Localized.optional(),
  url: z.url().optional(),
});

export const ProtocolSchema = z.strictObject({
  ...base,
  type: z.literal('protocol'),
  owner: Id,
  asks: Localized,
  /** Persons admitted by the owner's custodians. */
  members: Ids,
});
