import { z } from 'zod';
import { Id, Localized } from '../text.ts';
import { base } from './shared-fields.ts';

const StoryBlockSchema = z.discriminatedUnion('kind', [
  /** The n-th section of the story's own text, split before each `##`; 0 is what stands before the first. */
  z.strictObject({ kind: z.literal('prose'), section: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('media'),
    media: Id,
    startSeconds: z.number().nonnegative().optional(),
    endSeconds: z.number().positive().optional(),
  }),
  /** A part of a picture, in its pixels from the upper left corner. */
  z.strictObject({
    kind: z.literal('detail'),
    media: Id,
    region: z.strictObject({
      x: z.int().nonnegative(),
      y: z.int().nonnegative(),
      width: z.int().positive(),
      height: z.int().positive(),
    }),
    caption: Localized.optional(),
  }),
  /** A recording in parts, each with the records it tells of. */
  z.strictObject({
    kind: z.literal('chapters'),
    media: Id,
    chapters: z
      .array(
        z.strictObject({
          startSeconds: z.number().nonnegative(),
          title: Localized,
          records: z.array(Id).default([]),
        }),
      )
      .min(1),
  }),
  z.strictObject({ kind: z.literal('record'), record: Id }),
  z.strictObject({ kind: z.literal('map'), places: z.array(Id).min(1) }),
  /** Two records with what is known of both, or two pictures. */
  z.strictObject({ kind: z.literal('comparison'), records: z.tuple([Id, Id]) }),
]);
export const StorySchema = z.strictObject({
  ...base,
  type: z.literal('story'),
  blocks: z.array(StoryBlockSchema).min(1),
});

export const BulletinSchema = z.strictObject({
  ...base,
  type: z.literal('bulletin'),
  items: z.array(Id).min(1),
  script: Localized.optional(),
  audio: Id.optional(),
});
