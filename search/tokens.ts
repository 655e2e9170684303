import { exactForm, fold } from './fold.ts';

/** A unit of matching, with its place (UTF-16 offsets) in the text it was cut from. */
export interface Token {
  exact: string;
  folded: string;
  start: number;
  end: number;
  /** `pair`: two neighbouring clusters or Han characters; `last`: the final one of its run, alone. */
  kind: 'word' | 'pair' | 'last';
}

const WORD = /[\p{L}\p{M}\p{N}](?:['’ʼ‘`\u00AD\u200B-\u200D\u2060\uFEFF]*[\p{L}\p{M}\p{N}])*/gu;
const UNSPACED = /[\u1780-\u17FF\uAA00-\uAA5F\uAA80-\uAADF\p{Script=Han}]/u;

const KHMER =
  '[\\u1780-\\u17B3](?:\\u17D2[\\u1780-\\u17B3]|[\\u17B4-\\u17D3\\u17DD\\u200B-\\u200D])*';
const CHAM = '[\\uAA00-\\uAA28](?:[\\uAA29-\\uAA36\\uAA40-\\uAA4D\\u200B-\\u200D])*';
const TAI_VIET =
  '[\\uAAB5\\uAAB6\\uAAB9\\uAABB\\uAABC]?[\\uAA80-\\uAAAF][\\uAAB0-\\uAAB4\\uAAB7\\uAAB8\\uAABA\\uAABD-\\uAAC2\\u200B-\\u200D]*';
const STRAY = '[\\u1780-\\u17FF\\uAA00-\\uAA5F\\uAA80-\\uAADF]';
const HAN = '\\p{Script=Han}[\\u200B-\\u200D]*';
/** Runs of one unspaced script, or of anything else. */
const RUN = new RegExp(
  `([\\u1780-\\u17FF\\u200B-\\u200D]+|[\\uAA00-\\uAA5F\\u200B-\\u200D]+|[\\uAA80-\\uAADF\\u200B-\\u200D]+|(?:${HAN})+)|[^\\u1780-\\u17FF\\uAA00-\\uAA5F\\uAA80-\\uAADF\\p{Script=Han}]+`,
  'gu',
);
/** Orthographic clusters: a base letter with everything written around it. */
const CLUSTER = new RegExp(`${KHMER}|${CHAM}|${TAI_VIET}|${HAN}|${STRAY}`, 'gu');

/**
 * Cuts a text into tokens: words where a script spaces them; in Khmer, Cham, Tai Viet and Han, which
 * do not, overlapping pairs of clusters. A run of one cluster gives that cluster. With `lastAlone` each
 * run gives its final cluster too, so that an index answers it (others begin a pair and match as prefixes).
 */
export function tokenise(text: string, { lastAlone = false } = {}): Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (UNSPACED.test(word)) {
      for (const run of word.matchAll(RUN)) {
        if (run[1] === undefined) push(tokens, 'word', text, index + run.index, run[0].length);
        else pushPairs(tokens, { text, run: run[0], start: index + run.index, lastAlone });
      }
    } else push(tokens, 'word', text, index, word.length);
  }
  return tokens;
}

function pushPairs(
  tokens: Token[],
  { text, run, start, lastAlone }: { text: string; run: string; start: number; lastAlone: boolean },
): void {
  const clusters = [...run.matchAll(CLUSTER)];
  for (const [i, cluster] of clusters.entries()) {
    const next = clusters[i + 1];
    const at = start + cluster.index;
    if (next !== undefined)
      push(tokens, 'pair', text, at, next.index + next[0].length - cluster.index);
    else if (i === 0 || lastAlone) push(tokens, 'last', text, at, cluster[0].length);
  }
}

function push(
  tokens: Token[],
  kind: Token['kind'],
  text: string,
  start: number,
  length: number,
): void {
  const exact = exactForm(text.slice(start, start + length));
  const folded = fold(exact);
  if (folded !== '') tokens.push({ exact, folded, start, end: start + length, kind });
}
