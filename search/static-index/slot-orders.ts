import type { BuildPlan } from './build-plan.ts';
import { readIndexFile } from './payload-file.ts';
import { HASH_LENGTH, type OrderDirectory, orderDirectoryPath, orderPath } from './query/format.ts';
import { decodeRun } from './query/order.ts';
import type { RememberedBuild } from './remembered.ts';

export type SlotOrder = (a: number, b: number) => number;

/** By title, then by slot. */
export function byTitle(
  titles: ReadonlyMap<number, string>,
  compare: (a: string, b: string) => number,
): SlotOrder {
  return (a, b) => compare(titles.get(a) ?? '', titles.get(b) ?? '') || a - b;
}

/** The latest first, those without a date last, then by slot. */
export function byDate(dates: ReadonlyMap<number, string | null>): SlotOrder {
  return (a, b) => {
    const [first, second] = [dates.get(a) ?? '', dates.get(b) ?? ''];
    if (first === second) return a - b;
    return first < second ? 1 : -1;
  };
}

/** All slots in order; with a build before, its order with what is fresh put into its place. */
export function orderSlots(
  plan: BuildPlan,
  { before, order }: { before: readonly number[] | null; order: SlotOrder },
): number[] {
  if (before === null) return [...plan.slots.values()].sort(order);
  const fresh = [...plan.fresh].map((id) => plan.slots.get(id) ?? 0).sort(order);
  const kept = before.filter((slot) => plan.dropped[slot] !== 1);
  const merged: number[] = [];
  let next = 0;
  for (const slot of fresh) {
    const at = placeOf(kept, slot, { from: next, order });
    for (; next < at; next += 1) merged.push(kept[next] ?? 0);
    merged.push(slot);
  }
  return [...merged, ...kept.slice(next)];
}

function placeOf(
  sorted: readonly number[],
  slot: number,
  { from, order }: { from: number; order: SlotOrder },
): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(sorted[middle] ?? 0, slot) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order that the build before wrote, whole. */
export function standingOrder(
  before: RememberedBuild,
  { folder, by }: { folder: string; by: string },
): number[] {
  const hash = by === 'date' ? before.dates : (before.cards[by]?.names ?? '');
  const read = (path: string) => readIndexFile(folder, path);
  const json = new TextDecoder().decode(read(orderDirectoryPath(by, hash)));
  const { runs } = JSON.parse(json) as OrderDirectory;
  const slots: number[] = [];
  for (let at = 0; at < runs.length; at += HASH_LENGTH) {
    slots.push(...decodeRun(read(orderPath(by, runs.slice(at, at + HASH_LENGTH)))));
  }
  return slots;
}
