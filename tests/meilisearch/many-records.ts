import type { PublicEntry } from '#domain/public/record.ts';
import { place, record, text } from '#tests/golden/search/records.ts';

/** So many invented places, each titled with `word` and its number. */
export function manyRecords(many: number, word: string): PublicEntry[] {
  return Array.from({ length: many }, (_, i) =>
    record('place', `place-${i}`, place('village'), {
      texts: [text('vi', `${word} ${i}`, null, `A festival of the place ${i}. `.repeat(20))],
    }),
  );
}
