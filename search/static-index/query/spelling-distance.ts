/**
 * How far a word is from another, both folded: letters changed, left out, added, or two swapped, each 1
 * (restricted Damerau–Levenshtein). `most` + 1 when it is farther than `most`.
 */
export function spellingDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** What each slip takes off how much a word counts, and what a slip that sounds the same does. */
export const PER_SLIP = 0.45;
export const SAME_SOUND = 0.7;

/** So many slips are forgiven in a word of so many letters. */
export function slipsForgiven(letters: number): number {
  return letters < 3 ? 0 : letters < 7 ? 1 : 2;
}

/** Letters that sound alike to Vietnamese ears, or stand for each other in older and foreign spellings. */
const ALIKE: readonly [RegExp, string][] = [
  [/^r/, 'd'],
  [/ph/g, 'f'],
  [/kh/g, 'k'],
  [/th/g, 't'],
  [/tr/g, 'c'],
  [/ch/g, 'c'],
  [/gi|z/g, 'd'],
  [/[kq]/g, 'c'],
  [/y/g, 'i'],
  [/x/g, 's'],
  [/w/g, 'u'],
  [/j/g, 'i'],
  [/([aeiou])\1/g, '$1'],
  [/nd(?=r)/g, 'n'],
];

/** A word by its sound, roughly; the same for `lithofone` and `lithophone`, `ky` and `ki`. */
export function soundOf(word: string): string {
  return ALIKE.reduce((text, [pattern, letter]) => text.replace(pattern, letter), word);
}

/**
 * What Vietnamese typing leaves when the input method is off: `leex` (Telex) and `le64` (VNI) for `lễ`.
 * `null` when nothing in the word looks so.
 */
export function withoutTypingMethod(folded: string): string | null {
  const bare = folded
    .replace(/[0-9]+/g, '')
    .replace(/dd/g, 'd')
    .replace(/aa/g, 'a')
    .replace(/ee/g, 'e')
    .replace(/oo/g, 'o')
    .replace(/([aou])w/g, '$1')
    .replace(/^([^aeiouy]*[aeiouy]+)([sfrxj])([^aeiouy]*)$/, '$1$3')
    .replace(/^([^aeiouy]*[aeiouy]+[^aeiouy]*)[sfrxj]$/, '$1');
  return bare === folded || bare === '' ? null : bare;
}

/** The letter a word begins with, and those that begin words which sound like it. */
export function firstLettersAlike(word: string): string[] {
  const first = word.slice(0, 1);
  return [...new Set([first, ...(BEGIN_ALIKE.find((each) => each.includes(first)) ?? '')])];
}
const BEGIN_ALIKE = ['ckq', 'dgzr', 'sx', 'iyj', 'pf', 'lmn'];
