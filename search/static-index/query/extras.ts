import { countFacet, inOrder } from './listing.ts';
import { meantBeside } from './meant-beside.ts';
import { matchMeant } from './meant-matches.ts';

/** Forgiving slips, other orders, facets: most questions do without, and a browser fetches it apart. */
export interface Extras {
  meantBeside: typeof meantBeside;
  matchMeant: typeof matchMeant;
  inOrder: typeof inOrder;
  countFacet: typeof countFacet;
}

export const extras: Extras = { meantBeside, matchMeant, inOrder, countFacet };
