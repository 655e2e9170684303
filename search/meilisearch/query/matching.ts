import { type Token, tokenise } from '../../tokens.ts';

/** Which of the words of a query (by their places in it) stand in a text; what is typed begins what is meant. */
export function wordsIn(text: string, typed: readonly Token[]): Set<number> {
  const found = new Set<number>();
  const tokens = tokenise(text, { lastAlone: true });
  for (const [i, { folded }] of typed.entries()) {
    const isLast = i === typed.length - 1;
    const stands = tokens.some((token) =>
      isLast ? token.folded.startsWith(folded) : token.folded === folded,
    );
    if (stands) found.add(i);
  }
  return found;
}

/** Where in a text the first of the words stands; 0 when none does. */
export function firstPlace(text: string, typed: readonly Token[]): number {
  const token = tokenise(text).find(({ folded }) =>
    typed.some((word) => folded.startsWith(word.folded)),
  );
  return token?.start ?? 0;
}
