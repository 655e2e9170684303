import { type Token, tokenise } from '../../tokens.ts';
import { type TypedWord, typedWords } from './typed-query.ts';

/** A stretch of a text, matched or not; the stretches of a text joined are the text. */
export interface Stretch {
  text: string;
  matched: boolean;
}

/** So many words may have been typed as one (`okom`). */
const MAX_JOINED = 4;

/** Cuts a text where the words of the query stand in it. No pattern is ever made of what was typed. */
export function highlight(text: string, query: string): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { start, end } of matchesIn(text, typedWords(query)).ranges) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) stretches.push({ text: text.slice(at, from), matched: false });
    const before = stretches[stretches.length - 1];
    if (before?.matched && from === at) before.text += text.slice(from, end);
    else stretches.push({ text: text.slice(from, end), matched: true });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), matched: false });
  return stretches;
}

/**
 * The shortest part of `text` that was meant by `query`, as it is written there (`le hoi kate` →
 * `Lễ hội Katê`). `null` when a word is missing, or when it stands there just as it was typed.
 */
export function understoodAs(text: string, query: string): string | null {
  const words = typedWords(query);
  const { ranges, missing } = matchesIn(text, words);
  if (words.length === 0 || missing > 0) return null;
  if (asWritten(text).includes(asWritten(query).trim())) return null;
  let shortest = text;
  for (const [i, { start }] of ranges.entries()) {
    const met = new Set<TypedWord>();
    const last = ranges.slice(i).find(({ word }) => met.add(word).size === words.length);
    if (last !== undefined && last.end - start < shortest.length) {
      shortest = text.slice(start, last.end);
    }
  }
  return shortest;
}

/** A text as it is compared with what was typed, marks and all. */
export const asWritten = (text: string) => text.normalize('NFC').toLowerCase();

function matchesIn(
  text: string,
  words: readonly TypedWord[],
): { ranges: { start: number; end: number; word: TypedWord }[]; missing: number } {
  const tokens = tokenise(text, { lastAlone: true });
  const ranges: { start: number; end: number; word: TypedWord }[] = [];
  const met = new Set<TypedWord>();
  for (const [i, token] of tokens.entries()) {
    for (const word of words) {
      const last = lastOfMatch(tokens, i, word);
      if (last === undefined) continue;
      ranges.push({ start: token.start, end: last.end, word });
      met.add(word);
    }
  }
  ranges.sort((a, b) => a.start - b.start || b.end - a.end);
  return { ranges, missing: words.length - met.size };
}

/** The token at which `word` is complete when read from token `i` on. */
function lastOfMatch(tokens: readonly Token[], i: number, word: TypedWord): Token | undefined {
  let together = '';
  for (const token of tokens.slice(i, i + MAX_JOINED)) {
    if (together !== '' && token.kind !== 'word') return undefined;
    together += token.folded;
    if (
      together === word.folded ||
      together === word.other ||
      (word.open && together.startsWith(word.folded))
    )
      return token;
    if (token.kind !== 'word' || !word.folded.startsWith(together)) return undefined;
  }
  return undefined;
}
