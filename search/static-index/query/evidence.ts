import type { TypedPair } from './typed-query.ts';
import { WEIGHTS, type WordMatch } from './word-scores.ts';

/** Passages in which words typed side by side stand side by side. */
export interface PhraseMatches {
  /** `slot * 256 + number` of a passage, with a bit for each of the pairs. */
  passages: ReadonlyMap<number, number>;
  /** How many pairs were asked for. */
  asked: number;
}

export interface Found {
  slot: number;
  score: number;
  /** All of the words that it has stand in names. */
  inNames: boolean;
  /** All of the words stand together, in its names and one passage. */
  whole: boolean;
  /** The passage that tells the most of what its names do not; `null` where they are enough. */
  passage: number | null;
  /** It has only most of the words. */
  partly: boolean;
}

/** Where two neighbouring words stand side by side in names; `first` and `second` are their places. */
export interface PairMatch {
  match: Pick<WordMatch, 'names'>;
  first: number;
  second: number;
}

/** What a record has of each word and each pair, in the units of the score. */
export interface Tally {
  covered: number;
  /** Rarity of the words in its names, and with those of its best passage. */
  mass: number;
  inNames: boolean;
  passage: number | null;
  values: number[];
  sides: number[];
}

/** What is known of a query when its answers are ranked. */
export interface Evidence {
  words: readonly WordMatch[];
  /** As typed. */
  pairs: readonly TypedPair[];
  sides: readonly PairMatch[];
  phrases: PhraseMatches;
  documents: number;
  /** Slots that the filters let through; `null`: all. */
  allowed: ReadonlySet<number> | null;
  /** Counts what passages add (passage-ranking.ts), where texts were looked through. */
  addPassages?: (
    evidence: Evidence,
    rarities: readonly number[],
    tallies: ReadonlyMap<number, Tally>,
  ) => void;
}

/** Whether a record has every one of `pairs` pairs of words side by side in its names, worth more than `least`. */
export function hasSides(sides: readonly PairMatch[], pairs: number, least = 0) {
  return ({ slot }: Pick<Found, 'slot'>): boolean => {
    const firsts = new Set(
      sides.filter(({ match }) => (match.names.get(slot) ?? 0) > least).map(({ first }) => first),
    );
    return firsts.size >= pairs;
  };
}

/** Whether the passage of a record has every pair of words side by side that was asked for. */
export function hasWholePhrase({ passages, asked }: PhraseMatches) {
  return ({ slot, passage, whole }: Found): boolean =>
    whole &&
    passage !== null &&
    asked > 0 &&
    bitsIn(passages.get(slot * 256 + passage) ?? 0) >= asked;
}

/** Adds to words the passages that have two of their pairs or more: that is no chance. */
export function withPhrases(
  words: readonly WordMatch[],
  { passages }: PhraseMatches,
  pairs: readonly TypedPair[],
): WordMatch[] {
  const more = words.map((match) => ({
    ...match,
    texts: new Map(match.texts),
    passages: new Set(match.passages),
  }));
  for (const [passage, bits] of passages) {
    if (bitsIn(bits) < 2) continue;
    for (const [p, { first, second }] of pairs.entries()) {
      if ((bits & (1 << p)) === 0) continue;
      for (const each of [more[first], more[second]]) {
        each?.passages.add(passage);
        each?.texts.set(Math.floor(passage / 256), WEIGHTS.textInARow);
      }
    }
  }
  return more;
}

/** Adds to words the names that have them beside their neighbours: to both of a pair, or to the second. */
export function withNeighbours(
  words: readonly WordMatch[],
  sides: readonly PairMatch[],
  to: 'both' | 'second' = 'both',
): WordMatch[] {
  const more = words.map((match) => ({ ...match, names: new Map(match.names) }));
  for (const { match, first, second } of sides) {
    for (const [slot, score] of match.names) {
      for (const each of to === 'both' ? [more[first], more[second]] : [more[second]]) {
        if (each !== undefined && score > (each.names.get(slot) ?? 0)) each.names.set(slot, score);
      }
    }
  }
  return more;
}

/** How many bits of a number are set. */
export function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
