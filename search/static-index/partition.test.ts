import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partition, separator } from './partition.ts';
import { assignSlots } from './slots.ts';

const items = fc
  .uniqueArray(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 200 })
  .map((keys) => keys.sort().map((key) => ({ key, sizeBytes: 10 })));

test('the runs joined are the items, none too large unless it holds one key', () => {
  fc.assert(
    fc.property(items, (given) => {
      const runs = partition(given, 50);
      expect(runs.flat()).toEqual(given);
      for (const run of runs) expect(run.length <= 5 || run[0]?.key === run.at(-1)?.key).toBe(true);
    }),
  );
});

test('one item more changes the run it falls into, and at most splits it', () => {
  fc.assert(
    fc.property(items, fc.string({ maxLength: 8 }), (given, key) => {
      fc.pre(!given.some((item) => item.key === key));
      const more = [...given, { key, sizeBytes: 10 }].sort((a, b) => (a.key < b.key ? -1 : 1));
      const before = new Set(partition(given, 50).map((run) => JSON.stringify(run)));
      const fresh = partition(more, 50).filter((run) => !before.has(JSON.stringify(run)));
      const [first, last] = [fresh[0]?.[0]?.key ?? '', fresh.at(-1)?.at(-1)?.key ?? ''];
      const touched = given.filter((item) => item.key >= first && item.key <= last);
      expect(touched.length).toBeLessThanOrEqual(5);
    }),
  );
});

test('a separator is above what stands before it and not above what stands after', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      fc.pre(a !== b);
      const [before, after] = a < b ? [a, b] : [b, a];
      const cut = separator(before, after);
      expect(cut > before && cut <= after).toBe(true);
    }),
  );
});

test('slots ascend, are one per id, and stay when a record comes or goes', () => {
  const ids = Array.from({ length: 500 }, (_, i) => `record-${i}`);
  const slots = assignSlots(ids);
  expect(new Set(slots.values()).size).toBe(500);
  expect([...slots.values()]).toEqual([...slots.values()].sort((a, b) => a - b));
  const without = assignSlots(ids.filter((id) => id !== 'record-77'));
  const moved = [...without].filter(([id, slot]) => slots.get(id) !== slot);
  expect(moved.length).toBeLessThanOrEqual(2);
});
