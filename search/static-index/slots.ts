import { createHash } from 'node:crypto';

/** Slots per record, at least: enough that ids seldom meet, few enough that postings stay short. */
const ROOM = 4;

/**
 * A number for every id, below a power of two ≥ 4 × ids: from the id's hash, the next free one where two
 * meet. A record more or less so leaves the numbers of the others, and the shards without it, as they are
 * (except when the power of two changes). Slots ascend in the answer.
 */
export function assignSlots(ids: readonly string[]): Map<string, number> {
  let space = 64;
  while (space < ids.length * ROOM) space *= 2;
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
