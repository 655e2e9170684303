import type { Settings } from 'meilisearch';
import { MAX_PASSAGES } from '../passages.ts';
import { FACETS } from '../search-provider.ts';
import {
  cardField,
  EXACT,
  fieldOf,
  HIDDEN,
  JOINED,
  LANGUAGES,
  labelField,
  MINOR_WHOLE,
  NAME_FIELDS,
  NEARLY,
  OTHER,
  orderField,
  PAIRS,
  passageField,
  TEXTS,
  WHOLE,
} from './query/fields.ts';
import { SYNONYMS } from './synonyms.ts';

/** What Meilisearch calls the languages whose words it knows to cut (ISO 639-3). */
const ITS_CODES = { vi: 'vie', en: 'eng', km: 'khm', zh: 'zho' } as const;
/** The only fields in which a word may be another than was typed. */
const FORGIVING: ReadonlySet<string> = new Set(Object.values(NEARLY));
/** Everything is counted and paged through: an archive is no shop. */
const MAX_HITS = 1_000_000;
const MAX_FACET_VALUES = 20_000;

/** How an index is to be, for documents with cards in these locales. */
export function meilisearchSettings(locales: readonly string[]): Settings {
  const textLanguages = [...LANGUAGES, OTHER, PAIRS] as const;
  const fieldsOf = (stem: string) => [
    fieldOf(stem, EXACT),
    ...textLanguages.map((lang) => fieldOf(stem, lang)),
  ];
  const searchable = [
    WHOLE,
    MINOR_WHOLE,
    ...fieldsOf(NAME_FIELDS.title),
    ...fieldsOf(NAME_FIELDS.name),
    HIDDEN,
    JOINED,
    ...fieldsOf(NAME_FIELDS.term),
    ...fieldsOf(NAME_FIELDS.context),
    ...fieldsOf(NAME_FIELDS.minor),
    ...fieldsOf(NAME_FIELDS.minorContext),
    ...textLanguages.map((lang) => fieldOf(TEXTS, lang)),
    NEARLY.own,
    NEARLY.around,
  ];
  return {
    searchableAttributes: searchable,
    displayedAttributes: [
      'id',
      '_geo',
      ...FACETS,
      ...locales.flatMap((locale) => [cardField(locale), labelField(locale)]),
      ...Array.from({ length: MAX_PASSAGES }, (_, n) => passageField(n)),
    ],
    filterableAttributes: ['id', ...FACETS, '_geo'],
    sortableAttributes: ['date', ...locales.map(orderField), '_geo'],
    // Of the same words those near each other come first; then it tells where they stand.
    rankingRules: [
      'sort',
      'words',
      'typo',
      'proximity',
      'attributeRank',
      'wordPosition',
      'exactness',
    ],
    localizedAttributes: LANGUAGES.map((lang) => ({
      attributePatterns: [`*_${lang}`],
      locales: [ITS_CODES[lang]],
    })),
    typoTolerance: {
      enabled: true,
      // Syllables are short: `pêu` is meant to be `piêu`.
      minWordSizeForTypos: { oneTypo: 3, twoTypos: 7 },
      disableOnAttributes: searchable.filter((field) => !FORGIVING.has(field)),
      disableOnWords: [],
      disableOnNumbers: true,
    },
    synonyms: SYNONYMS,
    faceting: { maxValuesPerFacet: MAX_FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: MAX_HITS },
    prefixSearch: 'indexingTime',
    facetSearch: true,
    separatorTokens: [],
  };
}
