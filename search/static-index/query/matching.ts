import type { Filters, SearchRequest } from '../../search-provider.ts';
import { allowedSlots } from './allowed-slots.ts';
import { meantBy } from './corrections.ts';
import { inPhrases, isSideBySide } from './evidence.ts';
import type { IndexReader } from './index-reader.ts';
import { isNowhere, matchMeant, meantSideBySide, nearest } from './meant-matches.ts';
import { type Found, type PairMatch, ranked, type WordMatch } from './ranking.ts';
import { type TypedWord, typedMarks, typedPairs, typedWords } from './typed-query.ts';
import {
  matchNames,
  matchPhrases,
  matchSideBySide,
  matchTexts,
  matchWrittenAsOne,
} from './word-matches.ts';

/** Everything a request finds, best first. */
export interface Matches {
  found: Found[];
  /** How many of these answer the request; the others fill a page up. */
  total: number;
  words: 'all' | 'some';
  textsSearched: boolean;
  /** Words that are nowhere, and what they were perhaps meant to be, the likeliest first. */
  corrections: { typed: string; meant: string[] }[];
}

/** In a large archive so many names with all the words are an answer; with fewer, texts are looked through as well. */
const ENOUGH_NAMES = 3;
/** From so many records on, looking through texts costs a slow line much. */
const LARGE_ARCHIVE = 20_000;
/** So many names are one even where the words do not stand side by side. */
const MANY_NAMES = 200;
/** For so many words what may be needed is fetched at once: time on a slow line for a few bytes more. */
const FEW_WORDS = 3;
/** So many words in the names of a record are an answer, where no text has them as they were typed. */
const WORDS_THAT_TELL = 4;
/** From so many pairs on, a passage that has them all needs no other proof. */
const PAIRS_THAT_TELL = 2;
/** Longer queries are sentences: a word more or less in them matters little. */
const MAX_WORDS_TO_CORRECT = 5;
/** Records with most of the words fill the page up where few have all. */
const FILLED_UP_TO = 10;

/** Asks names first, then texts, then what was perhaps meant, as far as `depth` of the request goes. */
export async function findMatches(
  reader: IndexReader,
  request: SearchRequest,
  { filters, enough }: { filters: Filters; enough: number },
): Promise<Matches> {
  const { text, depth = 'auto' } = request;
  const words = typedWords(text);
  const pairs = typedPairs(text, words);
  if (words.length === 0) return await everything(reader, text, filters);
  const marks = typedMarks(words);
  const isShort = words.length <= FEW_WORDS;
  const [allowed, documents, names, besideEarly] = await Promise.all([
    allowedSlots(reader, filters),
    reader.documents(),
    matchNames(reader, words),
    matchSideBySide(reader, isShort ? pairs : pairs.filter(({ word }) => word.open), marks),
  ]);
  addBegun(names, besideEarly, words);
  let phrases: ReadonlyMap<number, number> = new Map();
  let beside: readonly PairMatch[] = isShort ? besideEarly : [];
  const rank = (
    found: readonly WordMatch[],
    needed = words.length,
    sides: readonly PairMatch[] = beside,
  ): Found[] => ranked({ words: found, pairs: sides, phrases, documents, allowed }, needed);

  if (!isShort && rank(names).length > 1) beside = await matchSideBySide(reader, pairs, marks);
  const named = rank(names);
  const together = pairs.length === 0 ? named : named.filter(isSideBySide(beside, pairs.length));
  const least = documents > LARGE_ARCHIVE ? Math.min(enough, ENOUGH_NAMES) : enough;
  const isEnough = together.length >= least || named.length >= MANY_NAMES;
  const isTelling = words.some(({ telling }) => telling);
  const isMuch = depth === 'auto' && isEnough;
  if (isMuch && together.length === 0 && words.length <= FEW_WORDS) {
    const near = await meantSideBySide(reader, { words, pairs, found: names, rank, beside });
    return all(eachOnce([...near, ...named]), { textsSearched: false });
  }
  if (depth === 'names' || isMuch || !isTelling) return all(named, { textsSearched: false });

  const unnamed = words.filter((_, i) => names[i]?.names.size === 0 && !names[i]?.everywhere);
  const [asOne, sides, known] = await Promise.all([
    matchWrittenAsOne(reader, pairs, { names, marks }),
    matchPhrases(reader, pairs, words),
    areKnown(reader, unnamed),
    // A word that no name has will be looked for in texts, and as what it was perhaps meant to be.
    isShort && unnamed.length > 0 ? prepareForLost(reader, words, names) : null,
  ]);
  phrases = sides;
  if (pairs.length >= PAIRS_THAT_TELL) {
    const remembered = inPhrases(phrases, pairs.length, allowed);
    const whole = remembered.filter((each) => each.whole);
    if (whole.length > 0 && known) {
      const found = [...together, ...whole, ...rank(asOne), ...remembered];
      return all(eachOnce(found), { textsSearched: true, partly: rank(asOne, mostOf(words)) });
    }
    if (words.length >= WORDS_THAT_TELL && depth !== 'texts' && named.length > 0) {
      const found = eachOnce([...named, ...remembered]);
      return all(found, { textsSearched: false, partly: rank(asOne, mostOf(words)) });
    }
  }

  const deep = await matchTexts(reader, words, asOne);
  const found = rank(deep);
  const told = found.filter(({ whole }) => whole);
  const stands = ({ slot, passage }: Found) =>
    passage !== null && (phrases.get(slot * 256 + passage) ?? 0) >= pairs.length;
  const isProven =
    pairs.length === 0
      ? told.some(({ inNames }) => inNames)
      : together.length > 0 || told.some(stands);
  const settled = isProven || words.length > MAX_WORDS_TO_CORRECT;
  const partly = () => rank(deep, mostOf(words));
  if (settled && told.length > 0) return all(found, { textsSearched: true, partly: partly() });
  const corrected = await matchMeant(reader, words, { found: deep, pairs });
  const better = rank(corrected.words, words.length, [...beside, ...corrected.pairs]);
  const best = better.find(({ whole }) => whole);
  const guesses = rank(corrected.words, mostOf(words), [...beside, ...corrected.pairs]);
  if (told.length > 0 || best !== undefined) {
    const corrections = words.flatMap(({ folded }, i) => {
      const match = deep[i];
      const meant = (corrected.meant[i] ?? []).map((each) => each.folded);
      const isLost = match !== undefined && isNowhere(match);
      return isLost && meant.length > 0 ? [{ typed: folded, meant }] : [];
    });
    const wholes = better.filter(({ whole }) => whole);
    const near = nearest(wholes, { beside, corrected: corrected.pairs });
    const ordered = eachOnce([...near, ...told, ...wholes, ...found]);
    return { ...all(ordered, { textsSearched: true, partly: guesses }), corrections };
  }
  return {
    found: guesses,
    total: guesses.length,
    words: words.length > 1 ? 'some' : 'all',
    textsSearched: true,
    corrections: [],
  };
}

