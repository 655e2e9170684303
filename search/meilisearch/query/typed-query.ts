import { type Token, tokenise } from '../../tokens.ts';
import { codedWhole, codedWord } from './coded-words.ts';

/** Beyond these a query says nothing more; Meilisearch itself reads ten words. */
const MAX_CHARACTERS = 200;
const MAX_WORDS = 10;

export interface TypedQuery {
  /** What each word is looked for as: folded, or coded where its script writes no spaces. */
  words: string[];
  /** The same with spaceless scripts left to Meilisearch's own dictionaries; `null` where there are none. */
  plain: string | null;
  /** Words with their diacritics, coded; `null` when none was typed. */
  exact: string | null;
  /** All of it as one name, coded: with its diacritics if any were typed, and folded. */
  whole: string[];
  tokens: Token[];
}

/** What was typed, without signs that Meilisearch would read as operators (`"`, `-`). */
export function typedQuery(text: string): TypedQuery {
  const typed = text.slice(0, MAX_CHARACTERS);
  const found = tokenise(typed);
  const byForm = new Map<string, Token>();
  for (const token of found) {
    // Said again, a word counts once; the last place is where one is still typing.
    byForm.delete(token.folded);
    byForm.set(token.folded, token);
  }
  const all = [...byForm.values()];
  const tokens = all.length <= MAX_WORDS ? all : sample(all);
  const isSpaced = tokens.every(({ kind }) => kind === 'word');
  const marked = tokens.some(({ kind, exact, folded }) => kind === 'word' && exact !== folded);
  return {
    tokens,
    words: tokens.map((token) => (token.kind === 'word' ? token.folded : codedWord(token))),
    plain: isSpaced ? null : plainWords(typed, tokens),
    exact: marked ? tokens.map(codedWord).join(' ') : null,
    whole: [...(marked ? [codedWhole(found, 'exact')] : []), codedWhole(found, 'folded')],
  };
}

/** Of a long run of overlapping pairs every other one still covers it. */
function sample(tokens: readonly Token[]): Token[] {
  const covering = tokens.filter(({ kind }, i) => kind !== 'pair' || i % 2 === 0);
  return covering.slice(0, MAX_WORDS);
}

/** Spaced words folded, runs of other scripts as they were typed. */
function plainWords(typed: string, tokens: readonly Token[]): string {
  const words: string[] = [];
  let end = -1;
  for (const token of [...tokens].sort((a, b) => a.start - b.start)) {
    if (token.kind === 'word') words.push(token.folded);
    else if (token.start >= end) words.push(typed.slice(token.start, token.end));
    else words.push(`${words.pop() ?? ''}${typed.slice(end, Math.max(end, token.end))}`);
    end = Math.max(end, token.end);
  }
  return words
    .join(' ')
    .replace(/[\u200B\uFEFF]/g, ' ')
    .replace(/["-]/g, ' ');
}
