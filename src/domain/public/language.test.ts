import { expect, test } from 'vitest';
import { fallbackChain, pickByLang, pickString } from './language.ts';

test('a chain goes from the tag through its shorter forms to vi and en', () => {
  expect(fallbackChain('cjm-Cham')).toEqual(['cjm-Cham', 'cjm', 'vi', 'en']);
  expect(fallbackChain('en')).toEqual(['en', 'vi']);
  expect(fallbackChain('vi')).toEqual(['vi', 'en']);
  expect(fallbackChain('zh-Hant')).toEqual(['zh-Hant', 'zh', 'zh-Hans', 'vi', 'en']);
});

test('a picked string says which language it is in', () => {
  expect(pickString({ vi: 'gạo', en: 'rice' }, 'km')).toEqual({ text: 'gạo', lang: 'vi' });
  expect(pickString({ km: 'អង្ករ' }, 'en')).toEqual({ text: 'អង្ករ', lang: 'km' });
  expect(pickString({}, 'en')).toBeNull();
});

test('a text in the language asked for wins over the order of the texts', () => {
  const texts = [{ lang: 'en' }, { lang: 'vi' }, { lang: 'km' }];
  expect(pickByLang(texts, 'km')).toEqual({ lang: 'km' });
  expect(pickByLang(texts, 'tyz')).toEqual({ lang: 'vi' });
  expect(pickByLang([], 'vi')).toBeNull();
});
