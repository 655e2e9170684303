import { createHash } from 'node:crypto';
import { CARD_GROUP, PASSAGE_GROUP } from './query/format.ts';

/** Slots per record, at least: enough that ids seldom meet, few enough that postings stay short. */
const ROOM = 4;

/** How many slots there are for so many records: a power of two. */
export function slotSpace(records: number): number {
  let space = 64;
  while (space < records * ROOM) space *= 2;
  return space;
}

/**
 * A number for every id, below a power of two ≥ 4 × ids: from the id's hash, the next free one where two
 * meet. A record more or less so leaves the numbers of the others, and the shards without it, as they are
 * (except when the power of two changes). Slots ascend in the answer.
 */
export function assignSlots(ids: readonly string[]): Map<string, number> {
  const space = slotSpace(ids.length);
  const taken = new Set<number>();
  const slots: [string, number][] = [];
  for (const id of [...ids].sort()) {
    let slot = createHash('sha256').update(id).digest().readUInt32BE() % space;
    while (taken.has(slot)) slot = (slot + 1) % space;
    taken.add(slot);
    slots.push([id, slot]);
  }
  return new Map(slots.sort(([, a], [, b]) => a - b));
}

/** A card file spans 32 slots: 4 to 8 cards. */
export const CARD_SHIFT = 5;

/** The group of card files that a slot's card stands in. */
export function cardGroup(slot: number): number {
  return Math.floor((slot >> CARD_SHIFT) / CARD_GROUP);
}

/** A file of passages spans 16 slots: 2 to 4 records. */
export const PASSAGE_SHIFT = 4;

/** The group of passage files that a slot's passages stand in. */
export function passageGroup(slot: number): number {
  return Math.floor((slot >> PASSAGE_SHIFT) / PASSAGE_GROUP);
}

/** How many groups the slots of a build lie in. */
export function groupCount(
  slots: ReadonlyMap<string, number>,
  groupOf: (slot: number) => number,
): number {
  const last = [...slots.values()].pop();
  return last === undefined ? 0 : groupOf(last) + 1;
}

/** So many buckets that a list of pairs stays short, and that there are not more lists than pairs. */
export function pairBucketCount(space: number): number {
  return Math.min(2 ** 18, space);
}
