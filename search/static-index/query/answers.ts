import type { Filters } from '../../search-provider.ts';
import { allowedSlots } from './allowed-slots.ts';
import type { Evidence, Found } from './evidence.ts';
import type { IndexReader } from './index-reader.ts';
import type { MeantBeside } from './meant-beside.ts';
import { ranked } from './ranking.ts';
import type { TypedWord } from './typed-query.ts';

/** Everything a request finds, best first. */
export interface Matches {
  /** Those that answer the request, and among the first of them some that have most of the words (`partly`). */
  found: Found[];
  /** How many of these answer the request. */
  total: number;
  words: 'all' | 'some';
  textsSearched: boolean;
  /** The same request would look further if its depth let it. */
  further: boolean;
  /** Words that are nowhere, and what they were perhaps meant to be, the likeliest first. */
  corrections: { typed: string; meant: string[] }[];
}

/** Among so many of the first records may be such that have only most of the words. */
const FILLED_UP_TO = 10;

/** `filled`: up to a page, with what has most of the words; with fewer than `fewest` whole answers, that is all. */
export function answer(
  evidence: Evidence,
  {
    textsSearched = false,
    further = false,
    filled = false,
    fewest = 0,
  }: { textsSearched?: boolean; further?: boolean; filled?: boolean; fewest?: number } = {},
): Matches {
  const found = ranked(evidence);
  const partly = filled ? ranked(evidence, mostOf(evidence.words.length)) : [];
  const isSome = found.length < fewest;
  return {
    found: isSome ? partly : filledUp(found, partly),
    total: isSome ? partly.length : found.length,
    words: isSome && evidence.words.length > 1 ? 'some' : 'all',
    textsSearched,
    further,
    corrections: [],
  };
}

/** What a request without words finds: everything its filters let through. */
export async function everything(
  reader: IndexReader,
  text: string,
  filters: Filters,
): Promise<Matches> {
  const slots = text.trim() === '' ? [...((await allowedSlots(reader, filters)) ?? [])] : [];
  const found = slots.map((slot) => ({
    slot,
    score: 0,
    inNames: true,
    whole: true,
    passage: null,
    partly: false,
  }));
  return {
    found,
    total: found.length,
    words: 'all',
    textsSearched: true,
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
