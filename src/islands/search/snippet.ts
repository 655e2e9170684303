import type { Stretch } from '#search/static-index/query/highlight.ts';

const MOST = 160;
/** So much stands before the first matched word, and so far a cut may move to fall between words. */
const BEFORE = 40;
const TO_A_SPACE = 20;

/** The part of a text, about 160 characters, in which most of the matched words stand. */
export function snippetOf(stretches: readonly Stretch[]): Stretch[] {
  const text = stretches.map((stretch) => stretch.text).join('');
  if (text.length <= MOST + TO_A_SPACE) return [...stretches];
  const from = Math.max(0, bestStart(stretches) - BEFORE);
  const start = from === 0 ? 0 : cutAfter(text, from);
  const end = start + MOST >= text.length ? text.length : cutBefore(text, start + MOST);
  const kept: Stretch[] = [];
  let at = 0;
  for (const { text: part, matched } of stretches) {
    const inside = part.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (inside !== '') kept.push({ text: inside, matched });
    at += part.length;
  }
  if (start > 0) kept.unshift({ text: '… ', matched: false });
  if (end < text.length) kept.push({ text: ' …', matched: false });
  return kept;
}

/** Where the matched stretch begins after which the most matched letters stand. */
function bestStart(stretches: readonly Stretch[]): number {
  const marks: { start: number; length: number }[] = [];
  let at = 0;
  for (const { text, matched } of stretches) {
    if (matched) marks.push({ start: at, length: text.length });
    at += text.length;
  }
  let best = 0;
  let most = 0;
  for (const { start } of marks) {
    const letters = marks.reduce(
      (sum, mark) =>
        mark.start >= start && mark.start + mark.length <= start + MOST - BEFORE
          ? sum + mark.length
          : sum,
      0,
    );
    if (letters > most) [best, most] = [start, letters];
  }
  return best;
}

function cutAfter(text: string, at: number): number {
  const space = text.slice(at, at + TO_A_SPACE).search(/\s/);
  return space === -1 ? betweenLetters(text, at) : at + space + 1;
}

function cutBefore(text: string, at: number): number {
  const spaces = [...text.slice(at - TO_A_SPACE, at + 1).matchAll(/\s/g)];
  const last = spaces[spaces.length - 1]?.index;
  return last === undefined ? betweenLetters(text, at) : at - TO_A_SPACE + last;
}

/** Khmer, Cham, Tai Viet and Han have no spaces to cut at: a letter keeps what is written around it. */
function betweenLetters(text: string, at: number): number {
  let cut = at;
  while (
    cut > 0 &&
    (/^[\p{M}\u200B-\u200D\uDC00-\uDFFF]/u.test(text.slice(cut)) || isBound(text, cut))
  )
    cut -= 1;
  return cut;
}

/** After the sign that puts a consonant below, or a vowel written before its consonant. */
function isBound(text: string, at: number): boolean {
  return /[\u17D2\uAAB5\uAAB6\uAAB9\uAABB\uAABC\uD800-\uDBFF]/.test(text.charAt(at - 1));
}
