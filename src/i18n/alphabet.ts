import { LOCALE_FILES } from './locale-files.ts';

export type Order = (a: string, b: string) => number;

/** How the order of a locale's lists is known. */
export type OrderSource = 'collator' | 'stated' | 'vietnamese';

/**
 * `Intl.Collator` silently takes the process's own locale for a language it does not know; it is used
 * only where it does. Elsewhere the alphabet that the locale file states; without one, the Vietnamese.
 */
export function orderSource(locale: string): OrderSource {
  if (Intl.Collator.supportedLocalesOf([locale]).length > 0) return 'collator';
  return LOCALE_FILES[locale]?.locale.alphabet === undefined ? 'vietnamese' : 'stated';
}

/** The order of a locale's lists, the same on every machine. */
export function orderFor(locale: string): Order {
  const alphabet = LOCALE_FILES[locale]?.locale.alphabet;
  if (orderSource(locale) === 'stated' && alphabet !== undefined) return statedOrder(alphabet);
  return new Intl.Collator(orderSource(locale) === 'collator' ? locale : 'vi').compare;
}

/** Order by an alphabet of letters of one or more characters; signs outside it come after, as Unicode has them. */
export function statedOrder(alphabet: readonly string[]): Order {
  const rank = new Map(alphabet.map((letter, index) => [letter.normalize('NFC'), index]));
  const longest = Math.max(1, ...alphabet.map((letter) => letter.length));
  const ranks = (text: string): number[] => {
    const plain = text.normalize('NFC').toLowerCase();
    const found: number[] = [];
    for (let at = 0; at < plain.length; ) {
      let length = Math.min(longest, plain.length - at);
      while (length > 1 && !rank.has(plain.slice(at, at + length))) length -= 1;
      const letter = plain.slice(at, at + length);
      found.push(rank.get(letter) ?? alphabet.length + (letter.codePointAt(0) ?? 0));
      at += length;
    }
    return found;
  };
  return (a, b) => {
    const first = ranks(a);
    const second = ranks(b);
    for (let at = 0; at < Math.min(first.length, second.length); at += 1) {
      const difference = (first[at] ?? 0) - (second[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return first.length - second.length;
  };
}

/** What is wrong with a stated alphabet: letters twice, or not composed (NFC), or not in lower case. */
export function alphabetFaults(alphabet: readonly string[]): string[] {
  return alphabet.filter(
    (letter, index) =>
      letter === '' ||
      alphabet.indexOf(letter) !== index ||
      letter.normalize('NFC') !== letter ||
      letter.toLowerCase() !== letter,
  );
}
