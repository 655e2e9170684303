import { expect, test } from 'vitest';
import { merge } from './merge.ts';

const base = { kind: 'village', communities: ['a', 'b'], access: { level: 'public' } };

test('changes of different fields stand side by side', () => {
  expect(merge(base, { ...base, kind: 'market' }, { ...base, parent: 'xa' })).toEqual({
    value: { ...base, kind: 'market', parent: 'xa' },
    collisions: [],
  });
});

test('the same field changed to different things is a collision, and theirs stands', () => {
  expect(merge(base, { ...base, kind: 'market' }, { ...base, kind: 'temple' })).toEqual({
    value: { ...base, kind: 'temple' },
    collisions: [{ path: ['kind'], base: 'village', mine: 'market', theirs: 'temple' }],
  });
});

test('the same change by both is no collision', () => {
  const both = { ...base, kind: 'market' };
  expect(merge(base, both, both)).toEqual({ value: both, collisions: [] });
});

test('what one adds to a list of terms and the other takes away both count', () => {
  const { value, collisions } = merge(['a', 'b'], ['a', 'b', 'c'], ['b', 'd']);
  expect(value).toEqual(['b', 'd', 'c']);
  expect(collisions).toEqual([]);
});

test('one removes what the other changes: a collision', () => {
  const { collisions } = merge({ note: 'x' }, {}, { note: 'y' });
  expect(collisions).toEqual([{ path: ['note'], base: 'x', mine: undefined, theirs: 'y' }]);
});

test('rows merge one by one, and collide as a whole where their number differs', () => {
  const rows = [{ t: 1 }, { t: 2 }];
  expect(merge(rows, [{ t: 9 }, { t: 2 }], [{ t: 1 }, { t: 8 }])).toEqual({
    value: [{ t: 9 }, { t: 8 }],
    collisions: [],
  });
  expect(merge(rows, [{ t: 1 }], [...rows, { t: 3 }]).collisions).toHaveLength(1);
});
