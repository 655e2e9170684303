import { tokenise } from './tokens.ts';

/** A name and its language (BCP 47). */
export interface WrittenName {
  text: string;
  lang: string;
}

/**
 * Titles as they read where somebody or something in them goes by another name: with the names `Xtiêng` and
 * `Stieng` of a people, of `Lễ mừng lúa mới của người Xtiêng` also `Lễ mừng lúa mới của người Stieng`.
 * `others`: the names of each of those around it; the longest that a title holds is the one replaced.
 */
export function underOtherNames(
  titles: readonly WrittenName[],
  others: readonly (readonly WrittenName[])[],
): WrittenName[] {
  const found = new Map<string, WrittenName>();
  for (const title of titles) {
    const words = ` ${wordsOf(title.text)} `;
    for (const names of others) {
      const held = names
        .map(({ text }) => wordsOf(text))
        .filter((name) => name !== '' && standsIn(words, name))
        .sort((a, b) => b.length - a.length)[0];
      if (held === undefined) continue;
      for (const { text, lang } of names) {
        const name = wordsOf(text);
        if (name === '' || words.includes(` ${name} `)) continue;
        const written = words.replace(` ${held} `, () => ` ${name} `).trim();
        found.set(written, { text: written, lang });
      }
    }
  }
  return [...found.values()];
}

/** A short name of one word is also the beginning of others (Mường Bi, Lào Cai): it must be told as one, or end the title. */
function standsIn(words: string, name: string): boolean {
  if (!words.includes(` ${name} `)) return false;
  if (name.includes(' ') || name.length > MOST_LETTERS_ALIKE) return true;
  return (
    words.endsWith(` ${name} `) || TOLD_AS_NAME.test(words.slice(0, words.indexOf(` ${name} `)))
  );
}
const MOST_LETTERS_ALIKE = 5;
const TOLD_AS_NAME = / (?:người|tộc|the)$/u;

/** As it is compared: the words apart, in lower case, with their diacritics. */
function wordsOf(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const words = tokenise(text)
    .filter(({ kind }) => kind === 'word')
    .map(({ exact }) => exact)
    .join(' ');
  if (remembered.size > MOST_REMEMBERED) remembered.clear();
  remembered.set(text, words);
  return words;
}
const remembered = new Map<string, string>();
/** Names of peoples, places and terms come again with every record of theirs. */
const MOST_REMEMBERED = 5_000;
