import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scanExonyms } from './scan-exonyms.ts';
import { scanTerms } from './scan-terms.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shown-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

describe('names from outside', () => {
  const names = [{ recordId: 'dan-mau', text: 'Mèo' }];
  const scan = (suggestions?: { file: string; text: string }[]) =>
    scanExonyms({ folder, names, ...(suggestions === undefined ? {} : { suggestions }) }).map(
      ({ file, recordId }) => `${file} ${recordId}`,
    );

  test('are found on pages, in feeds, in JSON-LD, and broken by markup', () => {
    write('vi/a.html', '<p>người Mèo</p>');
    write('vi/b.html', '<p>người M<b>èo</b></p>');
    write('vi/c.html', '<script type="application/ld+json">{"alternateName":"M\\u00e8o"}</script>');
    write('vi/feed.xml', '<title>&lt;p&gt;MÈO&lt;/p&gt;</title>');
    expect(scan()).toEqual([
      'vi/a.html dan-mau',
      'vi/b.html dan-mau',
      'vi/c.html dan-mau',
      'vi/feed.xml dan-mau',
    ]);
  });

  test('are found among suggestions', () => {
    expect(scan([{ file: 'search/cards/vi', text: '{"title":"Mèo"}' }])).toEqual([
      'search/cards/vi dan-mau',
    ]);
  });

  test('may stand in the search index, and a word spelt like one in lower case is another word', () => {
    write('search/names/ab.js', 'Mèo');
    write('vi/a.html', '<p>con mèo; Mèon; Dân Mẫu</p>');
    expect(scan()).toEqual([]);
  });
});

describe('locked terms', () => {
  const terms = [
    {
      id: 'bien-dong',
      canonical: { vi: 'Biển Đông', en: 'East Sea' },
      forbidden: [
        { lang: 'en', text: 'South Sample Sea', except: [] },
        { lang: 'vi', text: 'Biển Hoa Thí Dụ', except: [] },
      ],
      reason: { vi: 'Tên gọi của ta.', en: 'Our name.' },
      sources: [],
    },
  ];
  let shown = '';
  beforeEach(() => {
    shown = '';
  });
  const scan = () =>
    scanTerms({
      folder,
      terms,
      langs: ['vi', 'en'],
      quoted: ['Sailing the South Sample Sea: "notes" & maps'],
      suggestions: [{ file: 'search/cards/en', lang: 'en', text: shown }],
    }).map(({ file, field }) => `${file} ${field}`);

  test('are found in text, attributes and metadata, each in the language around it', () => {
    write('en/a.html', '<html lang="en"><p>the South <i>Sample</i> Sea</p></html>');
    write('en/b.html', '<html lang="en"><img alt="South Sample Sea"></html>');
    write(
      'en/c.html',
      '<html lang="en"><meta name="description" content="South Sample Sea"></html>',
    );
    write('vi/d.html', '<html lang="vi"><p lang="en">South Sample Sea</p></html>');
    write('vi/e.html', '<html lang="vi"><p>Biển Hoa Thí Dụ</p></html>');
    expect(scan()).toEqual([
      'en/a.html bien-dong',
      'en/b.html bien-dong',
      'en/c.html bien-dong',
      'vi/d.html bien-dong',
      'vi/e.html bien-dong',
    ]);
  });

  test('are no fault in another language, in a quoted title, or across the end of a paragraph', () => {
    write('vi/a.html', '<html lang="vi"><p>South Sample Sea</p></html>');
    write('en/b.html', '<html lang="en"><cite>Atlas of the South Sample Sea</cite></html>');
    write('en/c.html', '<html lang="en"><p>the South</p><p>Sample Sea</p></html>');
    expect(scan()).toEqual([]);
  });

  test('are found among suggestions, and in captions and data whatever their language', () => {
    shown = 'Over the South Sample Sea';
    write('media/a/1.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nSouth Sample Sea\n');
    write('calendar/a.ics', 'SUMMARY:Biển Hoa Thí Dụ');
    expect(scan()).toEqual([
      'calendar/a.ics bien-dong',
      'media/a/1.vtt bien-dong',
      'search/cards/en bien-dong',
    ]);
  });

  test('a source’s title is a quotation in its page’s title, in metadata and in data too', () => {
    write(
      'en/sources/a.html',
      [
        '<title>Sailing the South Sample Sea: "notes" &amp; maps · Archive</title>',
        '<meta property="og:title" content="Sailing the South Sample Sea: &quot;notes&quot; &amp; maps">',
        '<script type="application/ld+json">{"name":"Sailing the South Sample Sea: \\"notes\\" & maps"}</script>',
      ].join(''),
    );
    expect(scan()).toEqual([]);
    write('en/sources/b.html', '<p>Sailing the South Sample Sea in June</p>');
    expect(scan()).toEqual(['en/sources/b.html bien-dong']);
  });
});
