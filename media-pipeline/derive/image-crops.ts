import { cropSizes, type Shape } from '../plan/crop-region.ts';
import type { Recipe } from '../recipe.ts';
import { STILL_ENCODING } from './image/encode.ts';
import type { CropParams } from './image/make-crops.ts';
import { overOriginal, written } from './image/run-image-recipe.ts';

/** For lists; and for the card that Facebook and Zalo draw beside a link, which they read as JPEG only. */
const CROPS = [
  { name: 'square', widthPx: 480, heightPx: 480, leastWidthPx: 120, formats: ['avif', 'jpeg'] },
  { name: 'card', widthPx: 1200, heightPx: 630, leastWidthPx: 600, formats: ['jpeg'] },
] as const satisfies readonly (Shape & { name: string; formats: readonly ('avif' | 'jpeg')[] })[];

/** Cuts of an image around the point an editor chose, or the one that draws the eye. */
export const imageCrops: Recipe<CropParams> = {
  name: 'image-crops',
  version: 1,
  tool: 'sharp',
  kinds: ['image'],
  plan(probe, { settings }) {
    if (probe.kind !== 'image') return null;
    const { crops, decodeWidthPx } = cropSizes(probe, CROPS);
    if (crops.length === 0) return null;
    return {
      format: probe.format,
      focus: settings.focus,
      decodeWidthPx,
      crops: crops.map(({ name, widthPx, heightPx, formats }) => ({
        ...{ name, widthPx, heightPx },
        formats: [...formats],
      })),
      encoding: STILL_ENCODING,
      credit: settings.credit,
    };
  },
  async run(params, context) {
    return written(await overOriginal('crops', params, context), context);
  },
};
