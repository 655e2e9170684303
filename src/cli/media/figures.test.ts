import { expect, test } from 'vitest';
import { formatBytes, formatClock, formatSpan } from './figures.ts';
import { fill } from './fill.ts';

test('bytes are told in decimal units, with the comma or point of the language', () => {
  expect([0, 999, 1500, 334_000, 12_345_678].map((bytes) => formatBytes(bytes, 'vi'))).toEqual([
    ...['0 B', '999 B', '1,5 kB', '334 kB', '12,3 MB'],
  ]);
  expect(formatBytes(2_500_000_000, 'en')).toBe('2.5 GB');
});

test('moments and spans are told as people say them', () => {
  expect([8.3, 75, 3723].map(formatClock)).toEqual(['0:08', '1:15', '1:02:03']);
  expect([0.2, 7, 43, 95, 3600, 5000].map((seconds) => formatSpan(seconds, 'vi'))).toEqual([
    ...['1 giây', '7 giây', '45 giây', '2 phút', '1 giờ', '1 giờ 23 phút'],
  ]);
  expect(formatSpan(58, 'en')).toBe('60 s');
});

test('a paragraph is broken between words, its first line as it was, the others indented', () => {
  const lines = fill('  anh-hong: Ảnh bị hỏng hoặc bị cắt cụt.', { columns: 20, indent: '    ' });
  expect(lines).toEqual(['  anh-hong: Ảnh bị', '    hỏng hoặc bị cắt', '    cụt.']);
  expect(fill('một hai', { columns: Number.POSITIVE_INFINITY, indent: '' })).toEqual(['một hai']);
});
