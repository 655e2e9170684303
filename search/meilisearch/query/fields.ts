import type { NameField } from '../../document-names.ts';

/**
 * How a record stands in Meilisearch, shared by index and query. A text is in a field that ends in its
 * language (`title_vi`, `names_km`, `texts_zh`), where that is one whose words Meilisearch knows to cut.
 * All others are together in `x-other`, left to their script: a wrong code would cut them wrongly. Two more
 * private "languages" hold words as we cut and write them ourselves (coded-words.ts): `x-exact` keeps the
 * diacritics that Meilisearch takes off, `x-pairs` holds the scripts that write no spaces.
 */
export const LANGUAGES = ['vi', 'en', 'km', 'zh'] as const;
export type FieldLanguage = (typeof LANGUAGES)[number] | 'x-other' | 'x-exact' | 'x-pairs';
export const OTHER = 'x-other';
export const EXACT = 'x-exact';
export const PAIRS = 'x-pairs';

export const NAME_FIELDS: Readonly<Record<NameField, string>> = {
  title: 'title',
  name: 'names',
  term: 'terms',
  context: 'context',
  minor: 'minor',
  alias: 'names',
  minorAlias: 'minor',
  minorContext: 'minor_context',
};
export const TEXTS = 'texts';
/** Own names of the records that people look for, each as one coded word. */
export const WHOLE = 'whole';
/** The same of all other records. */
export const MINOR_WHOLE = 'minor_whole';
/**
 * Names once more, own ones and those around the record: here alone a slip of the hand is forgiven, so that
 * a word that is well written finds itself and nothing else.
 */
export const NEARLY = { own: 'nearly', around: 'nearly_around' } as const;
/** Neighbouring words of a name written as one (`okom`). */
export const JOINED = 'joined';
/** Names that match and are in no answer. */
export const HIDDEN = 'hidden';

export const fieldOf = (stem: string, lang: FieldLanguage) => `${stem}_${lang}`;

/** Scripts in which the known languages are as Meilisearch knows them (BCP 47). */
const USUAL_SCRIPTS: Readonly<Record<(typeof LANGUAGES)[number], readonly string[]>> = {
  vi: ['Latn'],
  en: ['Latn'],
  km: ['Khmr'],
  zh: ['Hans', 'Hant'],
};

/** Which field a text of a language goes to; Vietnamese in Han characters is not what is known as `vi`. */
export function fieldLanguage(tag: string): FieldLanguage {
  const [primary, ...rest] = tag.split('-');
  const known = LANGUAGES.find((lang) => lang === primary);
  const script = rest.find((part) => /^[A-Z][a-z]{3}$/.test(part));
  if (known === undefined) return OTHER;
  return script === undefined || USUAL_SCRIPTS[known].includes(script) ? known : OTHER;
}

/** Own names of the records that people look for. */
export const OWN_PATTERNS: readonly string[] = [
  `${NAME_FIELDS.title}_*`,
  `${NAME_FIELDS.name}_*`,
  HIDDEN,
  JOINED,
];
/** And of what is around them. */
export const LEADING_PATTERNS: readonly string[] = [...OWN_PATTERNS, `${NAME_FIELDS.context}_*`];
/** Own names of other records. */
export const MINOR_PATTERNS: readonly string[] = [
  `${NAME_FIELDS.term}_*`,
  `${NAME_FIELDS.minor}_*`,
];
/** What a search in names alone looks at. */
export const NAME_PATTERNS: readonly string[] = [
  ...LEADING_PATTERNS,
  ...MINOR_PATTERNS,
  `${NAME_FIELDS.minorContext}_*`,
];
/** What suggestions are made of: own names that may be shown. */
export const SUGGESTED_PATTERNS: readonly string[] = [
  ...OWN_PATTERNS.filter((field) => field !== HIDDEN),
  ...MINOR_PATTERNS,
];

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
