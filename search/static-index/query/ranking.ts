import { FIELDS } from './format.ts';
import type { ShardTerm } from './shard.ts';
import type { TypedWord } from './typed-query.ts';

const FIELD_WEIGHT: Readonly<Record<(typeof FIELDS)[number], number>> = {
  minorContext: 2,
  context: 3,
  minor: 4,
  term: 7,
  name: 10,
  title: 12,
};
/** A word of the summary, and one of any other text. */
const SUMMARY_WEIGHT = 2;
const TEXT_WEIGHT = 1;
/** By length class: a word that is the whole name says far more than one of five. */
const LENGTH_FACTOR = [1, 1.2, 1.7, 3];
const SAME_MARKS = 1.5;
const OTHER_MARKS = 0.6;
const LONGER_WORD = 0.7;
/** What words side by side in a name add, of their own worth. */
const SIDE_BY_SIDE = 1.5;
/** What each pair of words side by side in a passage adds. */
const IN_A_PHRASE = 10;

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
  /** Some name or text has the word whole, not only as the beginning of a longer one. */
  exists: boolean;
}

export function emptyMatch(): WordMatch {
  return {
    names: new Map(),
    texts: new Map(),
    passages: new Set(),
    everywhere: false,
    exists: false,
  };
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
  { names }: WordMatch,
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
      raise(texts, slot, factor * (passage === 0 ? SUMMARY_WEIGHT : TEXT_WEIGHT));
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
  const whole = term.folded === word.folded ? 1 : LONGER_WORD;
  if (term.exact.startsWith(word.exact)) return whole * (marks ? SAME_MARKS : 1);
  return whole * (word.exact === word.folded ? 1 : OTHER_MARKS);
}

function worth(weight: number, whole: boolean): number {
  const field = FIELDS[weight >> 2] ?? 'minorContext';
  return FIELD_WEIGHT[field] * (whole ? (LENGTH_FACTOR[weight & 3] ?? 1) : 1);
}

/** A rare word tells more: log(1 + all / having it). */
function rarity(documents: number, { everywhere, names, texts }: WordMatch): number {
  const having = everywhere ? documents : Math.max(1, names.size, texts.size);
  return Math.log(1 + documents / having);
}

export interface Found {
  slot: number;
  score: number;
  /** All of the words that it has stand in names. */
  inNames: boolean;
  /** All of the words stand together, in its names and one passage. */
  whole: boolean;
  /** The passage with the most telling of the words; `null` where they are in names alone. */
  passage: number | null;
}

/** Where two neighbouring words stand side by side in names; `first` and `second` are their places. */
export interface PairMatch {
  match: WordMatch;
  first: number;
  second: number;
}

/** What is known of a query when its answers are ranked. */
export interface Evidence {
  words: readonly WordMatch[];
  pairs: readonly PairMatch[];
  /** How many of the pairs stand side by side in a passage (`slot * 256 + number`). */
  phrases: ReadonlyMap<number, number>;
  documents: number;
  /** Slots that the filters let through; `null`: all. */
  allowed: ReadonlySet<number> | null;
}

/** A record while it is ranked. */
interface Tally {
  score: number;
  covered: number;
  /** Rarity of the words in its names, and with those of its best passage. */
  mass: number;
  inNames: boolean;
  passage: number | null;
}

/**
 * The slots that have at least `needed` of the words. First come those with the most telling words in
 * their names and one passage together: words apart in a long text say little. Among them those that
 * have all they have in names, then the rest, by score.
 */
export function ranked(
  { words, pairs, phrases, documents, allowed }: Evidence,
  needed: number,
): Found[] {
  const rarities = words.map((word) => rarity(documents, word));
  const everywhere = words.filter((word) => word.everywhere).length;
  const all = words.reduce((sum, word, i) => sum + (word.everywhere ? 0 : (rarities[i] ?? 0)), 0);
  const tallies = new Map<number, Tally>();
  const tallyOf = (slot: number): Tally => {
    const known = tallies.get(slot);
    if (known !== undefined) return known;
    const tally = { score: 0, covered: everywhere, mass: 0, inNames: true, passage: null };
    tallies.set(slot, tally);
    return tally;
  };
  for (const [i, word] of words.entries()) {
    const weight = rarities[i] ?? 0;
    for (const [slot, score] of word.names) {
      if (allowed?.has(slot) === false) continue;
      const tally = tallyOf(slot);
      tally.score += score * weight;
      if (word.everywhere) continue;
      tally.covered += 1;
      tally.mass += weight;
    }
    for (const [slot, score] of word.texts) {
      if (word.names.has(slot) || allowed?.has(slot) === false) continue;
      const tally = tallyOf(slot);
      tally.score += score * weight;
      tally.inNames = false;
      if (!word.everywhere) tally.covered += 1;
    }
  }
  for (const [slot, { covered }] of tallies) if (covered < needed) tallies.delete(slot);
  addBestPassages({ words, rarities, phrases }, tallies);
  for (const { match, first, second } of pairs) {
    const weight = SIDE_BY_SIDE * ((rarities[first] ?? 0) + (rarities[second] ?? 0));
    for (const [slot, score] of match.names) {
      const tally = tallies.get(slot);
      if (tally !== undefined) tally.score += weight * score;
    }
  }
  return [...tallies]
    .map(([slot, { score, mass, inNames, passage }]) => ({
      slot,
      score,
      inNames,
      passage,
      whole: Math.round((all - mass) * 1000) <= 0,
      mass: Math.round(mass * 1000),
    }))
    .sort(
      (a, b) =>
        b.mass - a.mass ||
        Number(b.inNames) - Number(a.inNames) ||
        b.score - a.score ||
        a.slot - b.slot,
    );
}

/** Gives each record the passage in which the most telling of the words stand that its names lack. */
function addBestPassages(
  {
    words,
    rarities,
    phrases,
  }: { words: readonly WordMatch[]; rarities: readonly number[]; phrases: Evidence['phrases'] },
  tallies: ReadonlyMap<number, Tally>,
): void {
  const masses = new Map<number, number>();
  for (const [i, { names, passages, everywhere }] of words.entries()) {
    for (const passage of passages) {
      const slot = Math.floor(passage / 256);
      if (!tallies.has(slot)) continue;
      const counts = !everywhere && !names.has(slot);
      masses.set(passage, (masses.get(passage) ?? 0) + (counts ? (rarities[i] ?? 0) : 0));
    }
  }
  const best = new Map<number, { number: number; mass: number; side: number }>();
  for (const [passage, mass] of masses) {
    const slot = Math.floor(passage / 256);
    const number = passage % 256;
    const side = phrases.get(passage) ?? 0;
    const known = best.get(slot);
    const ahead =
      known === undefined ? 1 : mass - known.mass || side - known.side || known.number - number;
    if (ahead > 0) best.set(slot, { number, mass, side });
  }
  for (const [slot, { number, mass, side }] of best) {
    const tally = tallies.get(slot);
    if (tally === undefined) continue;
    tally.passage = number;
    tally.mass += mass;
    tally.score += side * IN_A_PHRASE;
  }
}
