import { z } from 'zod';

/** What a file says of itself. Nothing of it is published by itself. */
export const FileFacts = z.object({
  /** By its bytes: `image/jpeg`; `null` where they tell nothing. */
  mediaType: z.string().nullable(),
  /** As the device's clock had it: `2026-11-21`. */
  madeOn: z.string().nullable(),
  camera: z.string().nullable(),
  place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
});
export type FileFacts = z.output<typeof FileFacts>;
