import { expect, test } from 'vitest';
import { countryFrame, frameAround, pointIn } from './frame.ts';

test('north is up and east is right', () => {
  const frame = countryFrame(320);
  const [hanoiX, hanoiY] = pointIn(frame, [105.7, 21]);
  const [caMauX, caMauY] = pointIn(frame, [105.2, 9.1]);
  expect(hanoiY).toBeLessThan(caMauY);
  expect(hanoiX).toBeGreaterThan(caMauX);
});

test('a degree is as wide at the cape as in the north, and a little taller in the north', () => {
  const frame = countryFrame(1000);
  const tall = (lat: number) => pointIn(frame, [105, lat])[1] - pointIn(frame, [105, lat + 1])[1];
  expect(tall(22) / tall(9)).toBeGreaterThan(1.03);
  expect(tall(22) / tall(9)).toBeLessThan(1.1);
});

test('a window about positions holds them all, with room at the sides', () => {
  const positions = [
    [105.1, 10.2],
    [104.9, 9.9],
    [106.3, 10],
  ] as const;
  const frame = frameAround(positions, { width: 280, height: 210, leastDegrees: 1.6 });
  for (const position of positions) {
    const [x, y] = pointIn(frame, position);
    expect(x).toBeGreaterThan(40);
    expect(x).toBeLessThan(240);
    expect(y).toBeGreaterThan(10);
    expect(y).toBeLessThan(200);
  }
});
