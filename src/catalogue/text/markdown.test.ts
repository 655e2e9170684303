import { expect, test } from 'vitest';
import { takeCitations } from './citations.ts';
import { compileMarkdown } from './markdown.ts';

const htmlOf = (markdown: string) =>
  compileMarkdown(markdown).blocks.map(({ block }) => block.html);
const blockOf = (markdown: string) => compileMarkdown(markdown).blocks[0]?.block;

test('citations leave the words and are kept apart, once each', () => {
  expect(blockOf('Trăng lên [@src-a; @src-b]. Múa [@src-a] và hát.')).toEqual({
    kind: 'paragraph',
    html: '<p>Trăng lên. Múa và hát.</p>',
    text: 'Trăng lên. Múa và hát.',
    sources: ['src-a', 'src-b'],
    links: [],
  });
});

test('a run of words in another language says so', () => {
  expect(blockOf('Lễ [**អកអំបុក**, *Ok*]{lang=km} và [x]')).toMatchObject({
    html: '<p>Lễ <span lang="km"><strong>អកអំបុក</strong>, <em>Ok</em></span> và [x]</p>',
    text: 'Lễ អកអំបុក, Ok và [x]',
  });
});

test('runs of words within brackets and one another close where they should', () => {
  expect(htmlOf('[a [b]{lang=km} c]{lang=cjm-Cham} [d]')).toEqual([
    '<p><span lang="cjm-Cham">a <span lang="km">b</span> c</span> [d]</p>',
  ]);
  expect(htmlOf('x]{lang=km}')).toEqual(['<p>x]{lang=km}</p>']);
});

test('links lead to records, the web and mail, and to nothing else', () => {
  expect(
    blockOf('[a](record:kate) [b](https://x.vn/?a=1&b=2 "t") [c](mailto:a@x.vn)'),
  ).toMatchObject({
    html: '<p><a href="record:kate">a</a> <a href="https://x.vn/?a=1&amp;b=2">b</a> <a href="mailto:a@x.vn">c</a></p>',
    links: ['kate'],
  });
  expect(htmlOf('[a](JavaScript:alert(1)) [b](data:x) [c](//x.vn) [d](/x)')).toEqual([
    '<p>a b c d</p>',
  ]);
});

test.each([
  ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
  ['a <img src=x onerror=alert(1)> b', '<p>a &lt;img src=x onerror=alert(1)&gt; b</p>'],
  [
    '[a](https://x.vn/"onclick="alert)',
    '<p><a href="https://x.vn/&quot;onclick=&quot;alert">a</a></p>',
  ],
  ['`<b>` & "c"', '<p><code>&lt;b&gt;</code> &amp; &quot;c&quot;</p>'],
  ['[x]{lang=km"><script>}', '<p>[x]{lang=km&quot;&gt;&lt;script&gt;}</p>'],
  ['```\n<b>\n```', '<p>&lt;b&gt;</p>'],
  ['&lt;script&gt;', '<p>&lt;script&gt;</p>'],
])('nothing an author writes becomes HTML of his own: %s', (markdown, html) => {
  expect(htmlOf(markdown)).toEqual([html]);
});

test('headings begin at h2', () => {
  expect(htmlOf('# A\n\n## B\n\n### C')).toEqual(['<h2>A</h2>', '<h2>B</h2>', '<h3>C</h3>']);
});

test('lists, quotes and tables are blocks of their own', () => {
  const markdown = '- a [@s]\n  - b\n- c\n\n3. x\n\n> q [@s]\n\n| h | i |\n|---|---|\n| 1 | *2* |';
  expect(
    compileMarkdown(markdown).blocks.map(({ block: { kind, html, text } }) => [kind, html, text]),
  ).toEqual([
    ['list', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', 'a\nb\nc'],
    ['list', '<ol start="3"><li>x</li></ol>', 'x'],
    ['quote', '<blockquote><p>q</p></blockquote>', 'q'],
    [
      'table',
      '<table><thead><tr><th scope="col">h</th><th scope="col">i</th></tr></thead><tbody><tr><td>1</td><td><em>2</em></td></tr></tbody></table>',
      'h | i\n1 | 2',
    ],
  ]);
});

test('a line that breaks in the file does not break in the words', () => {
  expect(blockOf('một\nhai  \nba')).toMatchObject({
    html: '<p>một\nhai<br>ba</p>',
    text: 'một hai ba',
  });
});

test('citations are taken out of a line of plain text', () => {
  expect(takeCitations('Một dòng. [@src-a; @src-b] Hết [@src-a]')).toEqual({
    text: 'Một dòng. Hết',
    sources: ['src-a', 'src-b'],
    malformed: [],
  });
});
