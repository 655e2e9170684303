import { exactForm, fold } from './fold.ts';

/** `pair`: two neighbouring clusters or Han characters; `last`: the final one of its run, alone. */
type TokenKind = 'word' | 'pair' | 'last';

/** A unit of matching, with its place (UTF-16 offsets) in the text it was cut from. */
export interface Token {
  exact: string;
  folded: string;
  start: number;
  end: number;
  kind: TokenKind;
}

/**
 * Cuts a text into tokens: words where a script spaces them; in Khmer, Cham, Tai Viet and Han, which
 * do not, overlapping pairs of clusters. A run of one cluster gives that cluster. With `lastAlone` each
 * run gives its final cluster too, so that an index answers it (others begin a pair and match as prefixes).
 */
export function tokenise(text: string, { lastAlone = false } = {}): Token[] {
  const tokens: Token[] = [];
  cutTokens(text, lastAlone, (start, end, kind) => {
    const exact = exactForm(text.slice(start, end));
    const folded = fold(exact);
    if (folded !== '') tokens.push({ exact, folded, start, end, kind });
  });
  return tokens;
}

/** The places of the tokens of a text (see tokenise), without their forms: for the build, which remembers those. */
export function cutTokens(
  text: string,
  lastAlone: boolean,
  emit: (start: number, end: number, kind: TokenKind) => void,
): void {
  let at = 0;
  while (at < text.length) {
    const group = groupAt(text, at);
    const start = at;
    let end = at + unitsAt(text, at);
    at = end;
    // A mark after no letter belongs to what was passed over: ≭ is one sign or a sign and a mark.
    if (group <= INNER || (group === SPACED && /\p{M}/u.test(text.slice(start, end)))) continue;
    for (; at < text.length; at += unitsAt(text, at)) {
      const next = groupAt(text, at);
      if (next === group) end = at + unitsAt(text, at);
      // An apostrophe or a zero-width space inside a word is of the word; at its end it is not.
      else if (next !== INNER) break;
    }
    if (group === SPACED) emit(start, end, 'word');
    else cutPairs(text.slice(start, end), start, lastAlone, emit);
  }
}

// How a character behaves: 0 is "not yet known" in `groups`.
const GAP = 1;
const INNER = 2;
const SPACED = 3;
const KHMER = 4;
const CHAM = 5;
const TAI_VIET = 6;
const HAN = 7;
const groups = new Uint8Array(0x10000);

/** How the character at `at` behaves; remembered per character. */
function groupAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xe000) return groupOf(text.codePointAt(at) ?? 0);
  const known = groups[unit] ?? 0;
  if (known !== 0) return known;
  const group = groupOf(unit);
  groups[unit] = group;
  return group;
}

function groupOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (WITHIN_WORD.test(character)) return INNER;
  if (!/[\p{L}\p{M}\p{N}]/u.test(character)) return GAP;
  if (codePoint >= 0x1780 && codePoint <= 0x17ff) return KHMER;
  if (codePoint >= 0xaa00 && codePoint <= 0xaa5f) return CHAM;
  if (codePoint >= 0xaa80 && codePoint <= 0xaadf) return TAI_VIET;
  return /\p{Script=Han}/u.test(character) ? HAN : SPACED;
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** What may stand inside a word unseen or unheard: apostrophes, zero-width characters. */
const WITHIN = "'’ʼ‘`\\u00AD\\u200B-\\u200D\\u2060\\uFEFF";
const KHMER_CLUSTER = `[\\u1780-\\u17B3](?:\\u17D2[\\u1780-\\u17B3]|[\\u17B4-\\u17D3\\u17DD${WITHIN}])*`;
const CHAM_CLUSTER = `[\\uAA00-\\uAA28][\\uAA29-\\uAA36\\uAA40-\\uAA4D${WITHIN}]*`;
/** Five Tai Viet vowels stand before the consonant they are sounded after. */
const TAI_VIET_CLUSTER = `[\\uAAB5\\uAAB6\\uAAB9\\uAABB\\uAABC]?[\\uAA80-\\uAAAF][\\uAAB0-\\uAAB4\\uAAB7\\uAAB8\\uAABA\\uAABD-\\uAAC2${WITHIN}]*`;
/** Orthographic clusters: a base letter with everything written around it; a Han character. */
const CLUSTER = new RegExp(
  `${KHMER_CLUSTER}|${CHAM_CLUSTER}|${TAI_VIET_CLUSTER}|.[${WITHIN}]*`,
  'gsu',
);
const WITHIN_WORD = new RegExp(`[${WITHIN}]`);

function cutPairs(
  run: string,
  start: number,
  lastAlone: boolean,
  emit: (start: number, end: number, kind: TokenKind) => void,
): void {
  const clusters = run.match(CLUSTER) ?? [];
  let at = start;
  for (const [i, cluster] of clusters.entries()) {
    const next = clusters[i + 1];
    if (next !== undefined) emit(at, at + cluster.length + next.length, 'pair');
    else if (i === 0 || lastAlone) emit(at, at + cluster.length, 'last');
    at += cluster.length;
  }
}
