import type { Filters, SearchRequest } from '../../search-provider.ts';
import { allowedSlots } from './allowed-slots.ts';
import { answer, correctionsOf, everything, type Matches } from './answers.ts';
import {
  type Evidence,
  hasSides,
  hasWholePhrase,
  withNeighbours,
  withPhrases,
} from './evidence.ts';
import type { Extras } from './extras.ts';
import type { IndexReader } from './index-reader.ts';
import type { MeantBeside } from './meant-beside.ts';
import { ranked } from './ranking.ts';
import {
  type TypedPair,
  type TypedWord,
  typedMarks,
  typedPairs,
  typedWords,
} from './typed-query.ts';
import {
  matchNames,
  matchPhrases,
  matchSideBySide,
  matchTexts,
  matchWrittenAsOne,
} from './word-matches.ts';
import { isNowhere, SERVING, type WordMatch } from './word-scores.ts';

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
const MAX_WORDS_TO_CORRECT = 6;
/** Where answers come from. */
export interface Source {
  reader: IndexReader;
  extras(): Promise<Extras>;
}

/** What is known of a request so far, and how it is ranked. */
interface Inquiry {
  words: readonly TypedWord[];
  pairs: readonly TypedPair[];
  evidence: Evidence;
}

/**
 * Asks names first; then what stands in names beside the words, nearly as it was typed; then texts; then
 * spellings: as far as is needed, and as `depth` of the request lets it.
 */
export async function findMatches(
  source: Source,
  request: SearchRequest,
  { filters, enough }: { filters: Filters; enough: number },
): Promise<Matches> {
  const { reader } = source;
  const { text, depth = 'auto' } = request;
  const words = typedWords(text);
  if (words.length === 0) return await everything(reader, text, filters);
  const pairs = typedPairs(text, words);
  const named: Inquiry = { words, pairs, evidence: await askNames(reader, words, pairs, filters) };
  const { documents } = named.evidence;
  const found = ranked(named.evidence);
  const together = found.filter(hasSides(named.evidence.sides, pairs.length));
  const least = documents > LARGE_ARCHIVE ? Math.min(enough, ENOUGH_NAMES) : enough;
  const isTelling = words.some(({ telling }) => telling);
  const isPlain =
    words.length > MAX_WORDS_TO_CORRECT ||
    together.some(hasSides(named.evidence.sides, pairs.length, SERVING));
  const isMuch = found.length >= MANY_NAMES && (pairs.length === 0 || together.length > 0);
  const isEnough = together.length >= least || (isMuch && isPlain);
  if (depth === 'names' || !isTelling || (isEnough && depth === 'auto')) {
    return answer(named.evidence, { further: !isEnough && isTelling });
  }
  const unnamed = words.filter((_, i) => hasNoName(named.evidence.words[i]));
  const isShort = words.length <= FEW_WORDS;
  const [near, known] = await Promise.all([
    isPlain ? null : askBeside(source, named),
    areKnown(reader, unnamed),
    // What no name has will be looked for in texts: fetched side by side with what stands beside it.
    isShort && unnamed.length > 0 ? matchTexts(reader, words, named.evidence.words) : null,
    isShort && unnamed.length > 0 ? matchPhrases(reader, words, pairs) : null,
  ]);
  const beside = near?.inquiry ?? named;
  const isLost = unnamed.length > 0 && !known;
  const isSure = pairs.length >= PAIRS_THAT_TELL && documents > LARGE_ARCHIVE;
  if (near?.isWhole === true && (isLost || isSure)) {
    const corrections = isLost ? correctionsOf(words, unnamed, near.meant) : [];
    return { ...answer(beside.evidence, { filled: true }), corrections };
  }
  const isTold = words.length >= WORDS_THAT_TELL && found.length > 0 && depth !== 'texts';
  return await askTexts(source, {
    inquiry: beside,
    near,
    known,
    isTold,
    isPlain,
    least: Math.min(least, ENOUGH_NAMES),
  });
}

async function askNames(
  reader: IndexReader,
  words: readonly TypedWord[],
  pairs: readonly TypedPair[],
  filters: Filters,
): Promise<Evidence> {
  const marks = typedMarks(words);
  const isShort = words.length <= FEW_WORDS;
  const [allowed, documents, names, early] = await Promise.all([
    allowedSlots(reader, filters),
    reader.documents(),
    matchNames(reader, words),
    matchSideBySide(reader, isShort ? pairs : pairs.filter(({ word }) => word.open), marks),
  ]);
  // Of a word still being typed only the first names are read, and there may be very many; those that
  // go on from the word before it are all there, side by side with it.
  const begun = early.filter(({ second }) => words[second]?.open === true);
  const evidence: Evidence = {
    words: withNeighbours(names, begun, 'second'),
    pairs,
    sides: isShort ? early : [],
    phrases: { passages: new Map(), asked: 0 },
    documents,
    allowed,
  };
  // Of one answer nothing has to be told apart; of none, what stands beside its neighbours may be meant.
  if (isShort || ranked(evidence).length === 1) return evidence;
  return { ...evidence, sides: await matchSideBySide(reader, pairs, marks) };
}

