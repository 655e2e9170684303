import type { LocalizedString } from '#domain/public/language.ts';

/** Words by language, `none` where they are in none (https://iiif.io/api/presentation/3.0/#44-language-of-property-values). */
export type LanguageMap = Readonly<Record<string, readonly string[]>>;

export function toLanguageMap(strings: LocalizedString): LanguageMap {
  return Object.fromEntries(Object.entries(strings).map(([lang, text]) => [lang, [text]]));
}

/** Of what is a name in any language: a file format, a person's name. */
export function inNoLanguage(text: string): LanguageMap {
  return { none: [text] };
}
