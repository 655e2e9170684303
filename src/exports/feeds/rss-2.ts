import { escapeXml } from '../xml.ts';
import { type Feed, type FeedEntry, instant, updatedOf } from './feed.ts';

/**
 * An RSS 2.0 channel (https://www.rssboard.org/rss-specification), for readers that know no Atom. RSS has neither a
 * language nor a date of change for an item: `pubDate` is the latest change, and `dc:language`
 * (http://purl.org/dc/elements/1.1/) tells a title in another language than the channel's.
 */
export function toRss(feed: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    `<title>${escapeXml(feed.title)}</title>`,
    `<link>${escapeXml(feed.url)}</link>`,
    `<description>${escapeXml(feed.title)}</description>`,
    `<language>${escapeXml(feed.lang)}</language>`,
    `<lastBuildDate>${rfc822(updatedOf(feed))}</lastBuildDate>`,
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(feed.self)}"/>`,
    ...feed.entries.flatMap((entry) => itemLines(entry, feed)),
    '</channel>',
    '</rss>',
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines(entry: FeedEntry, { lang, author }: Feed): string[] {
  const { id, url, title, summary, note, updated, category, rights } = entry;
  const words = [summary, note].flatMap((part) => part?.text ?? []);
  return [
    '<item>',
    `<guid isPermaLink="true">${escapeXml(id)}</guid>`,
    `<title>${escapeXml(title.text)}</title>`,
    `<link>${escapeXml(url)}</link>`,
    // Twice escaped: readers take a description for HTML.
    ...(words.length === 0
      ? []
      : [`<description>${escapeXml(words.map(escapeXml).join('<br>'))}</description>`]),
    `<category>${escapeXml(category.label)}</category>`,
    `<pubDate>${rfc822(updated)}</pubDate>`,
    `<dc:creator>${escapeXml(author)}</dc:creator>`,
    ...(title.lang === lang ? [] : [`<dc:language>${escapeXml(title.lang)}</dc:language>`]),
    `<dc:rights>${escapeXml(rights)}</dc:rights>`,
    '</item>',
  ];
}

/** `Sat, 21 Nov 2026 00:00:00 GMT` (RFC 822 with the year in four digits). */
function rfc822(day: string): string {
  return new Date(instant(day)).toUTCString();
}
