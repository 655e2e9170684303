import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRun, encodeRun } from './order.ts';

test('a run of slots is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 31 - 1)), (slots) => {
      expect(decodeRun(encodeRun(slots))).toEqual(slots);
    }),
  );
});
