import type { Bilingual } from '#domain/archive-error.ts';

/**
 * Level and words of a kind of fault. What time or a takedown alone can bring about is a warning, so
 * that it never stops a build; the gate then leaves the thing out.
 */
export interface FaultText {
  level: 'error' | 'warning';
  what: Bilingual;
  hint: Bilingual;
}
