import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';

/** What a screen shows beside what was typed. */
export interface Fault {
  name: string;
  what: Bilingual;
  hint: Bilingual;
}

/** The fault a person can mend; what is none is thrown on. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof ArchiveError)) throw error;
  const { name, what, hint } = error;
  return { name, what, hint };
}
