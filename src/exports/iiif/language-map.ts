import type { LocalizedString } from '#domain/public/language.ts';
import type { PublicName } from '#domain/public/record.ts';

/** Words by language, `none` where they are in none (https://iiif.io/api/presentation/3.0/#44-language-of-property-values). */
export type LanguageMap = Readonly<Record<string, readonly string[]>>;

export function toLanguageMap(strings: LocalizedString): LanguageMap {
  return Object.fromEntries(Object.entries(strings).map(([lang, text]) => [lang, [text]]));
}

/** Of what is a name in any language: a file format, a person's name. */
export function inNoLanguage(text: string): LanguageMap {
  return { none: [text] };
}

/** Values of one property, language by language. */
export function gathered(all: readonly LanguageMap[]): LanguageMap {
  const values: Record<string, string[]> = {};
  for (const map of all) {
    for (const [lang, texts] of Object.entries(map)) {
      values[lang] = [...(values[lang] ?? []), ...texts];
    }
  }
  return values;
}

const ITS_NAMES: readonly PublicName['kind'][] = ['official', 'autonym', 'native'];

/** What a record is called: its titles, and its names in languages that no text is in; its id without any. */
export function labelOf({
  id,
  titles,
  names,
}: {
  id: string;
  titles: LocalizedString;
  names: readonly PublicName[];
}): LanguageMap {
  const label: Record<string, string[]> = {};
  for (const { kind, lang, text } of names) {
    if (!ITS_NAMES.includes(kind) || titles[lang] !== undefined) continue;
    label[lang] = [...new Set([...(label[lang] ?? []), text])];
  }
  const all = { ...toLanguageMap(titles), ...label };
  return Object.keys(all).length === 0 ? inNoLanguage(id) : all;
}
