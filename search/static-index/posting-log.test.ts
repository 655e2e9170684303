import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postingLog } from './posting-log.ts';

test('the list of a term is what was added for it, in order and each once', () => {
  const entries = fc.array(fc.tuple(fc.nat(20), fc.nat(500)), { maxLength: 300 });
  fc.assert(
    fc.property(entries, (given) => {
      const log = postingLog();
      for (const [term, posting] of given) log.add(term, posting);
      const listOf = log.lists(21);
      for (let term = 0; term <= 20; term += 1) {
        const own = given.filter(([each]) => each === term).map(([, posting]) => posting);
        expect([...listOf(term)]).toEqual([...new Set(own)].sort((a, b) => a - b));
      }
    }),
  );
});
