import { fold } from '../../fold.ts';
import { FACETS, type Filters, type SearchRequest } from '../../search-provider.ts';
import type { IndexReader } from './index-reader.ts';
import { emptyMatch, type Found, type PairMatch, ranked, type WordMatch } from './ranking.ts';
import { type TypedWord, typedMarks, typedPairs, typedWords } from './typed-query.ts';
import {
  matchMeant,
  matchNames,
  matchPhrases,
  matchSideBySide,
  matchTexts,
  matchWrittenAsOne,
} from './word-matches.ts';

/** Everything a request finds, best first. */
export interface Matches {
  found: Found[];
  words: 'all' | 'some';
  textsSearched: boolean;
  corrections: { typed: string; meant: string }[];
}

/** So many names with all the words are an answer; with fewer, texts are looked through as well. */
const ENOUGH_NAMES = 3;
/** So many are one even where the words do not stand side by side. */
const MANY_NAMES = 200;
/** So many words in the names of a record are an answer, where no text has them as they were typed. */
const WORDS_THAT_TELL = 4;
/** Longer queries are sentences: a word more or less in them matters little. */
const MAX_WORDS_TO_CORRECT = 4;

/** Asks names first, then texts, then what was perhaps meant, as far as `depth` of the request goes. */
export async function findMatches(
  reader: IndexReader,
  request: SearchRequest,
  { filters, enough }: { filters: Filters; enough: number },
): Promise<Matches> {
  const { text, depth = 'auto' } = request;
  const words = typedWords(text);
  const none = { words: 'all' as const, corrections: [] };
  if (words.length === 0) {
    const all = text.trim() === '' ? [...((await allowedSlots(reader, filters)) ?? [])] : [];
    const found = all.map((slot) => ({ slot, score: 0, inNames: true, passage: null }));
    return { found, textsSearched: true, ...none };
  }
  const marks = typedMarks(words);
  const pairs = typedPairs(text, words);
  const [allowed, documents, names] = await Promise.all([
    allowedSlots(reader, filters),
    reader.documents(),
    matchNames(reader, words),
  ]);
  let phrases = NO_PHRASES;
  const rank = (
    found: readonly WordMatch[],
    needed: number,
    beside: readonly PairMatch[] = [],
  ): Found[] => ranked({ words: found, pairs: beside, phrases, documents, allowed }, needed);
  const all = words.length;
  const byName = rank(names, all);
  const beside = byName.length > 1 ? await matchSideBySide(reader, pairs, marks) : [];
  const named = rank(names, all, beside);
  const together = pairs.length === 0 ? named : named.filter(isSideBySide(beside, pairs.length));
  const isEnough = together.length >= Math.min(enough, ENOUGH_NAMES) || named.length >= MANY_NAMES;
  if (depth === 'names' || (depth === 'auto' && isEnough)) {
    return { found: named, textsSearched: false, ...none };
  }
  const asOne =
    byName.length > 0 || pairs.length === 0
      ? names
      : await matchWrittenAsOne(reader, pairs, { names, marks });
  if (!words.some(({ telling }) => telling)) {
    return { found: rank(asOne, all, beside), textsSearched: false, ...none };
  }
  phrases = pairs.length === 0 ? NO_PHRASES : await matchPhrases(reader, pairs, words);
  if (pairs.length >= PAIRS_THAT_TELL) {
    const remembered = inPhrases(phrases, pairs.length, allowed);
    const whole = remembered.filter(({ score }) => score === pairs.length);
    if (whole.length > 0 && (await areKnown(reader, words, names))) {
      const found = eachOnce([...together, ...whole, ...rank(asOne, all, beside), ...remembered]);
      return { found, textsSearched: true, ...none };
    }
    if (all >= WORDS_THAT_TELL && depth !== 'texts' && named.length > 0) {
      return { found: eachOnce([...named, ...remembered]), textsSearched: false, ...none };
    }
  }
  const deep = await matchTexts(reader, words, asOne);
  const found = rank(deep, all, beside);
  const settled = found.some(({ inNames }) => inNames) || all > MAX_WORDS_TO_CORRECT;
  if (settled && found.length > 0) return { found, textsSearched: true, ...none };
  const suspects = suspectsAmong(words, deep);
  const corrected = await matchMeant(reader, words, { suspects, found: deep, pairs });
  const better = rank(corrected.words, all, [...beside, ...corrected.pairs]);
  if (better.length > found.length) {
    const best = better[0]?.slot;
    const corrections = words.flatMap(({ folded }, i) => {
      const typed = best !== undefined && hasWord(deep[i], best);
      const meant = corrected.meant[i]?.[0]?.folded;
      return typed || meant === undefined ? [] : [{ typed: folded, meant }];
    });
    return { found: better, words: 'all', textsSearched: true, corrections };
  }
  if (found.length > 0) return { found, textsSearched: true, ...none };
  return {
    found: rank(corrected.words, 1),
    words: all > 1 ? 'some' : 'all',
    textsSearched: true,
    corrections: [],
  };
}

