import { z } from 'zod';
import { descriptionKey } from '#domain/media-settings.ts';
import { MEDIA_KINDS } from '#domain/public/vocabulary.ts';
import type { MediaAsset } from '../asset.ts';

const Text = z.string().nullable();
const WorkSchema = z.object({
  kind: z.enum(MEDIA_KINDS),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.number(),
  settings: z.object({
    focus: z.object({ x: z.number(), y: z.number() }).nullable(),
    posterAtSeconds: z.number().nullable(),
    soundTrack: z.number().nullable(),
    reduceNoise: z.boolean(),
    credit: z.object({ creator: Text, holder: Text, attribution: Text, licence: Text }).nullable(),
  }),
  profile: z.object({
    hlsAboveSeconds: z.number(),
    hlsSegments: z.enum(['single-file', 'many']),
    av1: z.boolean(),
  }),
});

/** One original to work on, as a worker anywhere is told: no path, no name, no record. */
export type Work = z.output<typeof WorkSchema>;

/** Work is named by what it makes: the original's bytes, as the kind and with the settings of its record. */
export function taskKey({
  kind,
  sha256,
  settings,
}: Pick<MediaAsset, 'kind' | 'sha256' | 'settings'>): string {
  return `${kind}:${descriptionKey(sha256, settings)}`;
}

export function toPayload(work: Work): string {
  const { kind, sha256, sizeBytes, settings, profile } = work;
  return JSON.stringify({ kind, sha256, sizeBytes, settings, profile });
}

/** `null` for a payload of another version of the archive. */
export function parsePayload(payload: string): Work | null {
  try {
    return WorkSchema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
