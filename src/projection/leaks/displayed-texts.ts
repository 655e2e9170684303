import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionOf, textsIn } from './decode-file.ts';

/** A text that readers or machines are shown: pages, feeds, captions, JSON-LD in pages, search cards. */
export interface DisplayedText {
  file: string;
  text: string;
  markup: boolean;
}

const DISPLAYED = new Set(
  'html htm xml rss atom svg vtt txt ics csv tsv md json jsonld webmanifest'.split(' '),
);
/** Tags whose end ends a phrase; the rest stand inside a sentence. */
const BLOCK_TAGS =
  /<\/?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|td|th|tr|table|section|article|header|footer|nav|main|aside|figure|figcaption|blockquote|title|option|br|hr|script|style|head|body)\b[^>]*>/gi;

/**
 * The texts of a release that are shown, its search index left out (it holds names for search only).
 * `files`: only these of its files.
 */
export function* displayedTexts(
  folder: string,
  files: Iterable<string> = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort(),
): Generator<DisplayedText> {
  for (const file of files) {
    const path = file.replaceAll('\\', '/');
    if (!DISPLAYED.has(extensionOf(path)) || path.startsWith('search/')) continue;
    for (const { text, markup } of textsIn(readFileSync(join(folder, path)), path)) {
      yield { file: path, text, markup };
    }
  }
}

/** Stands where one phrase ends and another begins; no white space, so that no pattern reads across it. */
export const PHRASE_END = '\u0001';

/** Markup taken out, PHRASE_END where a block ends: what is read as one phrase stays one. */
export function withoutMarkup(html: string): string {
  return html.replace(BLOCK_TAGS, PHRASE_END).replace(/<[a-z/!?][^>]*>/gi, '');
}
