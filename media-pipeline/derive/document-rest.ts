import type { Recipe } from '../recipe.ts';
import { refuse } from '../refusal.ts';
import { MAX_PICTURES } from './document-pages.ts';

/** Says of a long document that its later pages are read as text only. */
export const documentRest: Recipe<{ fromPage: number }> = {
  name: 'document-rest',
  version: 1,
  tool: 'poppler',
  kinds: ['document'],
  plan(probe) {
    if (probe.kind !== 'document' || probe.pages.length <= MAX_PICTURES) return null;
    return { fromPage: MAX_PICTURES + 1 };
  },
  run: () => Promise.resolve(refuse('pages-as-text-only')),
};
