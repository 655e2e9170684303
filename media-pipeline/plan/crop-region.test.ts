import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cropRegion, cropSizes } from './crop-region.ts';

const square = { widthPx: 480, heightPx: 480 };
const photograph = { widthPx: 4000, heightPx: 3000 };

describe('a crop', () => {
  test('is as large as the image allows, with the focus in its middle', () => {
    expect(cropRegion(photograph, square, { x: 0.5, y: 0.5 })).toEqual({
      ...{ leftPx: 500, topPx: 0 },
      ...{ widthPx: 3000, heightPx: 3000 },
    });
  });

  test('stops at the edge where the focus is near it', () => {
    expect(cropRegion(photograph, square, { x: 0.95, y: 0.1 }).leftPx).toBe(1000);
    expect(cropRegion(photograph, square, { x: 0, y: 0 }).leftPx).toBe(0);
  });

  test('lies within the image and keeps the focus inside, whatever the sizes', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    const size = fc.record({ widthPx: side, heightPx: side });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(size, size, fc.record({ x: share, y: share }), (of, shape, focus) => {
        const { leftPx, topPx, widthPx, heightPx } = cropRegion(of, shape, focus);
        expect(Math.min(leftPx, topPx)).toBeGreaterThanOrEqual(0);
        expect(Math.min(widthPx, heightPx)).toBeGreaterThanOrEqual(1);
        expect(leftPx + widthPx).toBeLessThanOrEqual(of.widthPx);
        expect(topPx + heightPx).toBeLessThanOrEqual(of.heightPx);
        expect(Math.abs(focus.x * of.widthPx - leftPx - widthPx / 2)).toBeLessThanOrEqual(
          Math.max(1, widthPx / 2 + 1),
        );
      }),
    );
  });
});

describe('the crops of an image', () => {
  const shapes = [
    { name: 'square', ...square, leastWidthPx: 120 },
    { name: 'card', widthPx: 1200, heightPx: 630, leastWidthPx: 600 },
  ];
  const sizes = (widthPx: number, heightPx: number) =>
    cropSizes({ widthPx, heightPx }, shapes).crops.map(
      (crop) => `${crop.name} ${crop.widthPx}x${crop.heightPx}`,
    );

  test.each([
    [4000, 3000, ['square 480x480', 'card 1200x630']],
    [1200, 630, ['square 480x480', 'card 1200x630']],
    [800, 600, ['square 480x480', 'card 800x420']],
    [500, 400, ['square 400x400']],
    [119, 4000, []],
  ])('of %i × %i are %j, none up-scaled', (widthPx, heightPx, expected) => {
    expect(sizes(widthPx, heightPx)).toEqual(expected);
  });

  test('need the image no wider than the largest of them does', () => {
    expect(cropSizes(photograph, shapes).decodeWidthPx).toBe(1200);
    expect(cropSizes({ widthPx: 4000, heightPx: 1000 }, shapes).decodeWidthPx).toBe(2520);
  });
});
