import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';

/** A tag for private use (ISO 639): the fixture is no one's language. `Intl` knows nothing of it. */
const TAG = 'qaa';
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'add-a-language-'));
const file = join(folder, 'src/i18n/messages', `${TAG}.json`);
const config = join(folder, 'archive.yaml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The walk of docs/guides/add-a-language.md, in a copy of the program. */
beforeAll(async () => {
  for (const part of ['src', 'search', 'media-pipeline', 'public']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  for (const part of ['astro.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json']) {
    cpSync(join(root, part), join(folder, part));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const part of ['content', 'private']) {
    cpSync(join(root, 'tests/fixtures/village', part), join(folder, part), { recursive: true });
  }
  await archive('locale', 'add', TAG);
  const words = JSON.parse(readFileSync(file, 'utf8')) as {
    locale: { name: string };
    site: { chrome: Record<string, string>; months: Record<string, string> };
  };
  words.locale.name = 'Tiếng Thử';
  words.site.chrome['search'] = 'Thử tìm';
  words.site.chrome['readIn'] = 'Thử đọc';
  words.site.months['title'] = 'Thử tháng';
  writeFileSync(file, JSON.stringify(words));
  writeFileSync(
    config,
    stringify({
      name: 'Kho thử',
      site: { url: 'https://kho-thu.example', locales: ['vi', 'en', TAG] },
      contentRoots: [{ path: 'content' }, { path: 'private', private: true }],
    }),
  );
  await archive('build', '--now', '2026-11-21T05:00:00Z');
});

function archive(...args: string[]) {
  return execa(process.execPath, [join(folder, 'src/cli/archive.mjs'), ...args, '--lang', 'en'], {
    cwd: folder,
    reject: true,
  });
}

const page = (path: string) => readFileSync(join(folder, '.archive/current', path), 'utf8');

test('one file makes the pages: in their language, with its words, and links to them everywhere', () => {
  const home = page(`${TAG}/index.html`);
  expect(home).toContain(`<html lang="${TAG}"`);
  expect(home).toMatch(/<span>Thử tìm<\/span>/);
  expect(page(`${TAG}/months/index.html`)).toContain('<h1>Thử tháng</h1>');
  const vi = page('vi/months/index.html');
  expect(vi).toMatch(
    new RegExp(`<a href="../../${TAG}/months/" lang="${TAG}" hreflang="${TAG}" title="Thử đọc">`),
  );
});

test('every page of a draft says so in Vietnamese and English, and stays out of search engines', () => {
  for (const path of [
    `${TAG}/index.html`,
    `${TAG}/about/index.html`,
    `${TAG}/festivals/index.html`,
  ]) {
    const html = page(path);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toMatch(/<aside class="draft-notice"[^>]*>[\s\S]*lang="vi"[\s\S]*lang="en"/);
  }
  expect(page('vi/index.html')).not.toContain('draft-notice');
  expect(page('vi/index.html')).not.toContain(`hreflang="${TAG}" href="https:`);
  expect(page('sitemaps/pages.xml')).not.toContain(`/${TAG}/`);
});

test('what is not filled in stands in Vietnamese and says that it is', () => {
  const html = page(`${TAG}/festivals/index.html`);
  expect(html).toMatch(/<h1><span lang="vi">Lễ hội<\/span><\/h1>/);
  expect(html).toMatch(/<title>Lễ hội · Kho thử<\/title>/);
  expect(html).not.toMatch(/[\uFDD0-\uFDD2]/);
  expect(page(`${TAG}/feed.xml`)).not.toMatch(/[\uFDD0-\uFDD2]/);
});

test('the report counts what is there and what is missing', async () => {
  const { stdout } = await archive('locale', 'report', TAG, '--missing');
  expect(stdout).toMatch(/^qaa Tiếng Thử \(draft\): 3\/\d+/);
  expect(stdout).toContain('site:types.festival\tLễ hội\tFestivals');
  expect(stdout).toContain('order of letters: Vietnamese for now');
});
