import { expect, test } from 'vitest';
import { isOneOf, toFilter } from './filter.ts';

test('no filter is none; a facet may be left out', () => {
  expect(toFilter({})).toBeNull();
  expect(toFilter({ type: '' })).toBeNull();
  expect(toFilter({ type: 'product', month: '3' })).toEqual(['type = "product"', 'month = "3"']);
  expect(toFilter({ type: 'product', month: '3' }, 'type')).toEqual(['month = "3"']);
});

test.each([
  ['" OR type = "x', String.raw`type = "\" OR type = \"x"`],
  ['\\', String.raw`type = "\\"`],
  ['a\u0000b\uD800', 'type = "a\uFFFDb\uFFFD"'],
])('%j stays one value', (value, filter) => {
  expect(toFilter({ type: value })).toEqual([filter]);
});

test('one of several ids', () => {
  expect(isOneOf('id', ['kate', 'e"de'])).toBe(String.raw`id IN ["kate", "e\"de"]`);
});
