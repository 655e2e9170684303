import type { RecordType } from '#domain/public/vocabulary.ts';

/** Types whose texts state facts, each paragraph of which must cite. */
export const CITING_TYPES: ReadonlySet<RecordType> = new Set([
  'festival',
  'custom',
  'product',
  'place',
  'community',
  'listing',
  'story',
]);
