import { expect, test } from 'vitest';
import { type FieldPath, locateField, parseYaml } from './yaml.ts';

const TEXT = `id: a # note
names:
  - { text: Lễ, lang: vi }
  - text: "Ngày"
    lang: vi
rights:
  licence: CC0-1.0
"quoted key": |
  words
`;

test.each<[FieldPath, number, number]>([
  [[], 1, 1],
  [['id'], 1, 1],
  [['names'], 2, 1],
  [['names', 0], 3, 5],
  [['names', 0, 'lang'], 3, 17],
  [['names', 1], 4, 5],
  [['names', 1, 'lang'], 5, 5],
  [['rights', 'licence'], 7, 3],
  [['quoted key'], 8, 2],
  [['rights', 'holder'], 6, 1],
  [['names', 7, 'lang'], 2, 1],
  [['nothing'], 1, 1],
])('finds %j', (path, line, column) => {
  expect(locateField(TEXT, path)).toEqual({ line, column });
});

test('a date stays words', () => {
  expect(parseYaml('a: 2026-11-21\nb: yes\nc: 12')).toEqual({
    ok: true,
    value: { a: '2026-11-21', b: 'yes', c: 12 },
  });
});

test.each([
  ['', 'tệp trống', 1],
  ['a: 1\n\tb: 2', 'thụt lề bằng phím Tab; hãy dùng dấu cách', 2],
  ['a:\n  b: 1\n c: 2', 'thụt lề không khớp với các dòng trên', 3],
  ['a: [b, c\nd: e', 'thụt lề thiếu, hoặc dấu ngoặc ở dòng trên chưa đóng', 2],
  ['a: "b', 'thiếu dấu ngoặc kép đóng', 1],
  ['a: [b c: d e: f', 'thiếu dấu phẩy hoặc ngoặc đóng trong [ ] hay { }', 1],
  ['a: 1\na: 2', 'một trường được ghi hai lần', 2],
])('says in Vietnamese what is wrong with %j', (text, vi, line) => {
  expect(parseYaml(text)).toMatchObject({ ok: false, reason: { vi }, line });
});
