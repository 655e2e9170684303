import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soundOf, spellingDistance, withoutTypingMethod } from './spelling-distance.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdeghimnou'), maxLength: 9 });

test('the distance of words is one number from both sides, and zero for the same word alone', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(spellingDistance(a, b, 9)).toBe(spellingDistance(b, a, 9));
      expect(spellingDistance(a, b, 9) === 0).toBe(a === b);
    }),
  );
});

test.each([
  ['cann', 'can', 1],
  ['trcu', 'truc', 1],
  ['kate', 'kite', 1],
  ['lithofone', 'lithophone', 2],
  ['kate', 'ramuwan', 3],
])('%s is %s but for %i slips', (a, b, slips) => {
  expect(spellingDistance(a, b, 2)).toBe(slips);
});

test('what sounds alike is told, and what an input method left is taken off', () => {
  expect(soundOf('lithofone')).toBe(soundOf('lithophone'));
  expect(soundOf('ky')).toBe(soundOf('ki'));
  expect(['leex', 'hooij', 'ddan', 'le64', 'tinhs', 'ruwouj'].map(withoutTypingMethod)).toEqual([
    'le',
    'hoi',
    'dan',
    'le',
    'tinh',
    'ruou',
  ]);
  expect(withoutTypingMethod('kate')).toBeNull();
});
