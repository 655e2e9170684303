import { statfs } from 'node:fs/promises';
import { ArchiveError } from '#domain/archive-error.ts';

/** What a person reads when there is no room left; `folder` is where something was to be written. */
export function diskFull(folder: string, cause?: unknown): ArchiveError {
  return new ArchiveError({
    name: 'disk-full',
    what: { vi: `Đĩa đã đầy: ${folder}.`, en: `The disk is full: ${folder}.` },
    hint: {
      vi: 'Giải phóng chỗ rồi chạy lại; những gì đã làm xong vẫn còn.',
      en: 'Free some space and run again; what was finished is kept.',
    },
    cause,
  });
}

const NO_ROOM_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);
/** Primary result codes of SQLite; extended ones hold them in their low byte (https://sqlite.org/rescode.html). */
const SQLITE_FULL = 13;
/** Input or output failed, or a file cannot be opened: SQLite does not always tell why. */
const SQLITE_FAULTS: ReadonlySet<number | null> = new Set([10, 14]);
/** What a database needs to grow at all: its shared memory alone takes 32 KB. */
const LEAST_ROOM_BYTES = 256 * 1024;

/** Does the work; when it fails of a full disk, whoever wrote, it throws `disk-full` with its words. */
export async function sayingDiskFull<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ArchiveError) throw cause;
    if (isDiskFull(cause) || (isDatabaseFault(cause) && (await hasNoRoom(folder)))) {
      throw diskFull(folder, cause);
    }
    throw cause;
  }
}

/** Is a full disk, or a full quota, what a writer failed of? Looks at the causes too. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'disk-full') return true;
  if ('code' in error && NO_ROOM_CODES.has(error.code)) return true;
  return sqliteCode(error) === SQLITE_FULL || isDiskFull(error.cause);
}

/** Did SQLite fail to read or write? */
export function isDatabaseFault(error: unknown): boolean {
  return error instanceof Error && SQLITE_FAULTS.has(sqliteCode(error));
}

function sqliteCode(error: Error): number | null {
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** Is there next to no room left where `folder` lies? */
export async function hasNoRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < LEAST_ROOM_BYTES;
}
