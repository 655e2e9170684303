import { expect, test } from 'vitest';
import type { Pixels } from '../image-set.ts';
import { lookAt, posterMoment, posterScore } from './poster-moment.ts';

const [WIDTH, HEIGHT] = [64, 36];
const PLACED = { share: 0.5, unrest: 0 };

function picture(colourAt: (x: number, y: number) => readonly [number, number, number]): Pixels {
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) data.set(colourAt(x, y), (y * WIDTH + x) * 3);
  }
  return { data, widthPx: WIDTH, heightPx: HEIGHT };
}

const plain = (value: number) => picture(() => [value, value, value]);
/** Coloured tiles; `softPx` is how wide their edges are. */
const tiles = (softPx: number) =>
  picture((x, y) => {
    const wave = Math.sin((x * Math.PI) / 8) * Math.sin((y * Math.PI) / 6);
    const level = 120 + 90 * Math.max(-1, Math.min(1, (wave * 8) / softPx));
    return [level, 240 - level, 90];
  });
const title = picture((x, y) => {
  const isLetter = y > 14 && y < 20 && x > 10 && x < 54 && x % 4 < 2;
  return isLetter ? [255, 255, 255] : [0, 0, 0];
});
const scoreOf = (pixels: Pixels, standing = PLACED) => posterScore(lookAt(pixels), standing);

test.each([
  ['black', plain(0)],
  ['white', plain(255)],
  ['grey all over', plain(128)],
])('a picture that is %s shows nothing', (_, pixels) => {
  expect(scoreOf(pixels)).toBe(0);
});

test('a sharp picture stands before the same one blurred', () => {
  expect(scoreOf(tiles(1))).toBeGreaterThan(1.2 * scoreOf(tiles(8)));
});

test('a title on black, however sharp, stands behind a picture', () => {
  expect(lookAt(title).sharpness).toBeGreaterThan(lookAt(tiles(4)).sharpness);
  expect(scoreOf(tiles(4))).toBeGreaterThan(2 * scoreOf(title));
});

test('a picture in colour stands before the same one in grey', () => {
  const { data } = tiles(1);
  const grey = picture((x, y) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(3 * (y * WIDTH + x));
    const luma = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    return [luma, luma, luma];
  });
  expect(scoreOf(tiles(1))).toBeGreaterThan(scoreOf(grey));
  expect(lookAt(grey).colour).toBe(0);
});

test('a picture within a fade, at the start or at the end stands behind the same one elsewhere', () => {
  const sharp = tiles(1);
  for (const standing of [
    { share: 0.5, unrest: 60 },
    { share: 0.01, unrest: 0 },
    { share: 0.99, unrest: 0 },
  ]) {
    expect(scoreOf(sharp, standing)).toBeLessThan(0.85 * scoreOf(sharp));
  }
});

test('the moment of a film is that of its best picture; where nothing shows anything there is none', () => {
  const times = Array.from({ length: 100 }, (_, index) => index / 10);
  const light = { means: times.map(() => 120), steps: [], leaps: [] };
  const film = { durationSeconds: 10, times, light };
  const moments = [plain(0), title, tiles(8), tiles(1), plain(255)].map((pixels, index) => ({
    atSeconds: index * 2,
    pixels,
  }));
  expect(posterMoment(moments, film)).toBe(6);
  expect(posterMoment([{ atSeconds: 1, pixels: plain(9) }], film)).toBeNull();
  const means = times.map((time) => (Math.abs(time - 6) < 0.5 ? 400 * Math.abs(time - 6) : 120));
  expect(posterMoment(moments, { ...film, light: { ...light, means } })).toBe(4);
});
