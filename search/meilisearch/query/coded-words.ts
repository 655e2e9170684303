import type { Token } from '../../tokens.ts';

/** No word of a language begins so: a coded word meets coded words only. */
const EXACT_MARK = 'qz';
const PAIR_MARK = 'qx';
const WHOLE_MARK = 'qw';
/** In a coded word `z` is followed by a digit: this ends it, so that nothing longer begins with it. */
const END = 'zz';

/**
 * A token in letters and digits that Meilisearch neither cuts nor folds; what begins a word begins its code.
 * Words keep their diacritics (`exact`), pairs of clusters are folded as everywhere.
 */
export function codedWord({
  exact,
  folded,
  kind,
}: Pick<Token, 'exact' | 'folded' | 'kind'>): string {
  return kind === 'word' ? EXACT_MARK + inLetters(exact) : PAIR_MARK + inLetters(folded);
}

/** A name as a whole, spaces or not: only the same name has the same code. */
export function codedWhole(tokens: readonly Token[], form: 'exact' | 'folded'): string {
  return WHOLE_MARK + inLetters(tokens.map((token) => token[form]).join('')) + END;
}

function inLetters(text: string): string {
  return text.replace(/[^a-y0-9]/gu, (sign) =>
    Array.from({ length: sign.length }, (_, i) => `z${inFourDigits(sign.charCodeAt(i))}`).join(''),
  );
}

function inFourDigits(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}
