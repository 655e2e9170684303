import type { IndexFiles } from './index-files.ts';
import { HASH_LENGTH } from './query/format.ts';

export interface GroupWriter<T> {
  /** What belongs to a slot; slots ascend. Of a group that is not touched nothing is to be added. */
  add(slot: number, item: T): void;
  /** The hashes of all groups, written together. */
  finish(): string;
}

/**
 * Writes what belongs to slots, group by group as soon as one is whole; groups that are not touched stay
 * as they are under the hash they had.
 */
export function groupWriter<T>(
  files: IndexFiles,
  {
    groups,
    groupOf,
    touched,
    standing,
    folder,
    write,
  }: {
    /** How many groups there are. */
    groups: number;
    groupOf: (slot: number) => number;
    /** `null`: all are. */
    touched: ReadonlySet<number> | null;
    /** The hashes of the build before. */
    standing: string;
    folder: (hash: string) => string;
    /** Writes a group and answers its hash. */
    write: (items: readonly [slot: number, item: T][]) => string;
  },
): GroupWriter<T> {
  let hashes = '';
  let current = 0;
  let held: [number, T][] = [];

  function close(): void {
    const kept = standing.slice(current * HASH_LENGTH, (current + 1) * HASH_LENGTH);
    if (kept !== '' && touched?.has(current) === false) {
      files.keep(folder(kept));
      hashes += kept;
    } else hashes += write(held);
    held = [];
    current += 1;
  }

  return {
    add(slot, item) {
      while (current < groupOf(slot)) close();
      held.push([slot, item]);
    },
    finish() {
      while (current < groups) close();
      return hashes;
    },
  };
}
