import type { MediaCredit } from '#domain/media-settings.ts';
import type { ImageSize } from '../../plan/image-sizes.ts';
import type { Readable } from '../../probe/image/readable.ts';
import type { ImageProbe } from '../../probe/probe.ts';
import type { Findings } from '../made.ts';
import { type EncodedFile, type Encoding, encodeStill } from './encode.ts';
import { decodeAtMost, resized, thumbhashOf } from './pixels.ts';
import { toXmp } from './xmp.ts';

export interface ImageSetParams {
  format: ImageProbe['format'];
  /** Smallest first; at least one. */
  sizes: ImageSize[];
  thumbnail: ImageSize;
  encoding: Encoding;
  credit: MediaCredit | null;
}

export interface Encoded {
  findings: Partial<Findings>;
  files: EncodedFile[];
}

const THUMBNAIL_QUALITY = 60;

/** The responsive set of an image, from one decode: upright, in sRGB, on white, with its rights and no other metadata. */
export async function makeSet(
  readable: Readable,
  { sizes, thumbnail, encoding, credit }: ImageSetParams,
): Promise<Encoded> {
  const largest = await decodeAtMost(readable, sizes.at(-1)?.widthPx ?? thumbnail.widthPx);
  const xmp = toXmp(credit);
  const files: EncodedFile[] = [];
  for (const { widthPx } of sizes) {
    const pixels = await resized(largest, widthPx);
    const label = (format: string) => `${format}-${widthPx}`;
    files.push(...(await encodeStill(pixels, { role: 'rendition', label, encoding, xmp })));
  }
  const small = await encodeStill(await resized(largest, thumbnail.widthPx), {
    role: 'thumbnail',
    label: () => `thumbnail-${thumbnail.widthPx}`,
    formats: ['jpeg'],
    encoding: { ...encoding, jpeg: { quality: THUMBNAIL_QUALITY } },
    xmp: null,
  });
  return { findings: { thumbhash: await thumbhashOf(largest) }, files: [...files, ...small] };
}
