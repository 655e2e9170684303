import type { Found, PairMatch } from './ranking.ts';

/** Of the pairs of a sentence that somebody remembers, so many are right at least. */
const MOST_PAIRS = 0.6;

/** Whether a record has every pair of words side by side in its names. */
export function isSideBySide(beside: readonly PairMatch[], pairs: number) {
  return ({ slot }: Pick<Found, 'slot'>): boolean =>
    beside.length === pairs && beside.every(({ match }) => match.names.has(slot));
}

/** The records with a passage in which most of the words stand side by side as they were typed, those with the most first. */
export function inPhrases(
  phrases: ReadonlyMap<number, number>,
  pairs: number,
  allowed: ReadonlySet<number> | null,
): Found[] {
  const best = new Map<number, Found>();
  for (const [passage, count] of phrases) {
    const slot = Math.floor(passage / 256);
    if (count < pairs * MOST_PAIRS || allowed?.has(slot) === false) continue;
    if (count <= (best.get(slot)?.score ?? 0)) continue;
    best.set(slot, {
      slot,
      score: count,
      inNames: false,
      whole: count === pairs,
      passage: passage % 256,
    });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.slot - b.slot);
}
