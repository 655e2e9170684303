import { lookDeeper } from './deeper.ts';
import { foresee } from './foresight.ts';
import { countFacet, inOrder } from './listing.ts';

/** Looking beyond names, other orders, facets: what names answer does without, and a browser fetches it apart. */
export interface Extras {
  lookDeeper: typeof lookDeeper;
  foresee: typeof foresee;
  inOrder: typeof inOrder;
  countFacet: typeof countFacet;
}

export const extras: Extras = { lookDeeper, foresee, inOrder, countFacet };
