import type { Posting } from './term-table.ts';

/** Shorter words have too many neighbours for a slip to be told. */
const MIN_LETTERS = 3;
const LATIN = /^[\p{Script=Latin}\p{N}]+$/u;

/**
 * The words of names, folded, for finding what a mistyped word was meant to be: `forward` from their first
 * letter, `backward` from their last. Where others have slots these have the number of records.
 */
export function spellingsOf(names: readonly Posting[]): {
  forward: Posting[];
  backward: Posting[];
} {
  const counts = new Map<string, number>();
  for (const { folded, packed } of names) {
    if (folded.length < MIN_LETTERS || !LATIN.test(folded)) continue;
    counts.set(folded, (counts.get(folded) ?? 0) + packed.length);
  }
  const toPosting = (word: string, count: number): Posting => ({
    exact: word,
    folded: word,
    packed: [roughly(count) << 1],
    bits: 1,
  });
  return {
    forward: [...counts].map(([word, count]) => toPosting(word, count)),
    backward: [...counts].map(([word, count]) => toPosting([...word].reverse().join(''), count)),
  };
}

/** To a power of two: so that one record more seldom rewrites the file. */
function roughly(count: number): number {
  return 31 - Math.clz32(count);
}
