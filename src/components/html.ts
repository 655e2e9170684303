import { type LocalizedString, pickString } from '#domain/public/language.ts';
import type { Page } from '#layouts/page.ts';

/** Text made safe to stand in HTML, in an element or in a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Words in a language, marked when it is not the page's. */
export function wordsHtml(page: Page, words: { text: string; lang: string }): string {
  const text = escapeHtml(words.text);
  return words.lang === page.lang ? text : `<span lang="${words.lang}">${text}</span>`;
}

/** The reader's choice among localized words, as HTML; empty when there are none. */
export function localizedHtml(page: Page, strings: LocalizedString): string {
  const words = pickString(strings, page.lang);
  return words === null ? '' : wordsHtml(page, words);
}

/** A link whose words may be in another language. */
export function linkHtml(
  page: Page,
  link: { href: string; title: string; lang: string },
  words: string = link.title,
): string {
  const lang = link.lang === page.lang ? '' : ` lang="${link.lang}"`;
  return `<a href="${escapeHtml(link.href)}"${lang}>${escapeHtml(words)}</a>`;
}
