import type { Recipe } from '../recipe.ts';
import { refuse } from '../refusal.ts';
import { MAX_PAGES } from './image-pages.ts';

/** Says of a TIFF file of many pages that the later ones are left out. */
export const imageRest: Recipe<{ fromPage: number }> = {
  name: 'image-rest',
  version: 1,
  tool: 'sharp',
  kinds: ['image'],
  plan(probe) {
    if (probe.kind !== 'image' || probe.technical.container !== 'tiff') return null;
    return probe.technical.streams.length > MAX_PAGES ? { fromPage: MAX_PAGES + 1 } : null;
  },
  run: () => Promise.resolve(refuse('pages-left-out')),
};
