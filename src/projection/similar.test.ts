import { expect, test } from 'vitest';
import { type Comparable, findSimilar } from './similar.ts';

const record = (id: string, terms: string[], related: string[] = []): Comparable => ({
  id,
  terms,
  related,
});
const always = () => true;

test('a rare term binds more than a common one', () => {
  const crowd = Array.from({ length: 40 }, (_, index) => record(`r${index}`, ['chung']));
  const similarTo = findSimilar(
    [record('a', ['chung', 'hiem']), record('b', ['hiem']), ...crowd],
    always,
  );
  expect(similarTo('a')[0]).toEqual({ id: 'b', because: ['hiem'] });
  expect(similarTo('a')).toHaveLength(6);
});

test('more shared terms come first, and say which', () => {
  const similarTo = findSimilar(
    [record('a', ['x', 'y']), record('b', ['x']), record('c', ['y', 'x'])],
    always,
  );
  expect(similarTo('a').map(({ id }) => id)).toEqual(['c', 'b']);
  expect(similarTo('a')[0]?.because).toEqual(['x', 'y']);
});

test('hidden records and hidden terms bind nothing; what an editor chose is not repeated', () => {
  const comparables = [
    record('a', ['x', 'kin'], ['d']),
    record('b', ['x']),
    record('c', ['kin']),
    record('d', ['x']),
  ];
  const isVisible = (id: string) => id !== 'b' && id !== 'kin';
  expect(findSimilar(comparables, isVisible)('a')).toEqual([]);
  expect(
    findSimilar(
      comparables,
      always,
    )('a')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['b', 'c']);
});

test('the answer does not hang on the order of records, and a new record changes few answers', () => {
  const many = Array.from({ length: 2_000 }, (_, index) =>
    record(`r${index}`, [`t${index % 7}`, `u${index % 300}`, `w${index % 11}`]),
  );
  const before = findSimilar(many, always);
  const shuffled = findSimilar([...many].reverse(), always);
  const after = findSimilar([...many, record('moi', ['t1', 'u5', 'w3'])], always);
  let changed = 0;
  for (const { id } of many) {
    expect(shuffled(id)).toEqual(before(id));
    if (JSON.stringify(after(id)) !== JSON.stringify(before(id))) changed += 1;
  }
  expect(changed).toBeLessThan(60);
});
