import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenise } from '../../tokens.ts';
import { codedWhole, codedWord } from './coded-words.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });

test('a coded word is letters and digits, and tells words apart as they differ', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [first, second] = [tokenise(a)[0], tokenise(b)[0]];
      if (first === undefined || second === undefined || first.kind !== second.kind) return;
      expect(codedWord(first)).toMatch(/^q[xz][a-z0-9]+$/);
      const form = first.kind === 'word' ? 'exact' : 'folded';
      expect(codedWord(first) === codedWord(second)).toBe(first[form] === second[form]);
    }),
  );
});

test('what begins a word begins its code', () => {
  const code = (word: string) => tokenise(word).map(codedWord)[0] ?? '';
  expect(code('lễ').startsWith(code('l'))).toBe(true);
  expect(code('អក').startsWith(code('អ'))).toBe(true);
  expect(code('án')).not.toBe(code('an'));
});

test('a whole name is met by the same name alone', () => {
  const whole = (name: string) => codedWhole(tokenise(name), 'folded');
  expect(whole('Ê Đê')).toBe(whole('ede'));
  expect(whole('Ê Đê Kpă').startsWith(whole('Ê Đê'))).toBe(false);
});
