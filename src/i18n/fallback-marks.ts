/**
 * A message that a locale lacks comes from another language, and must say so where it stands: `lang` is
 * what a screen reader, a hyphenator and a font go by. Components take messages as strings, so the
 * language goes along inside the string, between noncharacters of Unicode, until the page is finished.
 */
const BEGIN = '\uFDD0';
const AFTER_LANG = '\uFDD1';
const END = '\uFDD2';
const MARKS = /\uFDD0[^\uFDD1]*\uFDD1|\uFDD2/g;
/** Comments, elements that hold no elements (or no HTML), tags: where a span cannot stand. */
const NO_SPAN =
  /<!--[\s\S]*?-->|<(script|style|title|textarea|option|svg)\b[\s\S]*?<\/\1\s*>|<[a-z/!](?:[^>"']|"[^"]*"|'[^']*')*>/gi;

/** Text that is in `lang`, wherever it will stand. */
export function inLanguage(text: string, lang: string): string {
  return `${BEGIN}${lang}${AFTER_LANG}${text}${END}`;
}

/** The same text with nothing said of its language: for feeds, calendars and data. */
export function withoutMarks(text: string): string {
  return text.includes(BEGIN) ? text.replace(MARKS, '') : text;
}

/** A finished page: what was marked is now `<span lang>` in text, and plain in attributes and titles. */
export function marksToSpans(html: string): string {
  if (!html.includes(BEGIN)) return html;
  let out = '';
  let from = 0;
  for (const match of html.matchAll(NO_SPAN)) {
    out += toSpans(html.slice(from, match.index)) + withoutMarks(match[0]);
    from = match.index + match[0].length;
  }
  return out + toSpans(html.slice(from));
}

function toSpans(text: string): string {
  return text.replace(/\uFDD0([^\uFDD1]*)\uFDD1/g, '<span lang="$1">').replaceAll(END, '</span>');
}

/** First letter large, behind any mark; scripts without capitals stay as they are. */
export function capitalised(text: string): string {
  return text.replace(
    /^((?:\uFDD0[^\uFDD1]*\uFDD1)*)(.)/su,
    (_, marks: string, first: string) => marks + first.toLocaleUpperCase('vi'),
  );
}
