import { z } from 'zod';
import { ConsentSchema } from '../access.ts';
import { MEDIA_KINDS } from '../public/vocabulary.ts';
import { Id, IsoDate, LanguageTag, Localized } from '../text.ts';
import { base, Ids } from './shared-fields.ts';

const Share = z.number().min(0).max(1);
const FileName = z.string().regex(/^[^/\\]+$/);
export const MediaSchema = z.strictObject({
  ...base,
  type: z.literal('media'),
  kind: z.enum(MEDIA_KINDS),
  original: z.strictObject({
    /** Beside this record.yaml; absent when the original is only in the object store. */
    file: FileName.optional(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    sizeBytes: z.int().nonnegative(),
    mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  }),
  alt: Localized,
  speechLanguages: z.array(LanguageTag).default([]),
  tracks: z
    .array(
      z.strictObject({
        kind: z.enum([
          'captions',
          'subtitles',
          'chapters',
          'transcript',
          'transliteration',
          'translation',
        ]),
        lang: LanguageTag,
        file: FileName,
      }),
    )
    .default([]),
  creator: z.string().min(1).optional(),
  madeOn: IsoDate.optional(),
  madeAt: Id.optional(),
  /** What the media pipeline is asked to mind. */
  processing: z
    .strictObject({
      /** The point that crops keep, from the upper left corner of the upright picture, 0–1. */
      focus: z.strictObject({ x: Share, y: Share }).optional(),
      posterAtSeconds: z.number().nonnegative().optional(),
      /** Counted from 1. */
      soundTrack: z.int().positive().optional(),
      reduceNoise: z.boolean().default(false),
      /** Of a document: do the words beneath its pages go to its page and to search? Its pictures do. */
      pageText: z.boolean().default(true),
    })
    .prefault({}),
  synthetic: z.boolean().default(false),
  /** Who can be seen or heard, each with consent. Empty only when nobody can. */
  people: Ids,
  consents: z.array(ConsentSchema).default([]),
});
