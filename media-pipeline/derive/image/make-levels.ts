import type { MediaCredit } from '#domain/media-settings.ts';
import type { ImageSize } from '../../plan/image-sizes.ts';
import type { Readable } from '../../probe/image/readable.ts';
import type { ImageProbe } from '../../probe/probe.ts';
import { type EncodedFile, type Encoding, encodeStill } from './encode.ts';
import type { Encoded } from './make-set.ts';
import { decodeAtMost, resized } from './pixels.ts';
import { toXmp } from './xmp.ts';

export interface LevelParams {
  format: ImageProbe['format'];
  /** Smallest first; at least one. */
  levels: ImageSize[];
  encoding: Encoding;
  credit: MediaCredit | null;
}

/** The whole picture as JPEG at each of the sizes, to the pixel. */
export async function makeLevels(
  readable: Readable,
  { levels, encoding, credit }: LevelParams,
): Promise<Encoded> {
  const largest = await decodeAtMost(readable, levels.at(-1)?.widthPx ?? 1);
  const xmp = toXmp(credit);
  const files: EncodedFile[] = [];
  for (const { widthPx, heightPx } of levels) {
    const pixels = await resized(largest, widthPx, heightPx);
    const label = () => `level-${widthPx}`;
    const options = { role: 'tiles', label, formats: ['jpeg'], encoding, xmp } as const;
    files.push(...(await encodeStill(pixels, options)));
  }
  return { findings: {}, files };
}
