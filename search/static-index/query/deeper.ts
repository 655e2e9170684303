import type { SearchRequest } from '../../search-provider.ts';
import type { Matches } from './answers.ts';
import {
  type Evidence,
  hasSides,
  hasWholePhrase,
  withNeighbours,
  withPhrases,
} from './evidence.ts';
import { correctionsOf, filledAnswer } from './filled-answers.ts';
import { foreseeTexts } from './foresight.ts';
import type { IndexReader } from './index-reader.ts';
import { ENOUGH_NAMES, FEW_WORDS, type Inquiry, type NamedInquiry, SENTENCE } from './inquiry.ts';
import { type MeantBeside, meantBeside } from './meant-beside.ts';
import { matchMeant } from './meant-matches.ts';
import { addBestPassages } from './passage-ranking.ts';
import { ranked } from './ranking.ts';
import { matchPhrases, matchTexts, matchWrittenAsOne } from './text-matches.ts';
import { type TypedPair, type TypedWord, typedMarks } from './typed-query.ts';
import { matchSideBySide } from './word-matches.ts';
import { isNowhere, type WordMatch } from './word-scores.ts';

/** So many words in the names of a record are an answer, where no text has them as they were typed. */
const WORDS_THAT_TELL = 4;
/** From so many pairs on, a passage that has them all needs no other proof. */
const PAIRS_THAT_TELL = 2;

/**
 * What names alone did not answer: looks for what stands in names beside the words, nearly as it was typed;
 * then in texts; then for spellings.
 */
export async function lookDeeper(
  reader: IndexReader,
  named: NamedInquiry,
  depth: SearchRequest['depth'],
): Promise<Matches> {
  const { words, pairs, isPlain, isLarge } = named;
  const isSentence = words.length >= SENTENCE && !named.isNamed;
  const told = isSentence ? await askPhrases(reader, named) : null;
  if (told !== null) return told;
  const evidence = isSentence
    ? {
        ...named.evidence,
        sides: await matchSideBySide(reader, pairs, typedMarks(words)),
      }
    : named.evidence;
  const unnamed = words.filter((_, i) => hasNoName(evidence.words[i]));
  const isShort = words.length <= FEW_WORDS;
  const [near, known] = await Promise.all([
    isPlain || pairs.length === 0 ? null : askBeside(reader, { words, pairs, evidence }),
    areKnown(reader, unnamed),
    foreseeTexts(reader, { words, pairs }),
    // What no name has will be looked for in texts: fetched side by side with what stands beside it.
    isShort && unnamed.length > 0 ? matchTexts(reader, words, evidence.words) : null,
    isShort && unnamed.length > 0 ? matchPhrases(reader, words, pairs) : null,
  ]);
  const beside = near?.inquiry ?? { words, pairs, evidence };
  const isLost = unnamed.length > 0 && !known;
  const isSure = pairs.length >= PAIRS_THAT_TELL && isLarge;
  if (near?.isWhole === true && (isLost || isSure)) {
    const corrections = isLost ? correctionsOf(words, unnamed, near.meant) : [];
    return { ...filledAnswer(beside.evidence, { textsSearched: false }), corrections };
  }
  return await askTexts(reader, beside, {
    near,
    known,
    isTold: words.length >= WORDS_THAT_TELL && named.isNamed && depth !== 'texts',
    isPlain,
    least: Math.min(named.least, ENOUGH_NAMES),
  });
}

/** A passage that has the whole of a sentence, where each word that no name has is in some text; `null` without one. */
async function askPhrases(
  reader: IndexReader,
  { words, pairs, evidence }: Inquiry,
): Promise<Matches | null> {
  const unnamed = words.filter((_, i) => hasNoName(evidence.words[i]));
  const [phrases, known] = await Promise.all([
    matchPhrases(reader, words, pairs),
    areKnown(reader, unnamed),
  ]);
  const read = { ...evidence, phrases, addPassages: addBestPassages };
  const withPairs = { ...read, words: withPhrases(evidence.words, phrases, pairs) };
  return known && ranked(withPairs).some(hasWholePhrase(phrases))
    ? filledAnswer(withPairs, { textsSearched: true })
    : null;
}

/** `isWhole`: some name has all the words, each pair of them side by side as typed or nearly so. */
async function askBeside(
  reader: IndexReader,
  { words, pairs, evidence }: Inquiry,
): Promise<{ inquiry: Inquiry; isWhole: boolean; meant: MeantBeside['meant'] }> {
  const { sides: beside, words: found } = evidence;
  const near = await meantBeside(reader, words, { pairs, beside, found });
  const sides = [...beside, ...near.sides];
  const added = { ...evidence, words: withNeighbours(found, near.sides), sides };
  const isWhole = ranked(added).some(hasSides(sides, pairs.length));
  return { inquiry: { words, pairs, evidence: added }, isWhole, meant: near.meant };
}

async function askTexts(
  reader: IndexReader,
  { words, pairs, evidence }: Inquiry,
  {
    near,
    known,
    isTold,
    isPlain,
    least,
  }: {
    near: { meant: MeantBeside['meant'] } | null;
    known: boolean;
    /** Names have the words as they were typed, and as many as tell. */
    isTold: boolean;
    isPlain: boolean;
    /** So many names are enough. */
    least: number;
  },
): Promise<Matches> {
  const marks = typedMarks(words);
  const [asOne, phrases] = await Promise.all([
    matchWrittenAsOne(reader, pairs, { names: evidence.words, marks }),
    matchPhrases(reader, words, pairs),
  ]);
  const read = { ...evidence, phrases, addPassages: addBestPassages };
  const withPairs = { ...read, words: withPhrases(asOne, phrases, pairs) };
  if (pairs.length >= PAIRS_THAT_TELL) {
    if (known && ranked(withPairs).some(hasWholePhrase(phrases))) {
      return filledAnswer(withPairs, { textsSearched: true });
    }
    if (isTold) return filledAnswer(withPairs, { textsSearched: false });
  }
  const deep = { ...read, words: await matchTexts(reader, words, asOne) };
  const told = ranked(deep).filter(({ whole }) => whole);
  const isProven =
    pairs.length === 0
      ? told.filter(({ inNames }) => inNames).length >= least
      : isPlain || (!isUnread(deep.words, pairs) && told.some(hasWholePhrase(phrases)));
  if (isProven && told.length > 0) return filledAnswer(deep, { textsSearched: true });
  const isLeft = words.some(
    (_, i) => isNowhere(deep.words[i]) && (near?.meant[i] ?? []).length === 0,
  );
  const nowhere = words.filter((_, i) => isNowhere(deep.words[i]));
  const spelled =
    isLeft || pairs.length === 0
      ? await matchMeant(reader, words, { found: deep.words, pairs })
      : undefined;
  const found = filledAnswer(spelled === undefined ? deep : withMeant(deep, spelled), {
    textsSearched: true,
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
