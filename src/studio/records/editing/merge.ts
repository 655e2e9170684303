import { mergeParagraphs } from './merge-paragraphs.ts';
import { isMapping, isSame } from './same.ts';

export type ValuePath = readonly (string | number)[];

/** Two people changed the same thing from `base`, each to something else. `undefined`: it is not there. */
export interface Collision {
  path: ValuePath;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Key of a text's body in the value of its file (record-value.ts). */
export const BODY = 'body';

export interface Merged {
  /** Both changes; where they collide, `theirs`. */
  value: unknown;
  collisions: Collision[];
}

/**
 * Puts together what two people made of the same value. Mappings merge key by key; lists of plain values
 * by what was added and taken away; other lists row by row while their length is the same; the body of a
 * text paragraph by paragraph.
 */
export function merge(base: unknown, mine: unknown, theirs: unknown, path: ValuePath = []): Merged {
  if (isSame(mine, base) || isSame(mine, theirs)) return { value: theirs, collisions: [] };
  if (isSame(theirs, base)) return { value: mine, collisions: [] };
  if (isMapping(mine) && isMapping(theirs)) {
    const from = isMapping(base) ? base : {};
    const value: Record<string, unknown> = {};
    const collisions: Collision[] = [];
    for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
      const merged = merge(from[key], mine[key], theirs[key], [...path, key]);
      if (merged.value !== undefined) value[key] = merged.value;
      collisions.push(...merged.collisions);
    }
    return { value, collisions };
  }
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    if (isPlainSet(base) && isPlainSet(mine) && isPlainSet(theirs)) {
      return { value: mergeSets(base, mine, theirs), collisions: [] };
    }
    if (base.length === mine.length && base.length === theirs.length) {
      const rows = base.map((row, index) =>
        merge(row, mine[index], theirs[index], [...path, index]),
      );
      return {
        value: rows.map(({ value }) => value),
        collisions: rows.flatMap(({ collisions }) => collisions),
      };
    }
  }
  if (path.at(-1) === BODY && [base, mine, theirs].every((text) => typeof text === 'string')) {
    const value = mergeParagraphs(String(base), String(mine), String(theirs));
    if (value !== null) return { value, collisions: [] };
  }
  return { value: theirs, collisions: [{ path, base, mine, theirs }] };
}

/** Plain values, none of them twice: what stands in them is all they say. */
function isPlainSet(list: readonly unknown[]): boolean {
  return new Set(list).size === list.length && list.every((item) => typeof item !== 'object');
}

function mergeSets(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): unknown[] {
  const removed = new Set(base.filter((item) => !mine.includes(item)));
  const added = mine.filter((item) => !base.includes(item) && !theirs.includes(item));
  return [...theirs.filter((item) => !removed.has(item)), ...added];
}
