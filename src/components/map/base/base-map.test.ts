import { expect, test } from 'vitest';
import { countryFrame, type Point, pointIn } from '../frame.ts';
import { BORDER, COAST, FAR_COAST, HOANG_SA, TRUONG_SA } from './base-map.ts';
import { archipelagos, decoded, drawBase } from './draw-base.ts';

const mainland = [...decoded(COAST), ...decoded(FAR_COAST)];
const border = decoded(BORDER);

function isOnLand([x, y]: Point): boolean {
  return mainland.reduce((inside, [toX, toY], index) => {
    const [fromX, fromY] = mainland.at(index - 1) ?? [0, 0];
    const crosses =
      fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX;
    return crosses ? !inside : inside;
  }, false);
}

test('the border runs over land alone, from coast to coast', () => {
  const atSea = border.slice(1, -1).filter((position) => !isOnLand(position));
  // Where it reaches the shore a point may lie in the water of an estuary, as the source has it.
  expect(atSea.length).toBeLessThanOrEqual(2);
  const ends = [decoded(COAST)[0], decoded(COAST).at(-1)];
  for (const position of atSea) {
    const away = Math.min(
      ...ends.map((end) =>
        Math.hypot(position[0] - (end?.[0] ?? 0), position[1] - (end?.[1] ?? 0)),
      ),
    );
    expect(away).toBeLessThan(0.15);
  }
  expect([border[0], border.at(-1)]).toEqual(ends);
});

test('no border lies east of the mainland', () => {
  expect(Math.max(...border.map(([lon]) => lon))).toBeLessThan(108.1);
});

test('both archipelagos are there with all the islands of the source', () => {
  expect(decoded(HOANG_SA)).toHaveLength(12);
  expect(decoded(TRUONG_SA)).toHaveLength(10);
});

test('every island lies within the frame of the country, at every width', () => {
  for (const width of [280, 320, 640]) {
    const frame = countryFrame(width);
    const { hoangSa, truongSa } = archipelagos(frame);
    for (const [x, y] of [...hoangSa, ...truongSa]) {
      expect(x).toBeGreaterThan(6);
      expect(x).toBeLessThan(frame.width - 6);
      expect(y).toBeGreaterThan(6);
      expect(y).toBeLessThan(frame.height - 6);
    }
  }
});

test('the drawing of a record page stays under 2 KB compressed', async () => {
  const { gzipSync } = await import('node:zlib');
  const {
    country,
    far,
    border: line,
  } = drawBase(countryFrame(400), {
    tolerance: 0.5,
    smallest: 0.8,
    digits: 0,
  });
  expect(gzipSync(country + far + line).byteLength).toBeLessThan(2048);
  expect(country.startsWith('M')).toBe(true);
});

test('Hà Nội, Cà Mau and Phú Quốc lie where the country is drawn', () => {
  const frame = countryFrame(400);
  const [x, y] = pointIn(frame, [105.7, 21]);
  expect(x).toBeGreaterThan(90);
  expect(y).toBeLessThan(100);
  expect(isOnLand([105.7, 21])).toBe(true);
  expect(isOnLand([105.18, 9.14])).toBe(true);
});
