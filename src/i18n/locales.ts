/** An interface language: its URL segment is the key. */
export interface LocaleInfo {
  /** BCP-47 tag for `lang` and `hreflang`. */
  lang: string;
  /** Its name in itself. */
  name: string;
}

const LOCALES: Readonly<Record<string, LocaleInfo>> = {
  vi: { lang: 'vi', name: 'Tiếng Việt' },
  en: { lang: 'en', name: 'English' },
};

/** What is known of a locale; one without messages is shown by its tag. */
export function localeInfo(locale: string): LocaleInfo {
  return LOCALES[locale] ?? { lang: locale, name: locale };
}
