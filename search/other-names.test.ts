import { expect, test } from 'vitest';
import { underOtherNames } from './other-names.ts';

const vi = (text: string) => ({ text, lang: 'vi' });
const written = (title: string, ...names: string[]) =>
  underOtherNames([vi(title)], [names.map(vi)]).map(({ text }) => text);

test('a title answers to the other names of the people in it', () => {
  expect(written('Lễ mừng lúa mới của người Xtiêng', 'Xtiêng', 'Stieng', 'Xa Dieng')).toEqual([
    'lễ mừng lúa mới của người stieng',
    'lễ mừng lúa mới của người xa dieng',
  ]);
  expect(written('Rượu cần Ê Đê', 'Ê Đê', 'Rade')).toEqual(['rượu cần rade']);
});

test('of two names in a title the longer one is replaced, and none by what is there', () => {
  expect(written('Nghi lễ của người Chăm Islam', 'Chăm Islam', 'Chăm', 'Urang Campa')).toEqual([
    'nghi lễ của người urang campa',
  ]);
});

test('a short name that begins another is not taken for a people', () => {
  expect(written('Khai hạ Mường Bi', 'Mường', 'Mol')).toEqual([]);
  expect(written('Chiêng của người Mường ở Hòa Bình', 'Mường', 'Mol')).toHaveLength(1);
  expect(written('Chiêng Mường', 'Mường', 'Mol')).toEqual(['chiêng mol']);
});

test('names in scripts that space no words are left to their own field', () => {
  expect(written('Lễ hội của người Khmer', 'Khmer', 'ខ្មែរ')).toEqual([]);
});
