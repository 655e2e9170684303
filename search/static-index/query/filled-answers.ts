import type { Matches } from './answers.ts';
import type { Evidence, Found } from './evidence.ts';
import type { MeantBeside } from './meant-beside.ts';
import { ranked } from './ranking.ts';
import type { TypedWord } from './typed-query.ts';

/** Among so many of the first records may be such that have only most of the words. */
const FILLED_UP_TO = 10;

/** Filled up to a page with what has most of the words; with fewer than `fewest` whole answers, that is all. */
export function filledAnswer(
  evidence: Evidence,
  { textsSearched, fewest = 0 }: { textsSearched: boolean; fewest?: number },
): Matches {
  const found = ranked(evidence);
  const partly = ranked(evidence, mostOf(evidence.words.length));
  const isSome = found.length < fewest;
  return {
    found: isSome ? partly : filledUp(found, partly),
    total: isSome ? partly.length : found.length,
    words: isSome && evidence.words.length > 1 ? 'some' : 'all',
    textsSearched,
    further: false,
    corrections: [],
  };
}

/** More than half of the words; one of two. */
function mostOf(words: number): number {
  return words < 3 ? 1 : Math.ceil(words * 0.6);
}

/** `found`, and among the best of them those of `partly` that tell more than they do. */
function filledUp(found: readonly Found[], partly: readonly Found[]): Found[] {
  const slots = new Set(found.map(({ slot }) => slot));
  const others = partly
    .filter(({ slot }) => !slots.has(slot))
    .slice(0, FILLED_UP_TO)
    .map((each) => ({ ...each, partly: true }));
  const first = [...found.slice(0, FILLED_UP_TO), ...others]
    .sort((a, b) => b.score - a.score)
    .slice(0, FILLED_UP_TO);
  const shown = new Set(first);
  return [...first, ...found.filter((each) => !shown.has(each))];
}

/** For each of the words that are nowhere, what it was perhaps meant to be. */
export function correctionsOf(
  words: readonly TypedWord[],
  lost: readonly TypedWord[],
  meant: MeantBeside['meant'],
): Matches['corrections'] {
  return words.flatMap((word, i) => {
    const likely = (meant[i] ?? []).map(({ folded }) => folded);
    return lost.includes(word) && likely.length > 0 ? [{ typed: word.folded, meant: likely }] : [];
  });
}
