import { escapeXml } from './xml.ts';

export interface FeedItem {
  title: string;
  /** Absolute address, also the item's permanent id. */
  url: string;
  summary: string | null;
}

/** RSS 2.0 (https://www.rssboard.org/rss-specification). `url` and `self` are absolute. */
export function toRss(feed: {
  title: string;
  description: string;
  lang: string;
  url: string;
  self: string;
  items: readonly FeedItem[];
}): string {
  const items = feed.items
    .map(
      ({ title, url, summary }) =>
        `<item><title>${escapeXml(title)}</title><link>${escapeXml(url)}</link><guid>${escapeXml(url)}</guid>${
          summary === null ? '' : `<description>${escapeXml(summary)}</description>`
        }</item>`,
    )
    .join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${escapeXml(feed.title)}</title>
<link>${escapeXml(feed.url)}</link>
<description>${escapeXml(feed.description)}</description>
<language>${feed.lang}</language>
<atom:link href="${escapeXml(feed.self)}" rel="self" type="application/rss+xml"/>
${items}
</channel></rss>
`;
}
