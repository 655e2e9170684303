/** Scripts that names here are written in, by ISO 15924 code, each with a letter of it. */
const LETTERS: readonly (readonly [string, RegExp])[] = [
  ['Khmr', /\p{Script=Khmer}/u],
  ['Cham', /\p{Script=Cham}/u],
  ['Tavt', /\p{Script=Tai_Viet}/u],
  ['Laoo', /\p{Script=Lao}/u],
  ['Talu', /\p{Script=New_Tai_Lue}/u],
  ['Yiii', /\p{Script=Yi}/u],
  ['Hmng', /\p{Script=Pahawh_Hmong}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Latn', /\p{Script=Latin}/u],
];

/**
 * The script of a name (ISO 15924): as its language tag says (RFC 5646, `cjm-Cham`), else by its letters, of several
 * the first in the list above; `null` for a text with none of them.
 */
export function scriptOf(lang: string, text: string): string | null {
  const told = /^[a-z]{2,3}(?:-[a-z]{3}){0,3}-([A-Z][a-z]{3})(?:-|$)/.exec(lang)?.[1];
  return told ?? LETTERS.find(([, letter]) => letter.test(text))?.[0] ?? null;
}
