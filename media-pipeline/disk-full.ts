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
/** Primary result code of SQLite; extended ones hold it in their low byte (https://sqlite.org/rescode.html). */
const SQLITE_FULL = 13;

/** Does the work; when it fails of a full disk, whoever wrote, it throws `disk-full` with its words. */
export async function sayingDiskFull<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ArchiveError || !isDiskFull(cause)) throw cause;
    throw diskFull(folder, cause);
  }
}

/** Is a full disk, or a full quota, what a writer failed of? Looks at the causes too. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'disk-full') return true;
  if ('code' in error && NO_ROOM_CODES.has(error.code)) return true;
  if ('errcode' in error && typeof error.errcode === 'number') {
    if ((error.errcode & 0xff) === SQLITE_FULL) return true;
  }
  return isDiskFull(error.cause);
}
