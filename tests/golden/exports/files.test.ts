/**
 * Files of several records, from the golden archive: feeds, calendars, sitemaps, oEmbed answers, each read back by a
 * program that is not ours. Renewed as in records.test.ts.
 */
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFile } from '#components/calendar/calendar-file.ts';
import { feedFile } from '#components/share/feed-file.ts';
import { oEmbedFile } from '#components/share/oembed-file.ts';
import { sitemapPages } from '#components/sitemap-pages.ts';
import { FEED_FORMS, type FeedForm } from '#domain/public/routes.ts';
import { toSitemap } from '#exports/sitemap.ts';
import { sitemapParts } from '#public-records/sitemap-routes.ts';
import { GOLDEN_FOLDER, goldenArchive, goldenRecords, SITE } from './golden-archive.ts';

const goldens = goldenRecords();
const records = goldenArchive(goldens);
const context = { records, site: SITE, assets: {}, searchIndex: null };
const golden = (standard: string, file: string) => join(GOLDEN_FOLDER, standard, file);
const feed = async (locale: string, form: FeedForm, from = records) => {
  const file = feedFile({ ...context, records: from }, { locale, group: 'all', form });
  return (await file?.text()) ?? '';
};

describe.each(['vi', 'en', 'km'])('the feeds of everything in %s', (locale) => {
  test.each(FEED_FORMS)('.%s is as it was', async (form) => {
    await expect(await feed(locale, form)).toMatchFileSnapshot(
      golden('feeds', `${locale}.${form}`),
    );
  });

  test('say the same in every form, read by another program', async () => {
    const atom = parseAtomFeed(await feed(locale, 'xml'));
    const rss = parseRssFeed(await feed(locale, 'rss'));
    const json = parseJsonFeed(await feed(locale, 'json'));
    const entries = (atom.entries ?? []).map(({ id, title, links, updated }) => ({
      ...{ id, url: links?.[0]?.href, day: updated?.slice(0, 10) },
      title: typeof title === 'string' ? title : title?.value,
    }));
    expect(entries.length).toBeGreaterThan(2);
    const items = (rss.items ?? []).map(({ guid, title, link, pubDate }) => ({
      ...{ id: guid?.value, title, url: link },
      day: new Date(pubDate ?? '').toISOString().slice(0, 10),
    }));
    expect(items).toEqual(entries);
    expect(
      (json.items ?? []).map(({ id, title, url, date_modified }) => ({
        ...{ id, title, url, day: date_modified?.slice(0, 10) },
      })),
    ).toEqual(entries);
  });
});

test('signs that XML and HTML keep for themselves come through', async () => {
  const custom = goldens.find(({ record }) => record.id === 'tuc-mau')?.record;
  const { title, summary } = custom?.texts[0] ?? {};
  expect(summary).toMatch(/[<&]/);
  const rss = (parseRssFeed(await feed('vi', 'rss')).items ?? []).find(
    (item) => item.title === title,
  );
  // RSS descriptions are HTML: escaped once more.
  const words = (rss?.description ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  expect(words.replaceAll('&amp;', '&')).toContain(summary);
  const json = (parseJsonFeed(await feed('vi', 'json')).items ?? []).find(
    (item) => item.title === title,
  );
  expect(json?.summary).toBe(summary);
});

test('a feed without entries is still one, in every form', async () => {
  const empty = goldenArchive([]);
  for (const form of FEED_FORMS) {
    await expect(await feed('vi', form, empty)).toMatchFileSnapshot(
      golden('feeds', `empty.${form}`),
    );
  }
  expect(parseAtomFeed(await feed('vi', 'xml', empty)).updated).toBe('2026-11-01T00:00:00Z');
  expect(parseJsonFeed(await feed('vi', 'json', empty)).title).toContain(SITE.name);
});

test.each(['vi', 'km'])(
  'the calendar in %s, with a window and a cancelled date',
  async (locale) => {
    const file = calendarFile(context, locale, 'all') ?? '';
    await expect(file).toMatchFileSnapshot(golden('icalendar', `${locale}.ics`));
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
    const dates = goldens.flatMap((each) => each.dates);
    expect(events.map((event) => new ICAL.Event(event).startDate.toString())).toEqual(
      dates.map(({ start }) => start),
    );
  },
);

describe('sitemaps', () => {
  const parts = [...sitemapParts(records, SITE)];
  const fileOf = (part: (typeof parts)[number]) =>
    toSitemap(sitemapPages(part, { records, site: SITE }));
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'url' });
  const urlsOf = (file: string): Record<string, unknown>[] => parser.parse(file).urlset.url;

  test.each(parts)('$name', async (part) => {
    const file = fileOf(part);
    await expect(file).toMatchFileSnapshot(golden('sitemap', `${part.name}.xml`));
    expect(XMLValidator.validate(file)).toBe(true);
    expect(urlsOf(file).length).toBeGreaterThan(0);
  });

  test('name no page that was only compiled from public sources', () => {
    const files = parts.map(fileOf).join('');
    const compiled = goldens.filter(({ record }) => record.review.startsWith('compiled'));
    expect(compiled.length).toBeGreaterThan(5);
    for (const { record } of compiled) expect(files).not.toContain(`/${record.slug}/`);
  });

  test('tell the day of the latest change where somebody wrote one down, and of no other', () => {
    const [festival] = urlsOf(
      parts.map(fileOf).find((file) => file.includes('le-trang-mau/')) ?? '',
    );
    expect(festival).toMatchObject({ lastmod: '2026-03-02' });
    const [place] = urlsOf(
      parts.map(fileOf).find((file) => file.includes('places/lang-mau/')) ?? '',
    );
    expect(place).not.toHaveProperty('lastmod');
  });

  test('describe a film on its own page, and pictures where they are shown', () => {
    const media = urlsOf(parts.map(fileOf).find((file) => file.includes('/phim-mau/')) ?? '');
    expect(media.find((url) => 'video:video' in url)?.['video:video']).toEqual({
      'video:thumbnail_loc': 'https://kho.example/thu/media/phim-mau/3.jpg',
      'video:title': 'Phim Mẫu',
      'video:description': 'Một phim thử.',
      'video:content_loc': 'https://kho.example/thu/media/phim-mau/2.mp4',
      'video:duration': 63,
      'video:publication_date': '2026-01-15',
    });
    expect(media.find((url) => 'image:image' in url)?.['image:image']).toEqual({
      'image:loc': 'https://kho.example/thu/media/anh-mau/2.jpg',
    });
  });
});

test('the oEmbed answer of what may be embedded, and of nothing else', async () => {
  const answer = oEmbedFile(context, { locale: 'km', id: 'le-trang-mau' }) ?? '';
  await expect(answer).toMatchFileSnapshot(golden('oembed', 'le-trang-mau.json'));
  expect(JSON.parse(answer)).toMatchObject({ version: '1.0', type: 'rich', title: 'ពិធីគំរូ' });
  expect(oEmbedFile(context, { locale: 'vi', id: 'tuc-mau' })).toBeNull();
});
