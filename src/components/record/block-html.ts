import type { Page } from '#layouts/page.ts';
import { linkHtml } from '../html.ts';
import type { References } from '../references.ts';

/**
 * The HTML of a text block with its `record:<id>` links turned to this page's addresses; a link to
 * what has no page keeps its words only.
 */
export function blockHtml(page: Page, html: string, references: References): string {
  if (!html.includes('record:')) return html;
  return html.replaceAll(
    /<a href="record:([a-z0-9-]+)"[^>]*>(.*?)<\/a>/gs,
    (_, id: string, words: string) => {
      const link = references.link(id);
      if (link === null) return words;
      return linkHtml(page, { ...link, lang: page.lang }, '\u0000').replace('\u0000', words);
    },
  );
}
