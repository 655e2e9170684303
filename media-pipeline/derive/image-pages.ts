import { sizeAtMost } from '../plan/image-sizes.ts';
import type { Recipe } from '../recipe.ts';
import { STILL_ENCODING } from './image/encode.ts';
import type { PageParams } from './image/make-pages.ts';
import { overOriginal, written } from './image/run-image-recipe.ts';

const WIDTH_PX = 1200;
/** A scanned booklet; longer ones are documents, and belong into a PDF. */
export const MAX_PAGES = 32;

/** The pages of a TIFF file after the first, which the other recipes take for the picture. */
export const imagePages: Recipe<PageParams> = {
  name: 'image-pages',
  version: 1,
  tool: 'sharp',
  kinds: ['image'],
  plan(probe, { settings }) {
    if (probe.kind !== 'image' || probe.technical.container !== 'tiff') return null;
    const pages = probe.technical.streams.slice(0, MAX_PAGES).map((stream, index) => {
      const size = { widthPx: stream.widthPx ?? 1, heightPx: stream.heightPx ?? 1 };
      return { number: index + 1, widthPx: sizeAtMost(size, WIDTH_PX).widthPx };
    });
    if (pages.length < 2) return null;
    return {
      format: 'plain',
      pages: pages.slice(1),
      encoding: STILL_ENCODING,
      credit: settings.credit,
    };
  },
  async run(params, context) {
    return written(await overOriginal('pages', params, context), context);
  },
};
