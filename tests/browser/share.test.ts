import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { SHARE_CARD_PX } from '#domain/public/share-card.ts';
import { openChromium } from '../open-chromium.ts';
import { expectAccessible } from './expect-accessible.ts';
import { listPages, type Tag, tagsOf } from './site-pages.ts';

const { folder, rootUrl } = inject('site');
const config = parse(readFileSync(join(import.meta.dirname, '../../archive.yaml'), 'utf8')) as {
  site: { url: string };
};
const CARD_BYTES = 100_000;
const EMBED_BYTES = 8_000;

const pages = listPages(folder)
  .filter(({ html }) => !/http-equiv="refresh"/i.test(html))
  .map((page) => ({ ...page, tags: tagsOf(page.html) }));
/** The file of the site that an absolute address names. */
const fileAt = (address: string) => address.slice(`${config.site.url}/`.length);
const meta = (tags: readonly Tag[], property: string) =>
  tags.find(({ attributes }) => attributes.get('property') === property)?.attributes.get('content');
const alternates = (tags: readonly Tag[], type: string) =>
  tags
    .filter(({ name, attributes }) => name === 'link' && attributes.get('type') === type)
    .map(({ attributes }) => attributes.get('href') ?? '');

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

describe('share cards', () => {
  const cards = new Set(pages.flatMap(({ tags }) => meta(tags, 'og:image') ?? []));

  test('every page but the cards for frames names one that is there, and says what it shows', () => {
    const without = pages
      .filter(({ route }) => !route.startsWith('embed/'))
      .filter(
        ({ tags }) =>
          !existsSync(join(folder, fileAt(meta(tags, 'og:image') ?? ''))) ||
          (meta(tags, 'og:image:alt') ?? '') === '',
      )
      .map(({ file }) => file);
    expect(without).toEqual([]);
    expect(cards.size).toBeGreaterThan(1500);
  });

  test('each is a JPEG of 1200 by 630 of at most 100 KB', async () => {
    const heavy = [...cards].filter(
      (card) => readFileSync(join(folder, fileAt(card))).length > CARD_BYTES,
    );
    expect(heavy).toEqual([]);
    for (const card of [...cards].filter((_, at) => at % 100 === 0)) {
      const { format, width, height } = await sharp(join(folder, fileAt(card))).metadata();
      expect({ format, width, height }).toEqual({ format: 'jpeg', ...SHARE_CARD_PX });
    }
  });
});

describe('oEmbed and the cards for frames', () => {
  const records = pages.flatMap((page) =>
    alternates(page.tags, 'application/json+oembed').map((href) => ({ ...page, href })),
  );

  test('what a page discovers is there, and frames a page that is there', () => {
    expect(records.length).toBeGreaterThan(1500);
    for (const { file, href } of records) {
      const answer = JSON.parse(readFileSync(join(folder, fileAt(href)), 'utf8'));
      expect(answer, file).toMatchObject({ version: '1.0', type: 'rich', width: 480 });
      const frame = /<iframe src="([^"]+)"/.exec(answer.html)?.[1] ?? '';
      expect(existsSync(join(folder, fileAt(frame), 'index.html')), frame).toBe(true);
      expect(existsSync(join(folder, fileAt(answer.thumbnail_url))), file).toBe(true);
    }
  });

  test('a card for frames has no script, is small, and opens the record beside itself', () => {
    const embeds = pages.filter(({ route }) => route.startsWith('embed/'));
    expect(embeds.length).toBeGreaterThan(1500);
    for (const { file, html, tags } of embeds) {
      expect(
        tags.some(({ name }) => name === 'script'),
        file,
      ).toBe(false);
      expect(gzipSync(html).length, file).toBeLessThan(EMBED_BYTES);
      const targets = tags.filter(({ name }) => name === 'a');
      expect(targets.every(({ attributes }) => attributes.get('target') === '_blank')).toBe(true);
    }
  });

  test.each(['vi', 'en'])(
    'it fits its frame and has no fault that axe finds (%s)',
    async (locale) => {
      const page = await browser.newPage({
        viewport: { width: 480, height: 300 },
        bypassCSP: true,
      });
      await page.goto(`${rootUrl}embed/${locale}/ok-om-bok/`);
      await expectAccessible(page);
      const heightPx = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(heightPx).toBeLessThanOrEqual(300);
      await page.close();
    },
  );

  test('the server answers ?url= with what the page discovers', async () => {
    const [first] = records;
    if (first === undefined) throw new Error('no record is discoverable');
    const address = encodeURIComponent(`${config.site.url}/${first.route}`);
    const response = await fetch(`${rootUrl}oembed?url=${address}`);
    const discovered = JSON.parse(readFileSync(join(folder, fileAt(first.href)), 'utf8'));
    expect(await response.json()).toEqual(discovered);
  });
});

