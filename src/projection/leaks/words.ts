/** Words this long are rare enough that one found only in restricted records gives them away. */
const SHORTEST_WORD = 8;

/** The long words of a text, lower case, without the diacritics of Latin letters: as a search index may hold them. */
export function ownWordsOf(text: string): string[] {
  return (bareLetters(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter(
    (word) => word.length >= SHORTEST_WORD && !/^\p{N}+$/u.test(word),
  );
}

/** Lower case without U+0300–036F, `đ` and `ƀ` bare. */
export function bareLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('ƀ', 'b')
    .normalize('NFC');
}
