import type { Token } from '../../tokens.ts';

/** No word of a language begins so: a coded word meets coded words only. */
const EXACT_MARK = 'qz';
const PAIR_MARK = 'qx';

/**
 * A token in letters and digits that Meilisearch neither cuts nor folds; what begins a word begins its code.
 * Words keep their diacritics (`exact`), pairs of clusters are folded as everywhere.
 */
export function codedWord({ exact, folded, kind }: Token): string {
  return kind === 'word' ? EXACT_MARK + inLetters(exact) : PAIR_MARK + inLetters(folded);
}

function inLetters(text: string): string {
  return text.replace(/[^a-y0-9]/g, (unit) =>
    unit
      .split('')
      .map((half) => `z${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