/** Whether a record has every pair of words side by side in its names. */
function isSideBySide(beside: readonly PairMatch[], pairs: number) {
  return ({ slot }: Found): boolean =>
    beside.length === pairs && beside.every(({ match }) => match.names.has(slot));
}

function eachOnce(found: readonly Found[]): Found[] {
  return [...new Map(found.toReversed().map((each) => [each.slot, each])).values()].reverse();
}

/** From so many pairs on, passages that have most of them need no other proof. */
const PAIRS_THAT_TELL = 2;
const MOST_PAIRS = 0.6;
const NO_PHRASES: ReadonlyMap<number, number> = new Map();

/** The records with a passage in which most of the words stand side by side as they were typed, those with the most first. */
function inPhrases(
  phrases: ReadonlyMap<number, number>,
  pairs: number,
  allowed: ReadonlySet<number> | null,
): Found[] {
  const best = new Map<number, Found>();
  for (const [passage, count] of phrases) {
    const slot = Math.floor(passage / 256);
    if (count < pairs * MOST_PAIRS || allowed?.has(slot) === false) continue;
    if (count <= (best.get(slot)?.score ?? 0)) continue;
    best.set(slot, { slot, score: count, inNames: false, passage: passage % 256 });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.slot - b.slot);
}

/** Whether every word is in some name or text: pairs fall together by chance, and a mistyped word is in none. */
async function areKnown(
  reader: IndexReader,
  words: readonly TypedWord[],
  names: readonly WordMatch[],
): Promise<boolean> {
  const unnamed = words.filter((_, i) => names[i]?.names.size === 0 && !names[i]?.everywhere);
  const found = await Promise.all(unnamed.map(({ folded }) => reader.terms('texts', folded)));
  return found.every((terms) => terms.length > 0);
}

function hasWord(match: WordMatch | undefined, slot: number): boolean {
  return match !== undefined && (match.names.has(slot) || match.texts.has(slot));
}

/** Words found nowhere were mistyped; if there are none, any of them may be. */
function suspectsAmong(words: readonly TypedWord[], found: readonly WordMatch[]): Set<number> {
  const lost = words.flatMap((_, i) => {
    const { names, texts, everywhere } = found[i] ?? emptyMatch();
    return names.size + texts.size === 0 && !everywhere ? [i] : [];
  });
  return new Set(lost.length > 0 ? lost : words.keys());
}

/** Slots that every filter lets through; `null` without filters. */
async function allowedSlots(reader: IndexReader, filters: Filters): Promise<Set<number> | null> {
  const lists = await Promise.all(
    FACETS.flatMap((facet) => {
      const value = filters[facet];
      return value === undefined || value === '' ? [] : [slotsOfFacet(reader, `${facet}:${value}`)];
    }),
  );
  const [first, ...others] = lists;
  if (first === undefined) return null;
  return new Set([...first].filter((slot) => others.every((other) => other.has(slot))));
}

async function slotsOfFacet(reader: IndexReader, exact: string): Promise<Set<number>> {
  const terms = await reader.terms('facets', fold(exact));
  return new Set(terms.find((term) => term.exact === exact)?.slots);
}
