import { expect, test } from 'vitest';
import { otherHanForms } from './han-variants.ts';

test('a pair of characters has the forms that readers of the other script type', () => {
  expect(otherHanForms('宵节')).toEqual(['宵節']);
  expect(otherHanForms('宵節')).toEqual(['宵节']);
  expect(otherHanForms('元宵')).toEqual([]);
  expect(otherHanForms('头发')).toEqual(expect.arrayContaining(['頭髮', '頭發']));
});
