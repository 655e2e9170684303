import { z } from 'zod';
import { Id, IsoDate, LanguageTag, Localized } from '../text.ts';
import { base } from './shared-fields.ts';

export const CollectionSchema = z.strictObject({
  ...base,
  type: z.literal('collection'),
  deed: z.string().optional(),
  provenance: Localized.optional(),
  extent: Localized.optional(),
});

export const SourceSchema = z.strictObject({
  ...base,
  type: z.literal('source'),
  citation: z.strictObject({
    title: z.string().min(1),
    author: z.string().min(1).optional(),
    publisher: z.string().min(1).optional(),
    date: z
      .string()
      .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
      .optional(),
    url: z.url().optional(),
    kind: z.enum(['web-page', 'decision', 'dataset', 'book', 'article', 'law', 'interview']),
  }),
  dateRead: IsoDate,
  licence: z.string().min(1),
});

export const ConceptSchema = z.strictObject({
  ...base,
  type: z.literal('concept'),
  scheme: z.string().min(1),
  prefLabel: Localized,
  altLabel: z.record(LanguageTag, z.array(z.string().min(1))).default({}),
  broader: Id.optional(),
  exactMatch: z.array(z.url()).default([]),
});
