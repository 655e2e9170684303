import type { IchDomain } from '#domain/public/vocabulary.ts';
import type { IchVocabulary } from './datasets.ts';

/** What the data call `knowledge` the archive calls `nature`, after the Convention's own words. */
const DOMAINS: Readonly<Record<string, IchDomain>> = {
  oral: 'oral',
  performing: 'performing',
  social: 'social',
  knowledge: 'nature',
  nature: 'nature',
  craft: 'craft',
};

/** Concepts of the six types of the Law of 2024, Art. 10, by their number. */
const LAW_TYPES: Readonly<Record<number, string>> = {
  1: 'ich-law-oral',
  2: 'ich-law-performing',
  3: 'ich-law-customs',
  4: 'ich-law-festivals',
  5: 'ich-law-knowledge',
  6: 'ich-law-craft',
};

/** Concepts of the seven categories of Circular 04/2010, Art. 4, by their letter. */
const CIRCULAR_CATEGORIES: Readonly<Record<string, string>> = {
  l: 'ich-circular-language',
  v: 'ich-circular-literature',
  p: 'ich-circular-performing',
  s: 'ich-circular-customs',
  f: 'ich-circular-festivals',
  c: 'ich-circular-craft',
  k: 'ich-circular-knowledge',
};

/** Throws for a domain the Convention does not have: the schema of the data admits any word. */
export function domainOf(word: string): IchDomain {
  const domain = DOMAINS[word];
  if (domain === undefined) throw new Error(`no such domain: ${word}`);
  return domain;
}

export function domainConcept(word: string): string {
  return `ich-${domainOf(word)}`;
}

export function lawConcept(type: number): string {
  const concept = LAW_TYPES[type];
  if (concept === undefined) throw new Error(`the law has no type ${type}`);
  return concept;
}

/** The concept of a category by its Vietnamese words; `null` where the vocabulary has none. */
export function circularConcept(words: string, vocabulary: IchVocabulary): string | null {
  const term = vocabulary.vn_circular_2010.find(({ vi }) => vi === words);
  return term === undefined ? null : circularConceptOf(term.id);
}

export function circularConceptOf(letter: string): string | null {
  return CIRCULAR_CATEGORIES[letter] ?? null;
}