function all(
  found: readonly Found[],
  { textsSearched, partly = [] }: { textsSearched: boolean; partly?: readonly Found[] },
): Matches {
  const total = found.length;
  return { found: filledUp(found, partly), total, words: 'all', textsSearched, corrections: [] };
}

/**
 * Of a word still being typed only the first names are read, and there may be very many; those that go on
 * from the word before it are all there, side by side with it.
 */
function addBegun(
  names: readonly WordMatch[],
  beside: readonly PairMatch[],
  words: readonly TypedWord[],
): void {
  for (const { match, second } of beside) {
    const begun = names[second];
    if (begun === undefined || words[second]?.open !== true) continue;
    for (const [slot, score] of match.names) {
      if (score > (begun.names.get(slot) ?? 0)) begun.names.set(slot, score);
    }
  }
}

/** What a request without words finds: everything its filters let through. */
async function everything(reader: IndexReader, text: string, filters: Filters): Promise<Matches> {
  const slots = text.trim() === '' ? [...((await allowedSlots(reader, filters)) ?? [])] : [];
  const found = slots.map((slot) => ({
    slot,
    score: 0,
    inNames: true,
    whole: true,
    passage: null,
  }));
  return all(found, { textsSearched: true });
}

/** More than half of the words; one of two. */
function mostOf(words: readonly TypedWord[]): number {
  return words.length < 3 ? 1 : Math.ceil(words.length * 0.6);
}

function eachOnce(found: readonly Found[]): Found[] {
  const bySlot = new Map<number, Found>();
  for (const each of found) if (!bySlot.has(each.slot)) bySlot.set(each.slot, each);
  return [...bySlot.values()];
}

/** `found`, and where these are few, as many of `partly` as fill a page. */
function filledUp(found: readonly Found[], partly: readonly Found[]): Found[] {
  if (found.length >= FILLED_UP_TO) return [...found];
  const slots = new Set(found.map(({ slot }) => slot));
  const others = partly.filter(({ slot }) => !slots.has(slot));
  return [...found, ...others.slice(0, FILLED_UP_TO - found.length)];
}

/** Whether every word that no name has is in some text: pairs fall together by chance, and a mistyped word is in none. */
async function areKnown(reader: IndexReader, unnamed: readonly TypedWord[]): Promise<boolean> {
  const found = await Promise.all(unnamed.map(({ folded }) => reader.terms('texts', folded)));
  return found.every((terms) => terms.length > 0);
}

/** Fetches side by side what will be needed one after the other. */
async function prepareForLost(
  reader: IndexReader,
  words: readonly TypedWord[],
  names: readonly WordMatch[],
): Promise<void> {
  await Promise.all([
    matchTexts(reader, words, names),
    ...(words.length > MAX_WORDS_TO_CORRECT ? [] : words.map((word) => meantBy(reader, word))),
  ]);
}
