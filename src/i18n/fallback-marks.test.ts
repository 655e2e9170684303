import { expect, test } from 'vitest';
import { capitalised, inLanguage, marksToSpans, withoutMarks } from './fallback-marks.ts';

const words = inLanguage('Xem "tiếp"', 'vi');

test('words from another language are a span with their language in text', () => {
  expect(marksToSpans(`<p class="a">${words}</p>`)).toBe(
    '<p class="a"><span lang="vi">Xem "tiếp"</span></p>',
  );
});

test('where no span can stand, the words stand alone', () => {
  const plain = 'Xem tiếp';
  const marked = inLanguage(plain, 'vi');
  const page = (text: string) =>
    [
      `<title>${text}</title><a title="${text}" href='x'>x</a>`,
      `<option>${text}</option><script type="a">{"x":"${text}"}</script><!-- ${text} -->`,
      `<svg><title>${text}</title><text>${text}</text></svg>`,
    ].join('');
  expect(marksToSpans(page(marked))).toBe(page(plain));
});

test('words of a third language inside are a span of their own, over tags too', () => {
  const inner = inLanguage('ភ្នំ', 'km');
  const html = `<p>${inLanguage(`Ở <a href="x">${inner}</a>.`, 'vi')}</p>`;
  expect(marksToSpans(html)).toBe(
    '<p><span lang="vi">Ở <a href="x"><span lang="km">ភ្នំ</span></a>.</span></p>',
  );
});

test('a feed or a calendar carries no marks', () => {
  expect(withoutMarks(`<title>${words}</title>`)).toBe('<title>Xem "tiếp"</title>');
});

test('the first letter of marked words can still be made large', () => {
  expect(withoutMarks(capitalised(inLanguage('đền', 'vi')))).toBe('Đền');
  expect(capitalised('ខែ')).toBe('ខែ');
});
