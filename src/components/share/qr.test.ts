import { expect, test } from 'vitest';
import { qrPath } from './qr.ts';

test('the path has a quiet zone of four modules and the three corner marks', () => {
  const { path, size } = qrPath('https://bansac.example/id/kate/');
  const dark = new Set<string>();
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let step = 0; step < Number(run); step += 1) dark.add(`${Number(x) + step} ${y}`);
  }
  const columns = [...dark].map((at) => Number(at.split(' ')[0]));
  expect([Math.min(...columns), Math.max(...columns)]).toEqual([4, size - 5]);
  for (const [x, y] of [
    [4, 4],
    [size - 11, 4],
    [4, size - 11],
  ] as const) {
    const row = Array.from({ length: 7 }, (_, step) => dark.has(`${x + step} ${y}`));
    expect(row).toEqual(new Array(7).fill(true));
    expect(dark.has(`${x + 1} ${y + 1}`)).toBe(false);
  }
});
