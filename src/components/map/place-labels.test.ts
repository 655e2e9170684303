import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LabelWish, labelBox, overlap, placeLabels } from './place-labels.ts';

const FRAME = { width: 320, height: 367 };
const NAMES = ['Đắk Lắk', 'Hà Nội', 'Thành phố Hồ Chí Minh', 'Huế', '黃沙群島', 'ខ្មែរ'];

const wishes: fc.Arbitrary<LabelWish[]> = fc
  .array(
    fc.record({
      text: fc.constantFrom(...NAMES),
      at: fc.tuple(fc.integer({ min: 0, max: 320 }), fc.integer({ min: 0, max: 367 })),
      clear: fc.integer({ min: 3, max: 14 }),
      weight: fc.integer({ min: 0, max: 9 }),
      side: fc.constantFrom('east' as const, 'west' as const),
    }),
    { maxLength: 24 },
  )
  .map((all) => all.map((wish, index) => ({ ...wish, id: `place-${index}`, size: 11 })));

test('no two names overlap, whatever is asked for, and none leaves the frame', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      const placed = placeLabels(all, FRAME, []);
      const boxes = all.flatMap(({ id, text, size }) => {
        const label = placed.get(id);
        // Places are told to a tenth of a unit.
        return label === undefined ? [] : [shrunk(labelBox(label, text, size), 0.1)];
      });
      boxes.forEach((box, index) => {
        expect(box.left).toBeGreaterThan(0);
        expect(box.right).toBeLessThan(FRAME.width);
        for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
      });
    }),
    { numRuns: 60 },
  );
});

test('the same wishes give the same places, in whatever order they come', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      const sorted = (placed: ReturnType<typeof placeLabels>) => [...placed].sort();
      expect(sorted(placeLabels(all.toReversed(), FRAME, []))).toEqual(
        sorted(placeLabels(all, FRAME, [])),
      );
    }),
    { numRuns: 30 },
  );
});

test('what is taken stays free', () => {
  const taken = [{ left: 0, top: 0, right: 320, bottom: 367 }];
  const wish: LabelWish = {
    id: 'a',
    text: 'Huế',
    at: [50, 50],
    clear: 3,
    size: 11,
    weight: 1,
    side: 'east',
  };
  expect(placeLabels([wish], FRAME, taken).size).toBe(0);
});

test('a line to a name that stands apart never leads east: that way lies the sea', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      const placed = placeLabels(all, FRAME, []);
      for (const { id, at } of all) {
        const leader = placed.get(id)?.leader;
        if (leader) expect(leader[0]).toBeLessThanOrEqual(at[0] + 0.1);
      }
    }),
    { numRuns: 40 },
  );
});

function shrunk(box: ReturnType<typeof labelBox>, by: number): ReturnType<typeof labelBox> {
  const { left, top, right, bottom } = box;
  return { left: left + by, top: top + by, right: right - by, bottom: bottom - by };
}
