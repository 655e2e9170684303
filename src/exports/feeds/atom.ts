import { escapeXml } from '../xml.ts';
import { type Feed, type FeedEntry, instant, updatedOf, type Words } from './feed.ts';

/**
 * An Atom feed (RFC 4287, https://www.rfc-editor.org/rfc/rfc4287).
 */
export function toAtom(feed: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">`,
    `<id>${escapeXml(feed.self)}</id>`,
    `<title>${escapeXml(feed.title)}</title>`,
    `<updated>${instant(updatedOf(feed))}</updated>`,
    `<author><name>${escapeXml(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.url)}"/>`,
    ...feed.entries.flatMap((entry) => entryLines(entry, feed.lang)),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function entryLines(entry: FeedEntry, feedLang: string): string[] {
  const { id, url, title, summary, note, published, updated, category, rights } = entry;
  const words = (name: string, { text, lang }: Words) => {
    const language = lang === feedLang ? '' : ` xml:lang="${escapeXml(lang)}"`;
    return `<${name}${language}>${escapeXml(text)}</${name}>`;
  };
  return [
    '<entry>',
    `<id>${escapeXml(id)}</id>`,
    words('title', title),
    `<published>${instant(published)}</published>`,
    `<updated>${instant(updated)}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    `<category term="${escapeXml(category.term)}" label="${escapeXml(category.label)}"/>`,
    ...(summary === null ? [] : [words('summary', summary)]),
    ...(note === null ? [] : [words('content', note)]),
    `<rights>${escapeXml(rights)}</rights>`,
    '</entry>',
  ];
}
