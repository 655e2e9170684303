import type { RecordType } from './vocabulary.ts';

/** What only serves other records: nobody hangs a term or a reference beside a door. */
const NOT_SHARED: ReadonlySet<RecordType> = new Set(['source', 'concept', 'protocol']);

/** Is a record of this type handed on by itself: with a share card, a label to print, a card to embed? */
export function isShared(type: RecordType): boolean {
  return !NOT_SHARED.has(type);
}

/**
 * The locale in which a record is handed on to a reader of `locale`: that one where the record has a text in
 * it, else the first that has one, else the site's first. `langs` are the languages of its texts.
 */
export function sharedLocale(
  langs: readonly string[],
  locale: string,
  locales: readonly string[],
): string {
  if (langs.includes(locale)) return locale;
  return locales.find((other) => langs.includes(other)) ?? locales[0] ?? locale;
}