/**
 * `isWhole`: some name has all the words, each pair of them side by side as typed or nearly so. `null` where
 * nothing stands side by side, or slips cannot be forgiven.
 */
async function askBeside(
  source: Source,
  { words, pairs, evidence }: Inquiry,
): Promise<{ inquiry: Inquiry; isWhole: boolean; meant: MeantBeside['meant'] } | null> {
  const extras = pairs.length === 0 ? null : await extrasOf(source);
  if (extras === null) return null;
  const { sides: beside, words: found } = evidence;
  const near = await extras.meantBeside(source.reader, words, { pairs, beside, found });
  const sides = [...beside, ...near.sides];
  const added = { ...evidence, words: withNeighbours(found, near.sides), sides };
  const isWhole = ranked(added).some(hasSides(sides, pairs.length));
  return { inquiry: { words, pairs, evidence: added }, isWhole, meant: near.meant };
}

/** `null` where what forgives slips could not be fetched: then what was typed is taken as it is. */
async function extrasOf({ extras }: Source): Promise<Extras | null> {
  return await extras().catch(() => null);
}

async function askTexts(
  source: Source,
  {
    inquiry: { words, pairs, evidence },
    near,
    known,
    isTold,
    isPlain,
    least,
  }: {
    inquiry: Inquiry;
    near: { meant: MeantBeside['meant'] } | null;
    known: boolean;
    /** Names have the words as they were typed, and as many as tell. */
    isTold: boolean;
    isPlain: boolean;
    /** So many names are enough. */
    least: number;
  },
): Promise<Matches> {
  const { reader } = source;
  const marks = typedMarks(words);
  const [asOne, phrases] = await Promise.all([
    matchWrittenAsOne(reader, pairs, { names: evidence.words, marks }),
    matchPhrases(reader, words, pairs),
  ]);
  const withPairs = { ...evidence, words: withPhrases(asOne, phrases, pairs), phrases };
  if (pairs.length >= PAIRS_THAT_TELL) {
    if (known && ranked(withPairs).some(hasWholePhrase(phrases))) {
      return answer(withPairs, { textsSearched: true, filled: true });
    }
    if (isTold) return answer(withPairs, { filled: true });
  }
  const deep = { ...evidence, words: await matchTexts(reader, words, asOne), phrases };
  const told = ranked(deep).filter(({ whole }) => whole);
  const isProven =
    pairs.length === 0
      ? told.filter(({ inNames }) => inNames).length >= least
      : isPlain || (!isUnread(deep.words, pairs) && told.some(hasWholePhrase(phrases)));
  if (isProven && told.length > 0) return answer(deep, { textsSearched: true, filled: true });
  const isLeft = words.some(
    (_, i) => isNowhere(deep.words[i]) && (near?.meant[i] ?? []).length === 0,
  );
  const nowhere = words.filter((_, i) => isNowhere(deep.words[i]));
  const extras = isLeft || pairs.length === 0 ? await extrasOf(source) : null;
  const spelled = await extras?.matchMeant(reader, words, { found: deep.words, pairs });
  const found = answer(spelled === undefined ? deep : withMeant(deep, spelled), {
    textsSearched: true,
    filled: true,
    fewest: 1,
  });
  const meant = words.map((_, i) => [...(near?.meant[i] ?? []), ...(spelled?.meant[i] ?? [])]);
  return found.words === 'all'
    ? { ...found, corrections: correctionsOf(words, nowhere, meant) }
    : found;
}

function withMeant(
  evidence: Evidence,
  { words, sides }: Pick<Evidence, 'words' | 'sides'>,
): Evidence {
  return { ...evidence, words: withNeighbours(words, sides), sides: [...evidence.sides, ...sides] };
}

/** Whether every word that no name has is in some text: pairs fall together by chance, and a mistyped word is in none. */
async function areKnown(reader: IndexReader, unnamed: readonly TypedWord[]): Promise<boolean> {
  const found = await Promise.all(unnamed.map(({ folded }) => reader.terms('texts', folded)));
  return found.every((terms) => terms.length > 0);
}

function hasNoName(match: WordMatch | undefined): boolean {
  return match !== undefined && match.names.size === 0 && !match.everywhere;
}

/** Whether the only pair has a word whose list was left unread: that it stands in a passage is then chance. */
function isUnread(found: readonly WordMatch[], pairs: readonly TypedPair[]): boolean {
  return pairs.length === 1 && found.some(({ everywhere }) => everywhere);
}
