import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { testEnv } from '../env.ts';
import { openChromium } from '../open-chromium.ts';
import { type MapFaults, mapFaults } from './map-faults.ts';
import { listPages, pageKind, type SitePage } from './site-pages.ts';

const site = inject('site');
const pages = listPages(site.folder);
const withMap = pages.filter(({ html }) => html.includes('data-map'));
const terms = parse(
  readFileSync(join(import.meta.dirname, '../../content/vocabularies/terms.yaml'), 'utf8'),
) as {
  id: string;
  canonical: Record<string, string>;
  forbidden: { lang: string; text: string }[];
}[];

/** Every large map, and of each other kind of page some in every locale: fewer drawings than pages, and all of them. */
const drawn = withMap.filter((page) => {
  const alike = withMap.filter((other) => sameKind(page, other));
  return pageKind(page.route) === 'map' || alike.indexOf(page) < (testEnv.full ? 3 : 1);
});

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser?.close());

test('every map of the site names both archipelagos and the sea, in words the archive locks', () => {
  expect(withMap.length).toBeGreaterThan(0);
  const wrong = withMap.flatMap(({ file, html }) => {
    const maps = html.match(/<svg[^>]*\sdata-map(?:=""|>|\s)[\s\S]*?<\/svg>/g) ?? [];
    const details = html.match(/\sdata-map-detail/g) ?? [];
    const faults = maps.flatMap((map) => missingIn(map, file.split('/')[0] ?? ''));
    return [
      ...(maps.length === 0 && details.length > 0 ? ['a detail without its country'] : []),
      ...faults,
    ].map((fault) => `${file}: ${fault}`);
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['on a phone', { width: 360, height: 740 }, 'screen'],
  ['on a desk', { width: 1280, height: 900 }, 'screen'],
  ['on paper', { width: 700, height: 990 }, 'print'],
] as const)(
  'the islands and their names lie whole within every map %s',
  async (_, viewport, media) => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.emulateMedia({ media });
    const faults: string[] = [];
    for (const { file } of drawn) {
      await page.goto(pathToFileURL(join(site.folder, file)).href);
      const found: MapFaults = await page.evaluate(mapFaults);
      expect(found.maps, file).toBeGreaterThan(0);
      faults.push(...found.faults.map((fault) => `${file}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  },
);

function sameKind(a: SitePage, b: SitePage): boolean {
  return a.route.split('/')[0] === b.route.split('/')[0] && pageKind(a.route) === pageKind(b.route);
}

function missingIn(map: string, locale: string): string[] {
  const text = map
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  const chain = [locale, 'vi'];
  const missing = ['bien-dong', 'hoang-sa', 'truong-sa'].flatMap((id) => {
    const term = terms.find((candidate) => candidate.id === id);
    const words = chain.map((lang) => term?.canonical[lang]).find((found) => found !== undefined);
    return words !== undefined && text.includes(words.toLowerCase()) ? [] : [`no word for ${id}`];
  });
  const foreign = terms
    .flatMap(({ forbidden }) => forbidden)
    .filter((word) => word.lang === locale && text.includes(word.text.toLowerCase()))
    .map((word) => `says ${word.text}`);
  return [...missing, ...foreign];
}
