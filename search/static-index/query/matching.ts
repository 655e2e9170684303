import type { Filters, SearchRequest } from '../../search-provider.ts';
import { allowedSlots } from './allowed-slots.ts';
import { everything, type Matches, nameAnswer } from './answers.ts';
import { type Evidence, hasSides, withNeighbours } from './evidence.ts';
import type { Extras } from './extras.ts';
import type { IndexReader } from './index-reader.ts';
import { ENOUGH_NAMES, SENTENCE } from './inquiry.ts';
import { ranked } from './ranking.ts';
import {
  type TypedPair,
  type TypedWord,
  typedMarks,
  typedPairs,
  typedWords,
} from './typed-query.ts';
import { matchNames, matchSideBySide, readNames } from './word-matches.ts';
import { SERVING } from './word-scores.ts';

/** From so many records on, looking through texts costs a slow line much. */
const LARGE_ARCHIVE = 20_000;
/** So many names are one even where the words do not stand side by side. */
const MANY_NAMES = 200;
/** Of longer queries no slips are forgiven: a word more or less in them matters little. */
const MAX_WORDS_TO_CORRECT = 6;

/** Where answers come from. */
export interface Source {
  reader: IndexReader;
  /** Fetches them where they have not come. */
  extras(): Promise<Extras>;
  /** Those that come without being asked for. */
  given: Promise<Extras>;
}

/**
 * Asks names first; then, as far as is needed and as `depth` of the request lets it, what query/deeper.ts
 * asks. Where that does not come, names are the answer.
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
  const evidence = await askNames(source, words, pairs, filters);
  const found = ranked(evidence);
  const together = found.filter(hasSides(evidence.sides, pairs.length));
  const isLarge = evidence.documents > LARGE_ARCHIVE;
  const least = isLarge ? Math.min(enough, ENOUGH_NAMES) : enough;
  const isTelling = words.some(({ telling }) => telling);
  const isPlain =
    words.length > MAX_WORDS_TO_CORRECT ||
    together.some(hasSides(evidence.sides, pairs.length, SERVING));
  const isMuch = found.length >= MANY_NAMES && (pairs.length === 0 || together.length > 0);
  const isEnough = together.length >= least || (isMuch && isPlain);
  const extras =
    depth === 'names' || !isTelling || (isEnough && depth === 'auto')
      ? null
      : await source.extras().catch(() => null);
  if (extras === null) return nameAnswer(evidence, !isEnough && isTelling);
  const isNamed = found.length > 0;
  const named = { words, pairs, evidence, isNamed, isPlain, isLarge, least };
  return await extras.lookDeeper(reader, named, depth);
}

async function askNames(
  { reader, given }: Source,
  words: readonly TypedWord[],
  pairs: readonly TypedPair[],
  filters: Filters,
): Promise<Evidence> {
  const marks = typedMarks(words);
  const isShort = words.length < SENTENCE;
  const read = readNames(reader, words, (word) => {
    // What is not needed in the end may as well not come.
    given.then(({ foresee }) => foresee(reader, { words, pairs }, word)).catch(() => {});
  });
  // Of a word more it is not sure yet whether its pairs are asked: their directories come with the names.
  if (words.length === SENTENCE)
    for (const { word } of pairs) reader.foresee('joined', word.folded);
  const [allowed, documents, names, early] = await Promise.all([
    allowedSlots(reader, filters),
    reader.documents(),
    read.then((found) => matchNames(reader, words, found)),
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
  if (isShort) return evidence;
  // Of one answer nothing has to be told apart; what no name has and is a sentence is looked for in texts first.
  if (ranked(evidence).length <= 1) return evidence;
  return { ...evidence, sides: await matchSideBySide(reader, pairs, marks) };
}
