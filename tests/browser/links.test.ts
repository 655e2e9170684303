import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, inject, test } from 'vitest';
import { testEnv } from '../env.ts';
import { listPages, references, tagsOf } from './site-pages.ts';

const site = inject('site');
/** Of the sample run in a sub-folder: its links are those of the root. */
const PAGES_READ = 600;

interface Crawl {
  visited: Set<string>;
  broken: string[];
}

/**
 * Follows every link from `start` that stays below it, as a visitor without JavaScript could; pages that
 * `goesOn` leaves out are asked for, and not read.
 */
async function crawl(start: string, goesOn = (_path: string) => true): Promise<Crawl> {
  const broken: string[] = [];
  const ids = new Map<string, Set<string>>();
  const fragments: { from: string; to: string; id: string }[] = [];
  // A map goes on over what is added to it meanwhile.
  const foundOn = new Map([[start, 'start']]);
  for (const [url, from] of foundOn) {
    const response = await fetch(url);
    if (response.status !== 200) {
      broken.push(`${from} → ${url}: ${response.status}`);
      await response.arrayBuffer();
      continue;
    }
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    if (!isPage || !goesOn(url.slice(start.length))) {
      await response.arrayBuffer();
      continue;
    }
    const html = await response.text();
    const tags = tagsOf(html);
    ids.set(url, new Set(tags.flatMap(({ attributes }) => attributes.get('id') ?? [])));
    for (const reference of references(tags)) {
      if (/^(?:mailto|tel|data):/i.test(reference)) continue;
      const target = new URL(reference, url);
      const page = `${target.origin}${target.pathname}`;
      if (target.origin !== new URL(start).origin) continue;
      if (!page.startsWith(start)) {
        broken.push(`${url} → ${reference}: leaves the site's folder`);
        continue;
      }
      if (target.hash !== '') fragments.push({ from: url, to: page, id: target.hash.slice(1) });
      if (!foundOn.has(page)) foundOn.set(page, url);
    }
  }
  for (const { from, to, id } of fragments) {
    const known = ids.get(to);
    if (known !== undefined && !known.has(decodeURIComponent(id))) {
      broken.push(`${from} → ${to}#${id}: no such place on the page`);
    }
  }
  return { visited: new Set(foundOn.keys()), broken };
}

/** Of the sample run the drafts are asked for and not read: their templates are those of the others. */
const unread = testEnv.full ? [] : site.locales.slice(2);
const isRead = (path: string) => !unread.some((locale) => path.startsWith(`${locale}/`));

test('no broken link from the root of a host, and every page can be reached', async () => {
  const { visited, broken } = await crawl(site.rootUrl, isRead);
  expect(broken).toEqual([]);
  const unreached = listPages(site.folder)
    .filter(({ html }) => !/http-equiv="refresh"/i.test(html))
    .map(({ route }) => route)
    .filter(
      (route) => isRead(route) && route !== '404.html' && !visited.has(`${site.rootUrl}${route}`),
    );
  expect(unreached).toEqual([]);
});

test('no broken link in a sub-folder of a plain static host', async () => {
  let read = 0;
  const isAmongTheFirst = () => testEnv.full || read++ < PAGES_READ;
  const { visited, broken } = await crawl(site.nestedUrl, isAmongTheFirst);
  expect(broken).toEqual([]);
  expect(visited.size).toBeGreaterThan(100);
});

test('no broken link from a folder opened as files', () => {
  const broken = listPages(site.packFolder).flatMap(({ file, html }) => {
    const page = pathToFileURL(join(site.packFolder, file));
    return references(tagsOf(html))
      .filter((reference) => !/^[a-z]+:/i.test(reference))
      .map((reference) => new URL(reference, page))
      .filter(
        ({ pathname }) =>
          pathname.endsWith('/') || !existsSync(fileURLToPath(`file://${pathname}`)),
      )
      .map(({ pathname }) => `${file} → ${pathname}`);
  });
  expect(broken).toEqual([]);
});
