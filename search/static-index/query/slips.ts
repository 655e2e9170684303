import { meantBeside } from './meant-beside.ts';
import { matchMeant } from './meant-matches.ts';

/** What forgives slips. Most questions do without: a browser fetches it apart. */
export interface Slips {
  meantBeside: typeof meantBeside;
  matchMeant: typeof matchMeant;
}

export const slips: Slips = { meantBeside, matchMeant };
