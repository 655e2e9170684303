import { expect, test } from 'vitest';
import { alphabetFaults, orderFor, orderSource, statedOrder } from './alphabet.ts';

test('the order of a known language is its collator’s, of an unknown one the Vietnamese, on every machine', () => {
  expect(orderSource('km')).toBe('collator');
  expect(orderSource('zh-Hant')).toBe('collator');
  expect(Intl.Collator.supportedLocalesOf(['cjm'])).toEqual([]);
  expect(orderSource('cjm')).toBe('vietnamese');
  expect(['Đê', 'Dao', 'Êđê', 'Eng'].sort(orderFor('cjm'))).toEqual(['Dao', 'Đê', 'Eng', 'Êđê']);
  expect(['ខ្មែរ', 'ចាម', 'កាតុ'].sort(orderFor('km'))).toEqual(['កាតុ', 'ខ្មែរ', 'ចាម']);
});

test('a stated alphabet orders by its own letters, also those of two signs', () => {
  const rhade = ['a', 'ă', 'b', 'ƀ', 'č', 'd', 'đ', 'e', 'ê', 'h', 'hl', 'i', 'k', 'y'];
  const order = statedOrder(rhade);
  expect(['hla', 'hi', 'ƀi', 'Bi', 'ka', 'ha'].sort(order)).toEqual([
    'Bi',
    'ƀi',
    'ha',
    'hi',
    'hla',
    'ka',
  ]);
  expect(['k-2', 'k', 'ka'].sort(order)).toEqual(['k', 'ka', 'k-2']);
});

test('an alphabet with a letter twice, decomposed or in capitals is faulty', () => {
  expect(alphabetFaults(['a', 'b', 'a'])).toEqual(['a']);
  expect(alphabetFaults(['a', 'e\u0302', 'B'])).toEqual(['e\u0302', 'B']);
  expect(alphabetFaults(['a', 'ă'])).toEqual([]);
});
