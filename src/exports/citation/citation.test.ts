import { expect, test } from 'vitest';
import { toBibtex } from './bibtex.ts';
import type { CitedWork } from './cited-work.ts';
import { toCslJson } from './csl-json.ts';
import { type CitationPart, toApa, toChicago } from './references.ts';
import { toRis } from './ris.ts';

const RECORD: CitedWork = {
  key: 'kate',
  kind: 'web-page',
  title: 'Lễ hội Katê',
  lang: 'vi',
  authors: ['Bản Sắc'],
  publisher: 'Bản Sắc',
  date: '2026-11-21',
  accessed: null,
  url: 'https://bansac.example/id/kate/',
  licence: 'CC-BY-4.0',
  genre: 'Festival record',
};
const ARTICLE: CitedWork = {
  key: 'src-nguyen-2012',
  kind: 'article',
  title: 'Làng gốm {Bàu Trúc}: 100% đất & lửa_1',
  lang: null,
  authors: ['Nguyễn Thị Thu Hường', 'Ngô Văn Doanh'],
  publisher: 'Tạp chí Dân tộc học',
  date: '2012-03',
  accessed: '2026-11-22',
  url: 'http://tapchi.example/a_b%20c~d',
  licence: null,
  genre: null,
};
const plain = (parts: readonly CitationPart[]) =>
  parts.map((part) => (typeof part === 'string' ? part : `*${part.italic}*`)).join('');

test('APA names the site once where it is the author, and the day of the last change', () => {
  expect(plain(toApa(RECORD))).toBe(
    'Bản Sắc. (2026, November 21). *Lễ hội Katê* [Festival record]. https://bansac.example/id/kate/',
  );
});

test('names stay in the order in which they are written, in every form', () => {
  expect(plain(toApa(ARTICLE))).toBe(
    'Nguyễn Thị Thu Hường & Ngô Văn Doanh. (2012, March). *Làng gốm {Bàu Trúc}: 100% đất & lửa_1*. Tạp chí Dân tộc học. http://tapchi.example/a_b%20c~d',
  );
  expect(plain(toChicago(ARTICLE))).toContain('Nguyễn Thị Thu Hường and Ngô Văn Doanh. “Làng gốm');
  expect(toBibtex(ARTICLE)).toContain('author = {{Nguyễn Thị Thu Hường} and {Ngô Văn Doanh}},');
  expect(toRis(ARTICLE)).toContain('AU  - Nguyễn Thị Thu Hường\r\nAU  - Ngô Văn Doanh\r\n');
  expect(JSON.parse(toCslJson(ARTICLE))[0].author).toEqual([
    { literal: 'Nguyễn Thị Thu Hường' },
    { literal: 'Ngô Văn Doanh' },
  ]);
});

test('a work without author or date says so and leads with its title', () => {
  const unsigned = { ...ARTICLE, authors: [], date: null, title: 'Ai làm gốm?' };
  expect(plain(toApa(unsigned))).toMatch(/^\*Ai làm gốm\?\*\. \(n\.d\.\)\. Tạp chí/);
  expect(plain(toChicago(unsigned))).toBe(
    '“Ai làm gốm?” Tạp chí Dân tộc học. Accessed November 22, 2026. http://tapchi.example/a_b%20c~d.',
  );
});

test('BibTeX escapes what TeX takes for its own, and its braces are even', () => {
  const entry = toBibtex(ARTICLE);
  expect(entry).toContain(
    'title = {{Làng gốm \\textbraceleft{}Bàu Trúc\\textbraceright{}: 100\\% đất \\& lửa\\_1}},',
  );
  expect(entry).toContain('url = {http://tapchi.example/a_b%20c~d},');
  expect(entry).toContain('month = mar,');
  expect(entry.match(/\{/g)).toHaveLength(entry.match(/\}/g)?.length ?? 0);
});

test('RIS begins with its type, ends with ER, and keeps each field on one line', () => {
  const lines = toRis({ ...RECORD, title: 'Lễ\nhội' }).split('\r\n');
  expect(lines[0]).toBe('TY  - ELEC');
  expect(lines.at(-2)).toBe('ER  - ');
  expect(lines).toContain('TI  - Lễ hội');
  expect(lines).toContain('DA  - 2026/11/21');
});

test('CSL-JSON has the parts of the date that are known', () => {
  const [item] = JSON.parse(toCslJson(ARTICLE));
  expect(item.issued).toEqual({ 'date-parts': [[2012, 3]] });
  expect(item.accessed).toEqual({ 'date-parts': [[2026, 11, 22]] });
  expect(item).toMatchObject({ id: 'src-nguyen-2012', publisher: 'Tạp chí Dân tộc học' });
});

test.each([
  ['1990~', 'ca. 1990', 'ca. 1990'],
  ['199X', '1990s', '1990s'],
  ['19XX', 'n.d.', 'n.d.'],
  ['2012-03', '2012, March', 'March 2012'],
])('%s is told as well as it is known', (date, apa, chicago) => {
  expect(plain(toApa({ ...ARTICLE, date }))).toContain(`(${apa})`);
  expect(plain(toChicago({ ...ARTICLE, date }))).toContain(` ${chicago}. `);
});
