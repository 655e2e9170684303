import { escapeXml } from './xml.ts';

/** Words with their language (BCP-47). */
interface Words {
  text: string;
  lang: string;
}

export interface FeedEntry {
  /** An absolute address that never changes. */
  id: string;
  /** Absolute address of the page. */
  url: string;
  title: Words;
  summary: Words | null;
  /** What the latest change was. */
  note: Words | null;
  /** ISO dates of the first and of the latest change. */
  published: string;
  updated: string;
  /** What kind of record it is: a name for machines and one for readers. */
  category: { term: string; label: string };
  /** Licence of the text. */
  rights: string;
}

export interface Feed {
  title: string;
  /** BCP-47, of the feed's own words. */
  lang: string;
  /** Absolute addresses of the page that shows the same, and of the feed; the latter is its id too. */
  url: string;
  self: string;
  author: string;
  entries: readonly FeedEntry[];
}

/**
 * An Atom feed (RFC 4287, https://www.rfc-editor.org/rfc/rfc4287). Entries in the order they are to stand in; a feed
 * without any was updated at `emptyOn`. Days are told as their midnight in UTC, which is the same day in Vietnam.
 */
export function toAtom(feed: Feed, { emptyOn }: { emptyOn: string }): string {
  const updated = feed.entries.map((entry) => entry.updated).sort();
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">`,
    `<id>${escapeXml(feed.self)}</id>`,
    `<title>${escapeXml(feed.title)}</title>`,
    `<updated>${instant(updated.at(-1) ?? emptyOn)}</updated>`,
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

/** RFC 3339, §3.3 of Atom; a month or a year alone is its first day. */
function instant(day: string): string {
  const [year = '', month = '01', date = '01'] = day.split('-');
  return `${year}-${month}-${date}T00:00:00Z`;
}
