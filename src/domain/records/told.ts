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
  z.strictObject({ kind: z.literal('record'), record: Id }),
  z.strictObject({ kind: z.literal('map'), places: z.array(Id).min(1) }),
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
