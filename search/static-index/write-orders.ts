import { hashOf, type IndexFiles } from './index-files.ts';
import { orderDirectoryPath, orderPath } from './query/format.ts';
import { encodeRun } from './query/order.ts';

/** A run ends after a slot whose mixed bits end so: on average every 2,048th, wherever others come or go. */
const RUN_MASK = 2047;

/** Writes slots in the order given, in runs; answers the hash of the directory that leads to them. */
export function writeOrder(files: IndexFiles, by: string, slots: readonly number[]): string {
  let runs = '';
  let start = 0;
  for (let at = 0; at < slots.length; at += 1) {
    const isEnd = (mixed(slots[at] ?? 0) & RUN_MASK) === 0 || at === slots.length - 1;
    if (!isEnd) continue;
    const run = encodeRun(slots.slice(start, at + 1));
    const hash = hashOf(run);
    files.put(orderPath(by, hash), run);
    runs += hash;
    start = at + 1;
  }
  const json = JSON.stringify({ runs });
  const hash = hashOf(json);
  files.put(orderDirectoryPath(by, hash), json);
  return hash;
}

function mixed(slot: number): number {
  const once = Math.imul(slot ^ (slot >>> 15), 0x2c1b3c6d);
  return (once ^ (once >>> 12)) >>> 0;
}
