import { expect, test } from 'vitest';
import { community, record, text } from '#tests/golden/search/records.ts';
import { MAX_PASSAGES, passagesOf } from './passages.ts';

const long = Array.from({ length: 900 }, (_, i) => `Câu thứ ${i} của một bài rất dài.`);

test('summaries come first, whole paragraphs together until a passage is full, languages apart', () => {
  const passages = passagesOf(
    record('community', 'cham', community(), {
      texts: [
        text('vi', 'Chăm', 'Một dòng.', 'Đoạn một.', 'Đoạn hai.'),
        text('en', 'Chăm', 'A line.', 'One.'),
      ],
    }),
  );
  expect(passages.map(({ lang, pieces }) => [lang, pieces.map((piece) => piece.text)])).toEqual([
    ['vi', ['Một dòng.', 'A line.']],
    ['vi', ['Đoạn một.', 'Đoạn hai.']],
    ['en', ['One.']],
  ]);
});

test('however long a record is, nothing of it is left out, and its passages have room in a byte', () => {
  const passages = passagesOf(
    record('community', 'cham', community(), { texts: [text('vi', 'Chăm', null, ...long)] }),
  );
  expect(passages.length).toBeLessThanOrEqual(MAX_PASSAGES);
  expect(passages.flatMap(({ pieces }) => pieces.map((piece) => piece.text))).toEqual(long);
});
