export interface Sized {
  key: string;
  sizeBytes: number;
}

/**
 * Cuts items sorted by key (UTF-16 order) into runs of at most `maxBytes`, where they can be cut: a binary trie over the
 * bits of the keys, split while a branch is too large. Where a run ends hangs on the keys in its own
 * branch alone, so one record more or less moves no boundary but those beside its words. Equal keys stay together.
 */
export function partition<T extends Sized>(items: readonly T[], maxBytes: number): T[][] {
  const before = [0];
  for (const { sizeBytes } of items) before.push((before.at(-1) ?? 0) + sizeBytes);
  const runs: T[][] = [];
  const pending: [number, number][] = items.length === 0 ? [] : [[0, items.length]];
  for (;;) {
    const range = pending.pop();
    if (range === undefined) return runs;
    const [start, end] = range;
    const size = (before[end] ?? 0) - (before[start] ?? 0);
    const first = items[start]?.key ?? '';
    const last = items[end - 1]?.key ?? '';
    if (size <= maxBytes || first === last) runs.push(items.slice(start, end));
    else {
      const cut = branchAt(items, start, end);
      pending.push([cut, end], [start, cut]);
    }
  }
}

/** The first item on the far side of the highest bit in which the first and last key differ. */
function branchAt(items: readonly Sized[], start: number, end: number): number {
  const first = items[start]?.key ?? '';
  const last = items[end - 1]?.key ?? '';
  let unit = 0;
  while (unitAt(first, unit) === unitAt(last, unit)) unit += 1;
  const bit = 31 - Math.clz32(unitAt(first, unit) ^ unitAt(last, unit));
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((unitAt(items[middle]?.key ?? '', unit) >> bit) & 1) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** UTF-16 unit plus one; 0 past the end, so that a key sorts before its extensions. */
function unitAt(key: string, index: number): number {
  return index < key.length ? key.charCodeAt(index) + 1 : 0;
}

/** The shortest string above `before` and not above `after`, for `before` < `after`. */
export function separator(before: string, after: string): string {
  let shared = 0;
  while (shared < before.length && before[shared] === after[shared]) shared += 1;
  return after.slice(0, shared + 1);
}
