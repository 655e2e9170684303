import { type Feed, type FeedEntry, instant } from './feed.ts';

/** A JSON Feed (https://www.jsonfeed.org/version/1.1/). An item has text: its summary, else what was changed, else its title. */
export function toJsonFeed(feed: Feed): string {
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.url,
    feed_url: feed.self,
    language: feed.lang,
    authors: [{ name: feed.author }],
    items: feed.entries.map((entry) => itemOf(entry, feed.lang)),
  };
  return `${JSON.stringify(json, null, 1)}\n`;
}

function itemOf(entry: FeedEntry, feedLang: string): object {
  const { id, url, title, summary, note, published, updated, category } = entry;
  const words = [summary, note].flatMap((part) => part?.text ?? []);
  return {
    id,
    url,
    title: title.text,
    content_text: words.length === 0 ? title.text : words.join('\n'),
    ...(summary === null ? {} : { summary: summary.text }),
    date_published: instant(published),
    date_modified: instant(updated),
    tags: [category.label],
    ...(title.lang === feedLang ? {} : { language: title.lang }),
  };
}
