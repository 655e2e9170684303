/** What the archive tells of as news, whatever the form of the feed. */

/** Words with their language (BCP-47). */
export interface Words {
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
  /** Absolute addresses of the page that shows the same, and of the feed in this form; the latter is its id too. */
  url: string;
  self: string;
  author: string;
  /** In the order they are to stand in. */
  entries: readonly FeedEntry[];
  /** ISO date of a feed without entries. */
  emptyOn: string;
}

/** The ISO date of the latest change that a feed tells of. */
export function updatedOf({ entries, emptyOn }: Feed): string {
  return (
    entries
      .map(({ updated }) => updated)
      .sort()
      .at(-1) ?? emptyOn
  );
}

/**
 * A day as a moment of RFC 3339: its midnight in UTC, which is the same day in Vietnam. A month or a year alone is
 * its first day.
 */
export function instant(day: string): string {
  const [year = '', month = '01', date = '01'] = day.split('-');
  return `${year}-${month}-${date}T00:00:00Z`;
}
