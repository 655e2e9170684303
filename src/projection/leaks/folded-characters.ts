/**
 * What the scanner takes two texts to have in common: NFC, lower case, white space folded, straight
 * quotes and hyphens, and nothing that no reader sees. One UTF-16 unit maps to one, or to none.
 */

/** A character that is dropped: soft hyphen, zero-width space (Khmer has one between words), BOM. */
const DROPPED = 0;
export const SPACE = 32;

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u02bc]/;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e]/;
const DASHES = /[\u2010-\u2015\u2212]/;

function foldUnit(unit: number): number {
  const character = String.fromCharCode(unit);
  if (INVISIBLE.test(character)) return DROPPED;
  if (/\s/.test(character) || unit === 0) return SPACE;
  if (SINGLE_QUOTES.test(character)) return 39;
  if (DOUBLE_QUOTES.test(character)) return 34;
  if (DASHES.test(character)) return 45;
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

const FOLDED = Uint16Array.from({ length: 0x10000 }, (_, unit) => foldUnit(unit));

/** Letters and digits of scripts that put spaces between words; Khmer, Cham and Han have no such edge. */
const SPACED_WORD =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{Script=Inherited}]/u;
const IN_WORD = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  SPACED_WORD.test(String.fromCharCode(unit)) ? 1 : 0,
);

/** The folded form of one UTF-16 unit, 0 when it is dropped. */
export function foldedUnit(unit: number): number {
  return FOLDED[unit] ?? unit;
}

export function isInWord(unit: number): boolean {
  return IN_WORD[unit] === 1;
}

/** NFC, which the unit table cannot do; free for text that is already so. */
export function composed(text: string): string {
  return /[\u0300-\uffff]/.test(text) ? text.normalize('NFC') : text;
}

/** A whole text as the scanner compares it, spaces at its ends taken off. */
export function foldText(text: string): string {
  const source = composed(text);
  const folded = new Uint16Array(source.length);
  let length = 0;
  let last = SPACE;
  for (let index = 0; index < source.length; index += 1) {
    const unit = foldedUnit(source.charCodeAt(index));
    if (unit === DROPPED || (unit === SPACE && last === SPACE)) continue;
    folded[length] = unit;
    length += 1;
    last = unit;
  }
  if (length > 0 && last === SPACE) length -= 1;
  return Buffer.from(folded.buffer, 0, length * 2).toString('utf16le');
}
