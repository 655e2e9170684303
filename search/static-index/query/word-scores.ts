import { FIELDS } from './format.ts';
import type { ShardTerm } from './shard.ts';
import type { TypedWord } from './typed-query.ts';

/**
 * What a place of a word is worth, 1 being a word of a title: tuned on the tuning half of the golden set and on
 * queries made of names, with archives grown from several seeds.
 */
export const WEIGHTS = {
  title: 1,
  name: 0.95,
  term: 0.9,
  minor: 0.45,
  minorProper: 0.6,
  proper: 1.2,
  context: 0.48,
  minorContext: 0.36,
  summary: 0.78,
  text: 0.38,
  /** Of a word of a text that stands in a row of three as typed. */
  textInARow: 0.45,
  /** Of a word in a text: what is left of it where the others stand in another passage. */
  apart: 0.3,
  /** By length class: a word that is the whole name says more than one of five. */
  ofFour: 1.05,
  ofTwo: 1.2,
  whole: 1.5,
  /** Diacritics as typed; others than typed; a longer word. */
  sameMarks: 1.15,
  otherMarks: 0.8,
  longerWord: 0.85,
  /** Two words side by side in a passage; in a name they are worth what its words are. */
  sideInText: 0.7,
  /** What each further pair in a row adds to all of them. */
  row: 0.225,
  /** What is added where all words stand in names; in names and one passage. */
  wholeInNames: 0.5,
  wholeInText: 0.2,
  /** A pair that fewer names have is worth no more. */
  fewestNames: 20,
};

/** What is worth no more stands in names that only serve (sources, recordings, entries of lists). */
export const SERVING = 0.7;

/** What one word of the query is found in. */
export interface WordMatch {
  /** Per slot, how well its names answer the word, before the word's rarity is counted. */
  names: Map<number, number>;
  /** The same of its texts. */
  texts: Map<number, number>;
  /** Passages that have it: `slot * 256 + number`. */
  passages: Set<number>;
  /** It stands in so many records that its list was left unread: taken to be in every one. */
  everywhere: boolean;
  /** In how many records it stands, roughly, where its list was left unread; 0 where that is not known. */
  unread: number;
  /** Some name or text has the word whole, not only as the beginning of a longer one. */
  exists: boolean;
}

export function emptyMatch(): WordMatch {
  return {
    names: new Map(),
    texts: new Map(),
    passages: new Set(),
    everywhere: false,
    unread: 0,
    exists: false,
  };
}

/** In no name and no text, or only as the beginning of other words. */
export function isNowhere(match: WordMatch | undefined): boolean {
  return match === undefined || !(match.exists || match.everywhere);
}

/** Terms of the index for a word of the query. `closeness`: below 1 for what was perhaps meant. */
export interface MatchedTerms {
  terms: readonly ShardTerm[];
  word: TypedWord;
  /** See typedMarks. */
  marks: boolean;
  closeness?: number;
}

/** Adds the postings of names: the best one of each slot. */
export function scoreNames(
  { names }: Pick<WordMatch, 'names'>,
  { terms, word, marks, closeness = 1 }: MatchedTerms,
): void {
  for (const { exact, folded, slots, weights } of terms) {
    const factor = closeness * closenessOf({ exact, folded }, word, marks);
    const whole = folded === word.folded;
    for (let i = 0; i < slots.length; i += 1) {
      raise(names, slots[i] ?? 0, factor * worth(weights[i] ?? 0, whole));
    }
  }
}

/** Adds the postings of texts, and the passages they stand in. */
export function scoreTexts(
  { texts, passages }: WordMatch,
  { terms, word, marks, closeness = 1 }: MatchedTerms,
): void {
  for (const { exact, folded, slots, weights } of terms) {
    const factor = closeness * closenessOf({ exact, folded }, word, marks);
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i] ?? 0;
      const passage = weights[i] ?? 0;
      raise(texts, slot, factor * (passage === 0 ? WEIGHTS.summary : WEIGHTS.text));
      passages.add(slot * 256 + passage);
    }
  }
}

function raise(scores: Map<number, number>, slot: number, score: number): void {
  if (score > (scores.get(slot) ?? 0)) scores.set(slot, score);
}

function closenessOf(
  term: { exact: string; folded: string },
  word: TypedWord,
  marks: boolean,
): number {
  const whole = term.folded === word.folded ? 1 : WEIGHTS.longerWord;
  if (term.exact.startsWith(word.exact)) return whole * (marks ? WEIGHTS.sameMarks : 1);
  return whole * (word.exact === word.folded ? 1 : WEIGHTS.otherMarks);
}

function worth(weight: number, whole: boolean): number {
  const field = FIELDS[weight >> 2] ?? 'minorContext';
  const byLength = [1, WEIGHTS.ofFour, WEIGHTS.ofTwo, WEIGHTS.whole];
  return WEIGHTS[field] * (whole ? (byLength[weight & 3] ?? 1) : 1);
}
