import type { Stats } from 'node:fs';

/** What tells that a file is the one read before: size in bytes, times in milliseconds, inode. */
export type Stamp = [sizeBytes: number, mtimeMs: number, ctimeMs: number, inode: number];

/** File systems keep time in ticks of up to this many milliseconds (Linux: a jiffy; 10 ms at most). */
const TICK_MS = 20;

/**
 * The stamp of a file about to be read. One changed within a tick of `startMs` (the same file system's
 * clock) could change again without showing it, so its stamp matches nothing and it is read again next time.
 */
export function toStamp(stats: Stats, startMs: number): Stamp {
  const settled = stats.ctimeMs < startMs - TICK_MS;
  return [settled ? stats.size : -1, stats.mtimeMs, stats.ctimeMs, stats.ino];
}

export function matchesStamp(stats: Stats, stamp: Stamp): boolean {
  return (
    stats.size === stamp[0] &&
    stats.mtimeMs === stamp[1] &&
    stats.ctimeMs === stamp[2] &&
    stats.ino === stamp[3]
  );
}
