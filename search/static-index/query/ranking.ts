import { FIELDS } from './format.ts';
import type { ShardTerm } from './shard.ts';
import type { TypedWord } from './typed-query.ts';

const FIELD_WEIGHT: Readonly<Record<(typeof FIELDS)[number], number>> = {
  minorContext: 2,
  context: 3,
  minor: 4,
  name: 10,
  title: 12,
};
/** A word of the summary, and one of any other text. */
const SUMMARY_WEIGHT = 2;
const TEXT_WEIGHT = 1;
/** What a shorter name adds, per length class. */
const LENGTH_STEP = 0.25;
const SAME_MARKS = 1.5;
const OTHER_MARKS = 0.6;
const LONGER_WORD = 0.7;
/** What words side by side in a name add, of their own worth; what words in one passage add. */
const SIDE_BY_SIDE = 0.6;
const TOGETHER = 1;

/** What one word of the query is found in. */
export interface WordMatch {
  /** Per slot, how well it answers the word, before the word's rarity is counted. */
  scores: Map<number, number>;
  /** Passages that have it: `slot * 256 + number`. */
  passages: Set<number>;
  /** It stands in so many records that its list was left unread: taken to be in every one. */
  everywhere: boolean;
}

export function emptyMatch(): WordMatch {
  return { scores: new Map(), passages: new Set(), everywhere: false };
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
  { scores }: WordMatch,
  { terms, word, marks, closeness = 1 }: MatchedTerms,
): void {
  for (const { exact, folded, slots, weights } of terms) {
    const factor = closeness * closenessOf({ exact, folded }, word, marks);
    for (let i = 0; i < slots.length; i += 1) {
      raise(scores, slots[i] ?? 0, factor * worth(weights[i] ?? 0));
    }
  }
}

/** Adds the postings of texts, and the passages they stand in. */
export function scoreTexts(
  { scores, passages }: WordMatch,
  { terms, word, marks, closeness = 1 }: MatchedTerms,
): void {
  for (const { exact, folded, slots, weights } of terms) {
    const factor = closeness * closenessOf({ exact, folded }, word, marks);
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i] ?? 0;
      const passage = weights[i] ?? 0;
      raise(scores, slot, factor * (passage === 0 ? SUMMARY_WEIGHT : TEXT_WEIGHT));
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

function worth(weight: number): number {
  const field = FIELDS[weight >> 2] ?? 'minorContext';
  return FIELD_WEIGHT[field] * (1 + LENGTH_STEP * (weight & 3));
}

/** A rare word tells more: log(1 + all / having it). */
function rarity(documents: number, { everywhere, scores }: WordMatch): number {
  return Math.log(1 + documents / Math.max(1, everywhere ? documents : scores.size));
}

export interface Found {
  slot: number;
  score: number;
  /** All of the words that it has stand in names. */
  inNames: boolean;
  /** The passage with the most telling of the words; `null` where they are in names alone. */
  passage: number | null;
}

/** What is known of a query when its answers are ranked. */
export interface Evidence {
  words: readonly WordMatch[];
  /** What the names alone say of each word. */
  names: readonly WordMatch[];
  /** Neighbouring words found side by side in names; `first` and `second` are places among `words`. */
  pairs: readonly { match: WordMatch; first: number; second: number }[];
  documents: number;
  /** Slots that the filters let through; `null`: all. */
  allowed: ReadonlySet<number> | null;
}

/**
 * The slots that have at least `needed` of the words: those with the most telling words first, among
 * them those that have all they have in names, then by score.
 */
export function ranked(evidence: Evidence, needed: number): Found[] {
  const { words, names, documents, allowed } = evidence;
  const rarities = words.map((word) => rarity(documents, word));
  const everywhere = words.filter((word) => word.everywhere).length;
  const totals = new Map<number, { score: number; covered: number; mass: number }>();
  for (const [i, word] of words.entries()) {
    const weight = rarities[i] ?? 0;
    for (const [slot, score] of word.scores) {
      if (allowed !== null && !allowed.has(slot)) continue;
      const total = totals.get(slot) ?? { score: 0, covered: 0, mass: 0 };
      total.score += score * weight;
      if (!word.everywhere) {
        total.covered += 1;
        total.mass += weight;
      }
      totals.set(slot, total);
    }
  }
  for (const [slot, { covered }] of totals) if (covered + everywhere < needed) totals.delete(slot);
  const best = bestPassages(words, rarities, totals);
  for (const { match, first, second } of evidence.pairs) {
    const weight = SIDE_BY_SIDE * ((rarities[first] ?? 0) + (rarities[second] ?? 0));
    for (const [slot, score] of match.scores) {
      const total = totals.get(slot);
      if (total !== undefined) total.score += weight * score;
    }
  }
  return [...totals]
    .map(([slot, { score, mass }]) => {
      const passage = best.get(slot);
      return {
        slot,
        mass,
        score: score + TOGETHER * (passage?.mass ?? 0),
        inNames: names.every(
          (name, i) =>
            name.everywhere || name.scores.has(slot) || words[i]?.scores.has(slot) !== true,
        ),
        passage: passage?.number ?? null,
      };
    })
    .sort(
      (a, b) =>
        b.mass - a.mass ||
        Number(b.inNames) - Number(a.inNames) ||
        b.score - a.score ||
        a.slot - b.slot,
    );
}

/** Of each slot, the passage in which the most telling words stand together. */
function bestPassages(
  words: readonly WordMatch[],
  rarities: readonly number[],
  slots: { has(slot: number): boolean },
): Map<number, { number: number; mass: number }> {
  const masses = new Map<number, number>();
  for (const [i, { passages }] of words.entries()) {
    for (const passage of passages) {
      if (!slots.has(Math.floor(passage / 256))) continue;
      masses.set(passage, (masses.get(passage) ?? 0) + (rarities[i] ?? 0));
    }
  }
  const best = new Map<number, { number: number; mass: number }>();
  for (const [passage, mass] of masses) {
    const slot = Math.floor(passage / 256);
    const number = passage % 256;
    const known = best.get(slot);
    const better =
      known === undefined || mass > known.mass || (mass === known.mass && number < known.number);
    if (better) best.set(slot, { number, mass });
  }
  return best;
}
