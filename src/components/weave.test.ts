import { expect, test } from 'vitest';
import { sideBySide, weaveOf } from './weave.ts';
import { draftOf } from './weave-draft.ts';
import { STRUCTURES } from './weave-structures.ts';

const ids = Array.from({ length: 2000 }, (_, index) => `record-${index}`);

test('a record has the same cover for ever', () => {
  expect(weaveOf('ok-om-bok', 'festival')).toEqual(weaveOf('ok-om-bok', 'festival'));
  expect(weaveOf('ok-om-bok', 'festival').key).toBe('w-27-1-4-dark-x-indigo-clay');
});

test('of two thousand records in a row, no two neighbours share a cover', () => {
  const keys = ids.map((id) => weaveOf(id, 'custom').key);
  expect(keys.filter((key, place) => key === keys[place + 1])).toEqual([]);
  expect(new Set(keys).size).toBeGreaterThan(1800);
});

test('neighbours that look alike are told apart by the back of the cloth', () => {
  const cover = weaveOf('ok-om-bok', 'festival');
  const [first, second, third] = sideBySide([cover, cover, cover]);
  expect(first).toEqual(cover);
  expect(second?.tone).not.toBe(cover.tone);
  expect(second?.key).not.toBe(cover.key);
  expect(third).toEqual(cover);
});

test('the ground dye is that of the type, and the second is never the same', () => {
  for (const id of ids) {
    const { dye, second } = weaveOf(id, 'product');
    expect(dye).toBe('turmeric');
    expect(second).not.toBe('turmeric');
  }
});

test('no second dye stands beside the name of a people', () => {
  expect(new Set(ids.map((id) => weaveOf(id, 'community').second))).toEqual(new Set(['cotton']));
});

test.each(STRUCTURES.map((grid, index) => [index, grid] as const))(
  'structure %i is woven again from its draft',
  (_, grid) => {
    const { threading, treadling, tieUp } = draftOf(grid);
    expect(
      treadling.map((treadle) => threading.map((shaft) => tieUp[treadle]?.[shaft] ?? false)),
    ).toEqual(grid);
  },
);

test('every structure holds: no end and no pick lies on one side for ever', () => {
  for (const grid of STRUCTURES) {
    const ends = (grid[0] ?? []).map((_, x) => grid.map((pick) => pick[x]));
    for (const thread of [...grid, ...ends]) expect(new Set(thread).size).toBe(2);
  }
});

test('no structure is pointed: what is the same from left and right is plain, rep, cord, basket or leno', () => {
  const mirrored = STRUCTURES.filter((grid) => {
    const width = grid[0]?.length ?? 0;
    return [...Array(width).keys()].some((shift) =>
      grid.every((pick) =>
        pick.every((up, x) => up === pick[(((shift - x) % width) + width) % width]),
      ),
    );
  });
  expect(mirrored.every((grid) => draftOf(grid).tieUp.length <= 4)).toBe(true);
});

test('a drawing stays within a kilobyte and a half', () => {
  for (const id of ids) {
    const { warp, threading, treadling, tieUp, stripes } = weaveOf(id, 'festival');
    const drawn = warp + threading + treadling + tieUp + (stripes?.path ?? '');
    expect(drawn.length).toBeLessThan(1500);
  }
});
