/** A run of words that stayed, was taken out, or came in. */
export interface WordRun {
  kind: 'same' | 'out' | 'in';
  text: string;
}

/**
 * Words, spaces and marks; in scripts that write no spaces, syllables (Khmer, Tai Viet, Cham) and
 * characters (Han), never less than what is read as one.
 */
const PIECES =
  /[\u1780-\u17B3](?:\u17D2[\u1780-\u17B3]|[\u17B4-\u17D1\u17D3\u17DD])*|[\uAA80-\uAADF\uAA00-\uAA5F]\p{M}*|\p{Script=Han}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\s+|[^\s]/gu;
/** Beyond that many comparisons, what lies between the same ends counts as replaced whole. */
const MOST_COMPARED = 4_000_000;

/** What changed between two texts, word by word. */
export function compareWords(before: string, after: string): WordRun[] {
  const a: string[] = before.match(PIECES) ?? [];
  const b: string[] = after.match(PIECES) ?? [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1;
  }
  const runs: WordRun[] = [];
  add(runs, 'same', a.slice(0, start));
  const [out, into] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (out.length * into.length > MOST_COMPARED) {
    add(runs, 'out', out);
    add(runs, 'in', into);
  } else align(runs, out, into);
  add(runs, 'same', a.slice(a.length - end));
  return runs;
}

/** Longest common subsequence, read off from its table. */
function align(runs: WordRun[], a: readonly string[], b: readonly string[]): void {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(runs, 'same', [a[i] ?? '']);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      add(runs, 'out', [a[i] ?? '']);
      i += 1;
    } else {
      add(runs, 'in', [b[j] ?? '']);
      j += 1;
    }
  }
}

function add(runs: WordRun[], kind: WordRun['kind'], pieces: readonly string[]): void {
  if (pieces.length === 0) return;
  const last = runs.at(-1);
  if (last?.kind === kind) last.text += pieces.join('');
  else runs.push({ kind, text: pieces.join('') });
}
