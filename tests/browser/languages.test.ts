import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { isDraft } from '#i18n/locales.ts';
import { attributes, listPages, tagsOf } from './site-pages.ts';

const { folder, locales } = inject('site');
const pages = listPages(folder);
const drafts = locales.filter(isDraft);
const localeOf = (route: string): string => route.split('/')[0] ?? '';
const notices = /class="draft-notice"|class="draft-mark"/;

test('the sample shows five languages, of which three are drafts', () => {
  expect(locales).toEqual(['vi', 'en', 'km', 'zh-Hant', 'zh-Hans']);
  expect(drafts).toEqual(['km', 'zh-Hant', 'zh-Hans']);
});

describe.each(locales)('pages in "%s"', (locale) => {
  const own = pages.filter(({ route }) => localeOf(route) === locale);

  test('are marked as unreviewed and kept out of search engines when they are drafts, and only then', () => {
    expect(own.length).toBeGreaterThan(100);
    for (const { html, route } of own) {
      const main = html.replace(/<details class="languages-menu">[\s\S]*?<\/details>/, '');
      expect(notices.test(main), route).toBe(isDraft(locale));
      if (isDraft(locale)) expect(html, route).toContain('<meta name="robots" content="noindex">');
    }
  });

  test('say which language they are in', () => {
    for (const { html, route } of own) {
      expect(html.includes(`<html lang="${locale}"`), route).toBe(true);
    }
  });

  test('lead to the same page in every other language, without a script', () => {
    for (const { html, route } of own) {
      // Of paper there is a sheet in the languages that a record has words in.
      if (route.endsWith('/print/')) continue;
      const menu = /<details class="languages-menu">([\s\S]*?)<\/details>/.exec(html)?.[1];
      if (menu === undefined) {
        expect(html, route).toContain('http-equiv="refresh"');
        continue;
      }
      const within = route.slice(locale.length);
      const there = attributes(tagsOf(menu), 'a', 'href').map(
        (href) => new URL(href, `http://x/${route}`).pathname,
      );
      expect(there, route).toEqual(
        locales.filter((other) => other !== locale).map((other) => `/${other}${within}`),
      );
    }
  });
});

test('search engines are told of no draft', () => {
  expect(readFileSync(join(folder, 'sitemap.xml'), 'utf8')).not.toMatch(/\/(?:km|zh-Han[st])\//);
  for (const { html, route } of pages) {
    const told = attributes(tagsOf(html), 'link', 'hreflang').filter((lang) =>
      drafts.includes(lang),
    );
    expect(told, route).toEqual([]);
  }
});

test('no mark of the translator is left in any file', () => {
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    ['.html', '.xml', '.ics', '.json', '.vtt', '.svg', '.txt'].includes(extname(file)),
  );
  for (const file of written) {
    expect(/[\uFDD0-\uFDEF]/.test(readFileSync(join(folder, file), 'utf8')), file).toBe(false);
  }
});

test('what stands in another language on a page of a draft says so', () => {
  const about = pages.find(({ route }) => route === 'km/about/')?.html ?? '';
  expect(about).toMatch(/<p><span lang="vi">Bản Sắc /);
  expect(about).not.toMatch(/<p>Bản Sắc ghi lại/);
});
