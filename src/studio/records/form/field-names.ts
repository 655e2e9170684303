/**
 * Names of a form's inputs, from those of fields: `v.names.0.text` is the text of the first name.
 *
 * - `has`: the top-level fields the form shows; it says nothing of others;
 * - `v.…`: what was typed;
 * - `r.…`: how many rows a list was shown with;
 * - `x.…`: this row is to go;
 * - `o.…`: where a row is to stand, from 1;
 * - `c.…`: which of several groups was chosen;
 * - `l.…`: the language of words in a language the form did not show.
 */
export const HAS = 'has';
export const valueName = (path: string) => `v.${path}`;
export const rowsName = (path: string) => `r.${path}`;
export const removeName = (path: string) => `x.${path}`;
export const orderName = (path: string) => `o.${path}`;
export const variantName = (path: string) => `c.${path}`;
export const newLanguageName = (path: string) => `l.${path}`;
/** Words in the language that `l.…` names. */
export const newWordsName = (path: string) => `v.${path}.+`;
