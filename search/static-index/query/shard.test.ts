import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../fold.ts';
import { decodeShard, encodeShard } from './shard.ts';

const terms = fc
  .uniqueArray(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 40 })
  .chain((words) =>
    fc.tuple(
      ...words.map((exact) =>
        fc
          .uniqueArray(fc.tuple(fc.nat(2 ** 31 - 1), fc.nat(31)), {
            maxLength: 30,
            selector: ([slot]) => slot,
          })
          .map((postings) => postings.sort(([a], [b]) => a - b))
          .map((postings) => ({
            exact,
            slots: postings.map(([slot]) => slot),
            weights: Uint8Array.from(postings, ([, weight]) => weight),
          })),
      ),
    ),
  );

test('what is encoded is what is decoded', () => {
  fc.assert(
    fc.property(terms, (given) => {
      const decoded = decodeShard(encodeShard(given));
      expect(decoded).toEqual(given.map((term) => ({ ...term, folded: fold(term.exact) })));
    }),
  );
});
