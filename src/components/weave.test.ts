import { expect, test } from 'vitest';
import { weaveOf } from './weave.ts';

const ids = Array.from({ length: 400 }, (_, index) => `record-${index}`);

test('a record has the same weave for ever', () => {
  expect(weaveOf('ok-om-bok', 'festival')).toEqual(weaveOf('ok-om-bok', 'festival'));
  expect(weaveOf('ok-om-bok', 'festival').key).toBe('w13-indigo-cotton');
});

test('records differ in weave and in second dye', () => {
  expect(new Set(ids.map((id) => weaveOf(id, 'custom').key)).size).toBeGreaterThan(40);
});

test('the ground dye is that of the type, and the second is never the same', () => {
  for (const id of ids) {
    const { dye, second } = weaveOf(id, 'product');
    expect(dye).toBe('turmeric');
    expect(second).not.toBe('turmeric');
  }
});

test('at every crossing exactly one thread lies on top', () => {
  for (const id of ids.slice(0, 100)) {
    const { size, warp, weft } = weaveOf(id, 'festival');
    const cells = size / 10;
    const length = (path: string, stretch: RegExp) =>
      [...path.matchAll(stretch)].reduce((sum, [, from, to]) => {
        // A stretch is cut by a unit at each end that is not the edge of the repeat.
        const start = Number(from) === 0 ? 0 : Number(from) - 1;
        const end = Number(to) === size ? size : Number(to) + 1;
        return sum + (end - start);
      }, 0);
    const covered = length(warp, /M\d+ (\d+)V(\d+)/g) + length(weft, /M(\d+) \d+H(\d+)/g);
    expect(covered).toBe(cells * cells * 10);
  }
});

test('a drawing stays within a kilobyte and a half', () => {
  for (const id of ids) {
    const { warp, weft } = weaveOf(id, 'festival');
    expect(warp.length + weft.length).toBeLessThan(1500);
  }
});
