import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { textsIn } from './decode-file.ts';
import { decodeText } from './decode-text.ts';

const WORDS = 'Bài khấn “nước” của làng';

test.each([
  ['entities', 'B&agrave;i kh&#x1EA5;n &ldquo;n&#432;&#7899;c&rdquo; c&#7911;a l&agrave;ng'],
  ['JSON escapes', 'B\\u00e0i kh\\u1ea5n \\u201cn\\u01b0\\u1edbc\\u201d c\\u1ee7a l\\u00e0ng'],
  ['JavaScript escapes', 'B\\xe0i kh\\u{1ea5}n “n\\u01b0\\u1edbc” c\\u1ee7a l\\xe0ng'],
  ['percent-encoding', encodeURI(WORDS)],
  ['entities of entities', 'B&amp;agrave;i kh&amp;#x1EA5;n “nước” của làng'],
  ['escapes inside entities', 'B&#92;u00e0i khấn “nước” của làng'],
  ['percent-encoded entities', encodeURI('B&#xe0;i khấn “nước” của làng')],
])('%s are read', (_, written) => {
  expect(decodeText(written)).toBe(WORDS);
});

test('what only looks like an escape stays as it is', () => {
  expect(decodeText('100% vải & 5 < 6; C:\\work')).toContain('100% vải & 5 < 6;');
  expect(decodeText('&#x110000; &khong;')).toBe('  &khong;');
});

function read(bytes: Buffer, path: string): string {
  return [...textsIn(bytes, path)].map(({ text }) => text).join('\n');
}

test('compressed files are read, also inside one another and by their bytes alone', () => {
  const page = Buffer.from(`<p>${WORDS}</p>`);
  expect(read(gzipSync(page), 'vi/index.html.gz')).toContain(WORDS);
  expect(read(brotliCompressSync(page), 'vi/index.html.br')).toContain(WORDS);
  expect(read(gzipSync(gzipSync(page)), 'x.bin')).toContain(WORDS);
});

test('packed data inside scripts and addresses is read', () => {
  const packed = gzipSync(WORDS).toString('base64');
  expect(read(Buffer.from(`load("a","${packed}")`), 'search/a.js')).toContain(WORDS);
  const uri = `data:text/html;base64,${Buffer.from(WORDS).toString('base64')}`;
  expect(read(Buffer.from(`<img src="${uri}">`), 'a.html')).toContain(WORDS);
});

test('binary files are read as UTF-8 and as UTF-16 of both orders, wherever a word begins', () => {
  const junk = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x81]);
  const utf16 = Buffer.from(WORDS, 'utf16le');
  for (const words of [Buffer.from(WORDS), utf16, Buffer.from(utf16).swap16()]) {
    expect(read(Buffer.concat([junk, words, junk]), 'a.jpg')).toContain(WORDS);
    expect(read(Buffer.concat([junk, junk.subarray(1), words]), 'a.jpg')).toContain(WORDS);
  }
});

test('a file that does not unpack is read as it is', () => {
  const broken = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from(WORDS)]);
  expect(read(broken, 'a.gz')).toContain(WORDS);
});

test('folded lines of a calendar file are put together', () => {
  expect(read(Buffer.from('SUMMARY:Bài khấn “nư\r\n ớc” của l\r\n\tàng'), 'a.ics')).toContain(
    WORDS,
  );
});
