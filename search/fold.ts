/**
 * The one normaliser of the search room: what the build does to a text, the query does to what is typed.
 *
 * Only U+0300–036F are taken off, never `\p{M}`: the vowels of Khmer, Cham and Tai Viet are marks too.
 */

/** Soft hyphen, zero-width space and joiners, word joiner, BOM: seen by nobody, typed by chance. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const LATIN_MARKS = /[\u0300-\u036F]/g;
const APOSTROPHES = /['\u2019\u02BC\u2018`]/g;
const PLAIN = /^[a-z0-9]*$/;
/** đ and ƀ: no normalisation takes their stroke off. */
const STROKES = /[\u0111\u0180]/g;

/** Lower case, NFC, diacritics kept: the form in which `án` differs from `an`. */
export function exactForm(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, '')
    .toLowerCase()
    .normalize('NFC');
}

/** The form in which `Êđê`, `ÊĐÊ` and `ede` are the same. Idempotent; equal for NFC and NFD input. */
export function fold(text: string): string {
  const exact = exactForm(text);
  if (PLAIN.test(exact)) return exact;
  return exact
    .normalize('NFD')
    .replace(LATIN_MARKS, '')
    .replace(STROKES, (letter) => (letter === '\u0111' ? 'd' : 'b'))
    .normalize('NFC');
}
