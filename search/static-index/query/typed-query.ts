import { tokenise } from '../../tokens.ts';

/** One word (or pair of clusters) of what was typed. */
export interface TypedWord {
  exact: string;
  folded: string;
  /** The same English noun in its other number, folded; `null` where it may be none. */
  other: string | null;
  /** Still being typed: longer words count too. */
  open: boolean;
  /** Long enough to be looked for in texts. */
  telling: boolean;
  /** Of a script that spaces its words; the others come as pairs of clusters. */
  spaced: boolean;
  /** Of those that every text has: it is taken to be there. */
  common: boolean;
}

/** Beyond these a query says nothing more: hostile or pasted input stays quick. */
const MAX_CHARACTERS = 200;
const MAX_WORDS = 16;
/** Words of English and of Vietnamese as it is written that stand in every text. */
const COMMON = new Set(
  'a an and at by for from in is of on or the to with các cho của là người những trong và với ở được'
    .normalize('NFC')
    .split(' '),
);

/** The words of a query, each folded form once; the last one is open unless something follows it. */
export function typedWords(text: string): TypedWord[] {
  const typed = text.slice(0, MAX_CHARACTERS);
  const words = new Map<string, TypedWord>();
  for (const { exact, folded, end, kind } of tokenise(typed)) {
    const open = end === typed.length && typed.length === text.length;
    const before = words.get(folded);
    words.set(folded, {
      exact: before?.exact ?? exact,
      folded,
      other: exact === folded ? otherNumber(folded) : null,
      open: open || before?.open === true,
      telling: kind !== 'word' || folded.length > 1,
      spaced: kind === 'word',
      common: false,
    });
  }
  const all = [...words.values()].slice(0, MAX_WORDS);
  const common = ({ exact, open }: TypedWord) => !open && COMMON.has(exact);
  if (all.filter((word) => word.telling && !common(word)).length < 2) return all;
  return all.map((word) => (common(word) ? { ...word, telling: false, common: true } : word));
}

/** `drums` of `drum`, and back; no Vietnamese syllable ends in s. */
function otherNumber(word: string): string | null {
  if (!/^[a-z]{4,}$/.test(word) || word.endsWith('ss')) return null;
  return word.endsWith('s') ? word.slice(0, -1) : `${word}s`;
}

/** Two words typed side by side; `first` and `second` are their places among `words`. */
export interface TypedPair {
  word: TypedWord;
  first: number;
  second: number;
}

/** Neighbouring words of a query written as one: `le hoi kate` → `lehoi`, `hoikate`. */
export function typedPairs(text: string, words: readonly TypedWord[]): TypedPair[] {
  const places = new Map(words.map(({ folded }, i) => [folded, i]));
  const tokens = tokenise(text.slice(0, MAX_CHARACTERS));
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    const first = places.get(token.folded);
    const second = places.get(next?.folded ?? '');
    if (next === undefined || first === undefined || second === undefined) return [];
    if (token.kind !== 'word' || next.kind !== 'word') return [];
    const word: TypedWord = {
      exact: token.exact + next.exact,
      folded: token.folded + next.folded,
      other: words[second]?.other == null ? null : token.folded + words[second].other,
      open: words[second]?.open === true,
      telling: true,
      spaced: true,
      common: false,
    };
    return [{ word, first, second }];
  });
}

/** Did the reader type diacritics at all? If so, a word without them means it. */
export function typedMarks(words: readonly TypedWord[]): boolean {
  return words.some(({ exact, folded }) => exact !== folded);
}