describe('feeds', () => {
  const feeds = new Set(
    pages.flatMap(({ route, tags }) =>
      alternates(tags, 'application/atom+xml').map((href) =>
        new URL(href, `http://site/${route}`).pathname.slice(1),
      ),
    ),
  );

  test('every discovered feed is there: of the archive, of types, communities and provinces', () => {
    expect([...feeds].filter((feed) => !existsSync(join(folder, feed)))).toEqual([]);
    for (const feed of ['vi/feed.xml', 'en/feeds/festivals.xml', 'en/feeds/communities/khmer.xml'])
      expect(feeds).toContain(feed);
    expect([...feeds].some((feed) => feed.startsWith('vi/feeds/places/'))).toBe(true);
  });

  test('each has the same news as RSS and as JSON Feed', () => {
    const faults: string[] = [];
    for (const feed of feeds) {
      const read = (form: string) => readFileSync(join(folder, feed.replace(/xml$/, form)), 'utf8');
      const ids = [...read('xml').matchAll(/<entry>\n<id>([^<]+)/g)].map(([, id]) => id);
      const rss = parseRssFeed(read('rss'));
      const json = parseJsonFeed(read('json'));
      if (rss.items?.map(({ guid }) => guid?.value).join() !== ids.join())
        faults.push(`${feed}: RSS`);
      if (json.items?.map(({ id }) => id).join() !== ids.join()) faults.push(`${feed}: JSON Feed`);
    }
    expect(faults).toEqual([]);
  });

  test('each is Atom as RFC 4287 asks, newest change first, of pages that are there', async () => {
    const page = await browser.newPage();
    const faults: string[] = [];
    for (const feed of feeds) {
      const text = readFileSync(join(folder, feed), 'utf8');
      const found = await page.evaluate(readAtom, text);
      faults.push(...found.faults.map((fault) => `${feed}: ${fault}`));
      for (const link of found.pages) {
        if (!existsSync(join(folder, fileAt(link), 'index.html'))) faults.push(`${feed} → ${link}`);
      }
    }
    await page.close();
    expect(faults.slice(0, 20)).toEqual([]);
  });
});

/** Runs in the browser, whose parser refuses XML that is not well-formed. */
function readAtom(text: string): { faults: string[]; pages: string[] } {
  const atom = 'http://www.w3.org/2005/Atom';
  const faults: string[] = [];
  const document = new DOMParser().parseFromString(text, 'application/xml');
  if (document.querySelector('parsererror') !== null) return { faults: ['not XML'], pages: [] };
  const children = (of: Element, name: string) =>
    [...of.children].filter(
      ({ namespaceURI, localName }) => namespaceURI === atom && localName === name,
    );
  const wanted = (of: Element, names: readonly string[], where: string) => {
    for (const name of names) {
      const found = children(of, name);
      const isFilled = (found[0]?.textContent ?? '').trim() !== '';
      if (found.length !== 1 || !isFilled) faults.push(`${where}: ${found.length} of ${name}`);
    }
  };
  const feed = document.documentElement;
  // §4.1.1, §4.1.2: exactly one each; an author of the feed is that of its entries.
  wanted(feed, ['id', 'title', 'updated', 'author'], 'feed');
  const entries = children(feed, 'entry');
  if (entries.length === 0) faults.push('no entries');
  for (const entry of entries) wanted(entry, ['id', 'title', 'updated', 'published'], 'entry');
  const textsOf = (name: string) => entries.map((of) => children(of, name)[0]?.textContent ?? '');
  const ids = textsOf('id');
  if (new Set(ids).size !== ids.length) faults.push('an id stands twice');
  const moments = textsOf('updated');
  if (moments.some((at) => !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(at)))
    faults.push('a moment is not one of RFC 3339');
  if (moments.join() !== moments.toSorted().toReversed().join()) faults.push('not newest first');
  if (children(feed, 'updated')[0]?.textContent !== moments[0]) faults.push('feed not as new');
  const relations = (of: Element, rel: string) =>
    children(of, 'link').filter((link) => link.getAttribute('rel') === rel);
  if (relations(feed, 'self').length !== 1) faults.push('no link to itself');
  const pages = entries.flatMap((of) =>
    relations(of, 'alternate').map((link) => link.getAttribute('href') ?? ''),
  );
  if (pages.length !== entries.length) faults.push('an entry without its page');
  return { faults, pages };
}

