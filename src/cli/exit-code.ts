import { ArchiveError } from '#domain/archive-error.ts';

const NOT_UNDERSTOOD = 2;
const USAGE = ['bad-option', 'media-unknown', 'file-unreadable', 'argument-missing'];

/** How a command ends that threw: with 2 where it was called in a way that makes no sense, else with 1. */
export function exitCodeOf(error: unknown): number {
  const isUsage =
    error instanceof ArchiveError
      ? USAGE.includes(error.name)
      : error instanceof Error && error.name === 'CLIError';
  return isUsage ? NOT_UNDERSTOOD : 1;
}
