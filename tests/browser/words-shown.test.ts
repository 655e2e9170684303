import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Catalogue, loadCatalogue } from '#catalogue/catalogue.ts';
import { scanExonyms } from '#projection/leaks/scan-exonyms.ts';
import { scanTerms } from '#projection/leaks/scan-terms.ts';
import { type DecodedIndex, decodeIndex } from '#search/static-index/decode.ts';

const { folder, locales } = inject('site');
const scratch = mkdtempSync(join(tmpdir(), 'words-'));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
let catalogue: Catalogue;
let index: DecodedIndex;
let names: { recordId: string; text: string }[];
let quoted: string[];

beforeAll(async () => {
  catalogue = await loadCatalogue({
    roots: [{ path: 'content', private: false }],
    cacheFolder: join(scratch, 'cache'),
    now: new Date(),
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  index = await decodeIndex(folder);
  const records = Array.from(catalogue.all());
  names = records.flatMap((record) =>
    record.names
      .filter(({ kind }) => kind === 'exonym')
      .map(({ text }) => ({ recordId: record.id, text })),
  );
  quoted = records.flatMap((record) => (record.type === 'source' ? [record.citation.title] : []));
});
afterAll(() => {
  catalogue.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Cards and directories of the search index, each run of words in its language. */
function* suggestions(of: DecodedIndex) {
  for (const { locale, card } of of.cards) {
    const file = `search/cards/${locale}`;
    yield { file, lang: card.titleLang, text: card.title };
    yield { file, lang: card.summaryLang ?? locale, text: card.summary ?? '' };
    for (const { lang, text } of [...card.names, ...card.communities]) yield { file, lang, text };
  }
  for (const { path, json } of of.directories) {
    for (const lang of locales) yield { file: path, lang, text: json };
  }
}

const terms = (where: string, of: DecodedIndex = index) =>
  scanTerms({
    folder: where,
    terms: catalogue.terms,
    langs: locales,
    quoted,
    suggestions: suggestions(of),
  });
const exonyms = (where: string, of: DecodedIndex = index) =>
  scanExonyms({ folder: where, names, suggestions: suggestions(of) });

test('no page, feed, caption, picture or suggestion shows a name that is for search only', () => {
  expect(names.length).toBeGreaterThan(10);
  expect(exonyms(folder)).toEqual([]);
});

test('the locked terms hold in everything that is shown, in every language', () => {
  expect(catalogue.terms.length).toBeGreaterThan(10);
  expect(index.cards.length).toBeGreaterThan(0);
  expect(terms(folder)).toEqual([]);
});

/** A forbidden word of each language the site speaks, and where it would stand in a file of each kind. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  vi: 'Biển Hoa Nam',
  en: 'South China Sea',
  km: 'សមុទ្រចិនខាងត្បូង',
  'zh-Hant': '南中國海',
  'zh-Hans': '南中国海',
};
const PLANTED: Readonly<Record<string, (text: string, word: string) => string>> = {
  '.html': (text, word) => text.replace(/<\/(?=body|html)/, `<p>${word}</p></`),
  '.xml': (text, word) => text.replace('</feed>', `<entry><title>${word}</title></entry></feed>`),
  '.svg': (text, word) => text.replace('</svg>', `<text>${word}</text></svg>`),
  '.vtt': (text, word) => `${text}\n00:00:58.000 --> 00:00:59.000\n${word}\n`,
  '.ics': (text, word) => text.replace('END:VEVENT', `DESCRIPTION:${word}\r\nEND:VEVENT`),
  '.json': (text, word) => `${text.trimEnd().slice(0, -1)},"planted":${JSON.stringify(word)}}`,
};

describe('a word that is planted in a file of every kind is found there', () => {
  /** One file of each kind and locale, in a folder of their own. */
  const chosen = [
    ...new Map(
      files
        .filter((file) => extname(file) in PLANTED && !file.startsWith('search/'))
        .filter((file) => extname(file) !== '.xml' || file.endsWith('feed.xml'))
        .map((file) => {
          const first = file.split('/')[0] ?? '';
          return [`${locales.includes(first) ? first : ''} ${extname(file)}`, file] as const;
        }),
    ).values(),
  ];
  const plant = (word: (lang: string) => string): string => {
    const where = mkdtempSync(join(scratch, 'planted-'));
    for (const file of chosen) {
      const first = file.split('/')[0] ?? '';
      const text = readFileSync(join(folder, file), 'utf8');
      const planted = PLANTED[extname(file)]?.(text, word(locales.includes(first) ? first : 'vi'));
      mkdirSync(dirname(join(where, file)), { recursive: true });
      writeFileSync(join(where, file), planted ?? text);
    }
    return where;
  };
  const filesOf = (findings: readonly { file: string }[]) =>
    [...new Set(findings.map(({ file }) => file))].sort();

  test('the kinds are pages and feeds of every locale, captions and pictures', () => {
    const kinds = chosen.map((file) => `${file.split('/')[0]} ${extname(file)}`);
    for (const locale of locales) {
      expect(kinds).toContain(`${locale} .html`);
      expect(kinds).toContain(`${locale} .xml`);
    }
    expect(chosen.map((file) => extname(file))).toEqual(expect.arrayContaining(['.vtt', '.svg']));
  });

  test('a locked term', () => {
    const where = plant((lang) => FORBIDDEN[lang] ?? 'South China Sea');
    expect(filesOf(terms(where))).toEqual(chosen.toSorted());
  });

  test('a name for search only', () => {
    const where = plant(() => names[0]?.text ?? '');
    expect(filesOf(exonyms(where))).toEqual(chosen.toSorted());
  });

  test('either, in what the search suggests', () => {
    const first = index.cards[0];
    if (first === undefined) throw new Error('the index has no card');
    const planted = (title: string): DecodedIndex => ({
      ...index,
      cards: [{ locale: 'en', card: { ...first.card, title, titleLang: 'en' } }],
    });
    const empty = mkdtempSync(join(scratch, 'empty-'));
    cpSync(join(folder, '404.html'), join(empty, '404.html'));
    expect(filesOf(terms(empty, planted('South China Sea')))).toEqual(['search/cards/en']);
    expect(filesOf(exonyms(empty, planted(names[0]?.text ?? '')))).toEqual(['search/cards/en']);
  });
});
