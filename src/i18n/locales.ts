import { LOCALE_FILES, type LocaleMetadata } from './locale-files.ts';

/** An interface language: its URL segment is its tag. */
export interface LocaleInfo extends LocaleMetadata {
  /** BCP-47 tag for `lang` and `hreflang`. */
  lang: string;
}

const UNKNOWN: LocaleMetadata = { name: '', direction: 'ltr', status: 'draft', reviewer: null };

/** What is known of a locale; one without a file is a draft, shown by its tag. */
export function localeInfo(locale: string): LocaleInfo {
  return { ...UNKNOWN, name: locale, ...LOCALE_FILES[locale]?.locale, lang: locale };
}

/** Has no speaker of it read its messages yet? */
export function isDraft(locale: string): boolean {
  return localeInfo(locale).status === 'draft';
}