describe('paper', () => {
  const route = 'vi/festivals/ok-om-bok/print/';

  test.each([360, 1280])(
    'the page to print from has no fault that axe finds at %i px',
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
      await page.goto(`${rootUrl}${route}`);
      for (const paper of ['label', 'sheet', 'poster']) {
        await page.check(`[value=${paper}]`);
        expect(await page.locator('[data-paper]:visible').count()).toBe(1);
        await expectAccessible(page);
      }
      await page.close();
    },
  );

  test.each([
    { paper: 'label', size: [420, 298], pages: 1 },
    { paper: 'sheet', size: [595, 842], pages: 2 },
    { paper: 'poster', size: [595, 842], pages: 1 },
  ])('a $paper is printed on paper of its own size', async ({ paper, size, pages: count }) => {
    const page = await browser.newPage();
    await page.goto(`${rootUrl}${route}`);
    await page.check(`[value=${paper}]`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    await page.close();
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
      Math.round(Number(w)),
      Math.round(Number(h)),
    ]);
    expect(boxes).toEqual(new Array(count).fill(size));
  });

  test('its code is that of the permanent address, and says where it leads', () => {
    const print = pages.find((page) => page.route === route);
    const address = `${config.site.url}/id/ok-om-bok/`;
    const codes = print?.tags.filter(({ attributes }) => attributes.get('class') === 'qr') ?? [];
    expect(codes).toHaveLength(3);
    for (const { attributes } of codes) expect(attributes.get('aria-label')).toContain(address);
  });
});

test.each([
  ['en-GB', 'en'],
  ['vi-VN', 'vi'],
  ['fr-FR', 'vi'],
])('the permanent address leads who reads %s to %s', async (locale, expected) => {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  await page.goto(`${rootUrl}id/ok-om-bok/`);
  await page.waitForURL(`${rootUrl}${expected}/festivals/ok-om-bok/`);
  await context.close();
});

test('every IIIF manifest names pages and files that are there', () => {
  const manifests = globSync('iiif/*/manifest.json', { cwd: folder });
  expect(manifests.length).toBeGreaterThan(20);
  const missing = manifests.flatMap((name) => {
    const told = readFileSync(join(folder, name), 'utf8');
    const named = new Set(told.match(/"http:[^"#]+"/g)?.map((quoted) => quoted.slice(1, -1)));
    return [...named]
      .filter((address) => /^[^?]+\/(?:media|vi|en|km|zh-\w+)\//.test(address))
      .map(fileAt)
      .filter((file) => !existsSync(join(folder, file)))
      .map((file) => `${name}: ${file}`);
  });
  expect(missing).toEqual([]);
});

test('the IIIF collections lead to every manifest, and to nothing that is not there', () => {
  const fileOf = ({ id }: { id: string }) => fileAt(id);
  const membersOf = (name: string): { id: string; type: string }[] =>
    (
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        items: { id: string; type: string }[];
      }
    ).items;
  const reached = new Set(['iiif/collection.json']);
  for (const name of reached) {
    const members = name.endsWith('manifest.json') ? [] : membersOf(name);
    if (!name.endsWith('manifest.json')) expect(members, name).not.toEqual([]);
    for (const member of members) reached.add(fileOf(member));
  }
  const there = globSync('iiif/**/*.json', { cwd: folder }).sort();
  const ofChanges = (name: string) => name.startsWith('iiif/changes');
  expect([...reached].sort()).toEqual(there.filter((name) => !ofChanges(name)));

  // The stream of changes tells of each manifest once, and of no other.
  const changed = there
    .filter((name) => name.startsWith('iiif/changes/'))
    .flatMap((name) => {
      const page = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        orderedItems: { object: { id: string } }[];
      };
      return page.orderedItems.map(({ object }) => fileOf(object));
    });
  expect(changed.sort()).toEqual(there.filter((name) => name.endsWith('manifest.json')));
});
