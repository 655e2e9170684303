import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadPins } from './spread-pins.ts';

test('two pins on one spot part, each half the way', () => {
  const [a, b] = spreadPins(
    [
      { at: [50, 50], radius: 6 },
      { at: [50, 50], radius: 6 },
    ],
    10,
  );
  expect(Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0))).toBeGreaterThan(
    11,
  );
});

test('pins with room stay where they are', () => {
  const discs = [
    { at: [10, 10], radius: 4 },
    { at: [40, 10], radius: 4 },
  ] as const;
  expect(spreadPins(discs, 10)).toEqual([
    [10, 10],
    [40, 10],
  ]);
});

test('no pin goes farther from its place than it may', () => {
  const disc = fc.record({
    at: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })),
    radius: fc.integer({ min: 2, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(disc, { maxLength: 20 }), (discs) => {
      spreadPins(discs, 9).forEach(([x, y], index) => {
        const [homeX, homeY] = discs[index]?.at ?? [x, y];
        expect(Math.hypot(x - homeX, y - homeY)).toBeLessThanOrEqual(9.001);
      });
    }),
  );
});
