import { FIELDS, type Field } from './format.ts';
import type { ShardTerm } from './shard.ts';
import type { TypedWord } from './typed-query.ts';

const FIELD_WEIGHT: Readonly<Record<Field, number>> = {
  body: 1,
  summary: 2,
  minorContext: 2,
  context: 3,
  minor: 4,
  name: 10,
  title: 12,
};
/** What a shorter name adds, per length class. */
const LENGTH_STEP = 0.15;
const SAME_MARKS = 1.5;
const OTHER_MARKS = 0.6;
const LONGER_WORD = 0.7;

/** Per slot, how well it answers one word, before the word's rarity is counted. */
export type WordScores = Map<number, number>;

/** What one word of the query is found in. */
export interface WordMatch {
  scores: WordScores;
  /** It stands in so many records that its list was left unread: taken to be in every one. */
  everywhere: boolean;
}

/** Adds to `scores` the postings of `terms` for `word`: the best one of each slot. */
export function scoreTerms(
  scores: WordScores,
  { terms, word, marks }: { terms: readonly ShardTerm[]; word: TypedWord; marks: boolean },
): void {
  for (const { exact, folded, slots, weights } of terms) {
    const closeness = closenessOf({ exact, folded }, word, marks);
    for (const [i, slot] of slots.entries()) {
      const score = closeness * worth(weights[i] ?? 0);
      if (score > (scores.get(slot) ?? 0)) scores.set(slot, score);
    }
  }
}

/** A rare word tells more: log(1 + all / having it). */
function rarity(documents: number, having: number): number {
  return Math.log(1 + documents / Math.max(1, having));
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
  const field = FIELDS[weight >> 2] ?? 'body';
  return FIELD_WEIGHT[field] * (1 + LENGTH_STEP * (weight & 3));
}

export interface Found {
  slot: number;
  score: number;
  /** All of the words that it has stand in names. */
  inNames: boolean;
}

/**
 * The slots that have at least `needed` of the words: by number of words, then those that have them in
 * names first, then by score.
 */
export function ranked(
  words: readonly WordMatch[],
  {
    documents,
    allowed,
    needed,
    names,
  }: {
    documents: number;
    allowed: ReadonlySet<number> | null;
    needed: number;
    names: readonly WordMatch[];
  },
): Found[] {
  const everywhere = words.filter((word) => word.everywhere);
  const totals = new Map<number, { score: number; covered: number }>();
  for (const word of words) {
    const weight = rarity(documents, word.everywhere ? documents : word.scores.size);
    for (const [slot, score] of word.scores) {
      if (allowed !== null && !allowed.has(slot)) continue;
      const total = totals.get(slot) ?? { score: 0, covered: 0 };
      total.score += score * weight;
      if (!word.everywhere) total.covered += 1;
      totals.set(slot, total);
    }
  }
  return [...totals]
    .map(([slot, { score, covered }]) => ({
      slot,
      score,
      covered: covered + everywhere.length,
      inNames: names.every(
        (name, i) =>
          name.everywhere || name.scores.has(slot) || words[i]?.scores.has(slot) !== true,
      ),
    }))
    .filter(({ covered }) => covered >= needed)
    .sort(
      (a, b) =>
        b.covered - a.covered ||
        Number(b.inNames) - Number(a.inNames) ||
        b.score - a.score ||
        a.slot - b.slot,
    );
}
