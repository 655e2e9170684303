import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { expect, inject, test } from 'vitest';
import { HTML_RULES } from '#conformance/validators/html.ts';
import { testEnv } from '../env.ts';
import { attributes, listPages, onePageOfEachKind, references, tagsOf } from './site-pages.ts';

const KB = 1024;
const HTML_AND_CSS_BYTES = 40 * KB;
const SCRIPT_BYTES = 15 * KB;
const LINES_SHOWN = 20;

const ONE_IN = 24;
const ONE_IN_OTHERS = 144;

const { folder, locales } = inject('site');
const pages = listPages(folder).map((page) => {
  const tags = tagsOf(page.html);
  const links = new Set(attributes(tags, 'a', 'href'));
  return {
    ...page,
    styles: attributes(
      tags.filter(({ attributes: of }) => of.get('rel') === 'stylesheet'),
      'link',
      'href',
    ),
    scripts: attributes(tags, 'script', 'src'),
    foreign: references(tags).filter(
      (reference) => /^(?:[a-z]+:)?\/\//i.test(reference) && !links.has(reference),
    ),
  };
});
/** One of each kind, one in 24 of the first language, fewer of the others, which share its templates. */
const oneOfEachKind = new Set(onePageOfEachKind(pages));
const pagesValidated = testEnv.full
  ? pages
  : pages.filter(
      (page, index) =>
        oneOfEachKind.has(page) ||
        index % (page.route.startsWith(`${locales[0]}/`) ? ONE_IN : ONE_IN_OTHERS) === 0,
    );

const gzipped = new Map<string, number>();
function gzippedBytes(file: string): number {
  const known = gzipped.get(file) ?? gzipSync(readFileSync(join(folder, file))).length;
  gzipped.set(file, known);
  return known;
}

function resolveFrom(file: string, reference: string): string {
  return posix.join(posix.dirname(file), reference.replace(/[?#].*$/, ''));
}

test('the site has pages', () => {
  expect(pages.length).toBeGreaterThan(100);
});

test('HTML and CSS of every page stay within 40 KB gzipped', () => {
  const heavy = pages.flatMap(({ file, html, styles }) => {
    const ofStyles = styles.reduce((sum, style) => sum + gzippedBytes(resolveFrom(file, style)), 0);
    // What is light enough as it is need not be packed to know.
    const ofHtml = Buffer.byteLength(html);
    const bytes =
      ofStyles + (ofStyles + ofHtml > HTML_AND_CSS_BYTES ? gzipSync(html).length : ofHtml);
    return bytes > HTML_AND_CSS_BYTES ? [`${file}: ${bytes}`] : [];
  });
  expect(heavy).toEqual([]);
});

test('scripts of every page stay within 15 KB gzipped before interaction', () => {
  const heavy = pages.flatMap(({ file, scripts }) => {
    const bytes = scripts.reduce((sum, script) => sum + gzippedBytes(resolveFrom(file, script)), 0);
    return bytes > SCRIPT_BYTES ? [`${file}: ${bytes}`] : [];
  });
  expect(heavy).toEqual([]);
});

test('no page loads anything from another host', () => {
  const foreign = pages.flatMap((page) => page.foreign.map((link) => `${page.file}: ${link}`));
  expect(foreign).toEqual([]);
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(HTML_RULES);
  const faults: string[] = [];
  for (const { file, html } of pagesValidated) {
    const report = await validator.validateString(html, file);
    for (const { messages } of report.results) {
      for (const { ruleId, line, column, message } of messages) {
        faults.push(`${file}:${line}:${column} ${ruleId} ${message}`);
      }
    }
  }
  expect(faults.slice(0, LINES_SHOWN)).toEqual([]);
});

test('every page names its language, its title and one first heading', () => {
  const faults = pages
    .filter(({ route }) => !route.startsWith('id/'))
    .filter(
      ({ html }) =>
        !/http-equiv="refresh"/i.test(html) &&
        !(
          /<html[^>]*\slang="[a-z]{2}/.test(html) &&
          /<title>[^<]+<\/title>/.test(html) &&
          (html.match(/<h1\b/g) ?? []).length === 1
        ),
    )
    .map(({ file }) => file);
  expect(faults).toEqual([]);
});
