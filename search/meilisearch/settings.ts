import type { Settings } from 'meilisearch';
import { MAX_PASSAGES } from '../passages.ts';
import { FACETS } from '../search-provider.ts';
import {
  cardField,
  EXACT,
  fieldOf,
  HIDDEN,
  JOINED,
  labelField,
  NAME_FIELDS,
  orderField,
  PAIRS,
  passageField,
  TEXTS,
} from './query/fields.ts';
import { SYNONYMS } from './synonyms.ts';

/** Languages whose words Meilisearch knows how to cut. Any other is left to its script: a wrong code cuts wrongly. */
const KNOWN_LANGUAGES = { vi: 'vie', en: 'eng', km: 'khm', zh: 'zho' } as const;
/** Scripts in which these languages are as Meilisearch knows them (BCP 47). */
const USUAL_SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  vi: ['Latn'],
  en: ['Latn'],
  km: ['Khmr'],
  zh: ['Hans', 'Hant'],
};
/** Everything is counted and paged through: an archive is no shop. */
const MAX_HITS = 1_000_000;
const MAX_FACET_VALUES = 20_000;

/** How an index is to be, for documents in these languages of content and cards in these locales. */
export function meilisearchSettings({
  languages,
  locales,
}: {
  languages: readonly string[];
  locales: readonly string[];
}): Settings {
  const langs = [...languages].sort();
  const stems = [NAME_FIELDS.title, NAME_FIELDS.name];
  const laterStems = [NAME_FIELDS.minor, NAME_FIELDS.context, NAME_FIELDS.minorContext];
  const fieldsOf = (stem: string) => [...langs, EXACT, PAIRS].map((lang) => fieldOf(stem, lang));
  return {
    searchableAttributes: [
      ...stems.flatMap(fieldsOf),
      HIDDEN,
      JOINED,
      ...laterStems.flatMap(fieldsOf),
      ...[...langs, PAIRS].map((lang) => fieldOf(TEXTS, lang)),
    ],
    displayedAttributes: [
      'id',
      '_geo',
      ...locales.flatMap((locale) => [cardField(locale), labelField(locale)]),
      ...Array.from({ length: MAX_PASSAGES }, (_, n) => passageField(n)),
    ],
    filterableAttributes: ['id', ...FACETS, '_geo'],
    sortableAttributes: ['date', ...locales.map(orderField), '_geo'],
    // Where a word stands (title, name, text) tells more than how near the words are to each other.
    rankingRules: [
      'sort',
      'words',
      'typo',
      'attributeRank',
      'proximity',
      'wordPosition',
      'exactness',
    ],
    localizedAttributes: langs.flatMap((lang) => {
      const locale = knownLanguage(lang);
      return locale === null ? [] : [{ attributePatterns: [`*_${lang}`], locales: [locale] }];
    }),
    typoTolerance: {
      enabled: true,
      // Syllables are short: `cann` is meant to be `cần`.
      minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
      disableOnAttributes: [
        'id',
        HIDDEN,
        JOINED,
        ...[...stems, ...laterStems].flatMap((stem) => [
          fieldOf(stem, EXACT),
          fieldOf(stem, PAIRS),
        ]),
        fieldOf(TEXTS, PAIRS),
      ].sort(),
      disableOnNumbers: true,
    },
    synonyms: SYNONYMS,
    faceting: { maxValuesPerFacet: MAX_FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: MAX_HITS },
    prefixSearch: 'indexingTime',
    facetSearch: false,
    separatorTokens: [],
  };
}

function knownLanguage(tag: string): 'vie' | 'eng' | 'khm' | 'zho' | null {
  const [primary = '', ...rest] = tag.split('-');
  const script = rest.find((part) => /^[A-Z][a-z]{3}$/.test(part));
  if (!Object.hasOwn(KNOWN_LANGUAGES, primary)) return null;
  const isUsual = script === undefined || USUAL_SCRIPTS[primary]?.includes(script) === true;
  return isUsual ? KNOWN_LANGUAGES[primary as keyof typeof KNOWN_LANGUAGES] : null;
}
