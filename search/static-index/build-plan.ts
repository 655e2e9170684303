import type { SearchableRecords } from '../documents.ts';
import { printOf } from './document-inputs.ts';
import { INDEX_VERSION } from './query/format.ts';
import { type RememberedBuild, recallBuild } from './remembered.ts';
import { assignSlots, cardGroup, pairBucketCount, passageGroup, slotSpace } from './slots.ts';

/** When more than this share of the records is new, building whole is quicker. */
const MAX_FRESH_SHARE = 0.2;

/** What a build does again and what it takes over from the one before. */
export interface BuildPlan {
  key: string;
  /** The build before, or `null`: all is done again. */
  before: RememberedBuild | null;
  /** Every record and its slot, ascending. */
  slots: Map<string, number>;
  /** How many buckets pairs of words fall into. */
  pairBuckets: number;
  /** Records to index; all of them without a build before. */
  fresh: ReadonlySet<string>;
  /** By slot, 1 where the postings of the build before no longer hold. */
  dropped: Uint8Array;
  /** Groups of cards to write again. */
  touchedGroups: ReadonlySet<number>;
  /** Groups of passages to write again. */
  touchedPassages: ReadonlySet<number>;
}

/** Compares `ids` and what their documents are made of with the build before. */
export function planBuild(
  ids: readonly string[],
  {
    records,
    locales,
    folder,
    memory,
  }: {
    records: SearchableRecords;
    locales: readonly string[];
    folder: string;
    memory: { file: string; key: string } | null;
  },
): BuildPlan {
  const space = slotSpace(ids.length);
  const slots = assignSlots(ids);
  const key = JSON.stringify([INDEX_VERSION, memory?.key ?? '', locales, space]);
  const whole: BuildPlan = {
    key,
    before: null,
    slots,
    pairBuckets: pairBucketCount(space),
    fresh: new Set(ids),
    dropped: new Uint8Array(space),
    touchedGroups: new Set(),
    touchedPassages: new Set(),
  };
  const before = memory === null ? null : recallBuild(memory.file, { key, folder });
  if (before === null) return whole;

  const formerSlots = assignSlots(Object.keys(before.documents));
  const fresh = ids.filter((id) => {
    const former = before.documents[id];
    return (
      former === undefined ||
      formerSlots.get(id) !== slots.get(id) ||
      former.print !== printOf(id, former.inputs, records)
    );
  });
  if (fresh.length > ids.length * MAX_FRESH_SHARE) return whole;
  const isFresh = new Set(fresh);
  const dropped = new Uint8Array(space);
  const touched = new Set(fresh.map((id) => slots.get(id) ?? 0));
  for (const [id, slot] of formerSlots) {
    if (slots.has(id) && !isFresh.has(id)) continue;
    dropped[slot] = 1;
    touched.add(slot);
  }
  return {
    key,
    before,
    slots,
    pairBuckets: whole.pairBuckets,
    fresh: isFresh,
    dropped,
    touchedGroups: new Set([...touched].map(cardGroup)),
    touchedPassages: new Set([...touched].map(passageGroup)),
  };
}

/** Every document is as it was in the build before, and none has come or gone. */
export function nothingToDo({ before, fresh, touchedGroups }: BuildPlan): boolean {
  return before !== null && fresh.size === 0 && touchedGroups.size === 0;
}
