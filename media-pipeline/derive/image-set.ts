import { type ImageSize, imageSizes, sizeAtMost } from '../plan/image-sizes.ts';
import type { Probe } from '../probe/probe.ts';
import type { PlanContext, Recipe } from '../recipe.ts';
import { type Encoding, encodeStill, STILL_ENCODING } from './image/encode.ts';
import type { ImageSetParams } from './image/make-set.ts';
import { type Pixels, resized, thumbhashOf } from './image/pixels.ts';
import { overOriginal, written } from './image/run-image-recipe.ts';
import { writeDown } from './image/write-down.ts';
import type { Made } from './made.ts';

export { type Encoding, type Pixels, STILL_ENCODING };

const WIDTHS_PX = [320, 640, 960, 1600];
const THUMBNAIL_PX = 32;

/** AVIF and JPEG in several widths, a thumbnail, and a ThumbHash. */
export const imageSet: Recipe<ImageSetParams> = {
  name: 'image-set',
  version: 2,
  tool: 'sharp',
  kinds: ['image'],
  plan: planImageSet,
  async run(params, context) {
    return written(await overOriginal('set', params, context), context);
  },
};

/** Also what other recipes go by that use the files of the set. */
export function planImageSet(probe: Probe, { settings }: PlanContext): ImageSetParams | null {
  if (probe.kind !== 'image') return null;
  return {
    format: probe.format,
    sizes: imageSizes(probe, WIDTHS_PX),
    thumbnail: sizeAtMost(probe, THUMBNAIL_PX),
    encoding: STILL_ENCODING,
    credit: settings.credit,
  };
}

/** A picture that is not an image of its own, as AVIF and JPEG, with a poster's labels; and its ThumbHash. */
export async function deriveStill(options: {
  pixels: Pixels;
  size: ImageSize;
  encoding: Encoding;
  folder: string;
}): Promise<Made> {
  const { size, encoding, folder } = options;
  const pixels = await resized(options.pixels, size.widthPx);
  const files = await encodeStill(pixels, {
    role: 'poster',
    label: (format) => `poster-${format}-${size.widthPx}`,
    encoding,
    xmp: null,
  });
  return {
    findings: { thumbhash: await thumbhashOf(options.pixels) },
    files: await writeDown(files, folder),
  };
}
