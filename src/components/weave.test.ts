import { expect, test } from 'vitest';
import { sideBySide, weaveOf } from './weave.ts';
import { draftOf } from './weave-draft.ts';
import { STRUCTURES } from './weave-structures.ts';

const ids = Array.from({ length: 2000 }, (_, index) => `record-${index}`);

test('a record has the same cover for ever', () => {
  expect(weaveOf('ok-om-bok', 'festival')).toEqual(weaveOf('ok-om-bok', 'festival'));
  expect(weaveOf('ok-om-bok', 'festival').key).toBe('w-27-1-4-dark-x-indigo-pale');
});

test('of two thousand records side by side, no two neighbours share a cover', () => {
  const weaves = ids.map((id) => weaveOf(id, 'custom'));
  const keys = sideBySide(weaves).map(({ key }) => key);
  expect(keys.filter((key, place) => key === keys[place + 1])).toEqual([]);
  expect(new Set(weaves.map(({ key }) => key)).size).toBeGreaterThan(1700);
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
    const { dye, second } = weaveOf(id, 'place');
    expect(dye).toBe('betel');
    expect(second).not.toBe('betel');
  }
});

test.each(['community', 'festival', 'custom', 'product'] as const)(
  'no second dye stands beside the name of a %s',
  (type) => {
    expect(new Set(ids.map((id) => weaveOf(id, type).second))).toEqual(new Set(['cotton', 'pale']));
  },
);

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
