import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { isLanguageTag } from '#domain/text.ts';
import { type Field, fieldsOf } from './columns.ts';
import { FIELD_WORDS, ID_WORDS, STAMP_WORDS, SUMMARY_WORDS, TITLE_WORDS } from './field-words.ts';

/** One column of a table. */
export type Column = { key: string; words: Bilingual } & (
  | { holds: 'id' }
  | { holds: 'stamp' }
  /** A field of record.yaml; `lang` of a localized one. */
  | { holds: 'fact'; field: Field; lang: string | null }
  /** Of the text file of a language. */
  | { holds: 'text'; lang: string; part: 'title' | 'summary' }
);

export const ID_COLUMN: Column = { key: 'id', words: ID_WORDS, holds: 'id' };
export const STAMP_COLUMN: Column = { key: 'stamp', words: STAMP_WORDS, holds: 'stamp' };

const inLang = (words: Bilingual, lang: string): Bilingual => ({
  vi: `${words.vi} (${lang})`,
  en: `${words.en} (${lang})`,
});

/** Every column of a type in the given languages, in the order of an export. */
export function columnsOf(type: RecordType, langs: readonly string[]): readonly Column[] {
  return [
    ID_COLUMN,
    ...langs.flatMap((lang) => [textColumn('title', lang), textColumn('summary', lang)]),
    ...fieldsOf(type).flatMap((field) =>
      field.localized ? langs.map((lang) => factColumn(field, lang)) : [factColumn(field, null)],
    ),
    STAMP_COLUMN,
  ];
}

function textColumn(part: 'title' | 'summary', lang: string): Column {
  const words = part === 'title' ? TITLE_WORDS : SUMMARY_WORDS;
  return { key: `${part}.${lang}`, words: inLang(words, lang), holds: 'text', lang, part };
}

function factColumn(field: Field, lang: string | null): Column {
  const words = FIELD_WORDS[field.key] ?? { vi: field.key, en: field.key };
  return lang === null
    ? { key: field.key, words, holds: 'fact', field, lang }
    : { key: `${field.key}.${lang}`, words: inLang(words, lang), holds: 'fact', field, lang };
}

/**
 * The column a header names: in Vietnamese, in English, or by its key, whatever the case, the spaces and
 * the composition of letters; any language tag where the column has a language. `null`: none of them.
 */
export function columnNamed(type: RecordType, header: string): Column | null {
  const wanted = folded(header);
  const [, , tag] = /^(.*?)\s*(?:\(([a-z0-9-]+)\)|\.([a-z0-9-]+))$/i.exec(header.trim()) ?? [];
  const dotted = /\.([A-Za-z0-9-]+)$/.exec(header.trim())?.[1];
  const langs = [tag, dotted].flatMap((given) => canonicalTag(given) ?? []);
  return (
    columnsOf(type, langs).find(({ key, words }) =>
      [key, words.vi, words.en].some((name) => folded(name) === wanted),
    ) ?? null
  );
}

function folded(header: string): string {
  return header.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function canonicalTag(tag: string | undefined): string | null {
  if (tag === undefined) return null;
  try {
    const canonical = Intl.getCanonicalLocales(tag)[0] ?? '';
    return isLanguageTag(canonical) ? canonical : null;
  } catch {
    return null;
  }
}
