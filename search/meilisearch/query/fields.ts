import type { NameField } from '../../documents.ts';

/**
 * How a record stands in Meilisearch, shared by index and query. A text is in a field that ends in its
 * language (`title_vi`, `names_km`, `texts_en`), or in one of two private "languages" that hold words as we
 * cut and write them ourselves (coded-words.ts): `x-exact` keeps the diacritics that Meilisearch takes off,
 * `x-pairs` holds the scripts that write no spaces.
 */
export const NAME_FIELDS: Readonly<Record<NameField, string>> = {
  title: 'title',
  name: 'names',
  minor: 'minor',
  context: 'context',
  minorContext: 'minor_context',
};
export const TEXTS = 'texts';
export const EXACT = 'x-exact';
export const PAIRS = 'x-pairs';
/** Neighbouring words of a name written as one (`okom`). */
export const JOINED = 'joined';
/** Names that match and are in no answer. */
export const HIDDEN = 'hidden';

export const fieldOf = (stem: string, lang: string) => `${stem}_${lang}`;

/** What a search in names alone looks at. Patterns: the languages of an archive are its own affair. */
export const NAME_PATTERNS: readonly string[] = [
  ...Object.values(NAME_FIELDS).map((stem) => `${stem}_*`),
  JOINED,
  HIDDEN,
];
/** What suggestions are made of: own names that may be shown. */
export const SUGGESTED_PATTERNS: readonly string[] = ['title_*', 'names_*', 'minor_*', JOINED];

/** The card of a record for readers of a locale, as results show it. */
export const cardField = (locale: string) => `card_${locale}`;
/** The name of a community or place as a value of a facet: `{ text, lang }`. */
export const labelField = (locale: string) => `label_${locale}`;
/** A number that puts records in the order of their titles in the alphabet of a locale. */
export const orderField = (locale: string) => `order_${locale}`;
/** The passages of a record, each a field of its own, so that one can be fetched without the others. */
export const passageField = (n: number) => `p${n}`;
/** Which passage and which piece of it: `p17.pieces.text`. */
export const PASSAGE_TEXT = /^p(\d+)\.pieces\.text$/;
