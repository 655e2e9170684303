import { ArchiveError } from '#domain/archive-error.ts';
import { isDatabaseFault, isDiskFull } from '../disk-full.ts';

/** What the operating system says when the machine, not a file from outside, is at fault (errno.h). */
const CODES: ReadonlySet<unknown> = new Set([
  ...['EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'ESTALE'],
]);

/** Would the next file fail of it as well? Then working on is of no use. */
export function isFaultOfMachine(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof ArchiveError || isDiskFull(error) || isDatabaseFault(error)) return true;
  return ('code' in error && CODES.has(error.code)) || isFaultOfMachine(error.cause);
}
