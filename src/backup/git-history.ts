import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { execa } from 'execa';
import { ArchiveError } from '#domain/archive-error.ts';

/** Hooks and helpers of a repository are somebody's programs: none of them runs here. */
const QUIET = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'];

export interface GitHistory {
  /** Folder of the repository's work tree. */
  top: string;
  refs: string;
  branch: string | null;
}

const git = (folder: string, args: readonly string[]) =>
  execa('git', [...QUIET, '-C', folder, ...args], { env: { LC_ALL: 'C' }, reject: false });

/**
 * The repository a folder is in, `null` where it is in none or where nothing was committed yet.
 * @throws ArchiveError `backup-git`.
 */
export async function findHistory(folder: string): Promise<GitHistory | null> {
  const top = await git(folder, ['rev-parse', '--show-toplevel']);
  if (top.exitCode !== 0) {
    if (top.stderr.includes('not a git repository')) return null;
    throw gitFailed(folder, top.stderr);
  }
  // A repository that ignores the folder keeps no history of it.
  const ignored = await git(folder, ['check-ignore', '--quiet', '.']);
  if (ignored.exitCode === 0) return null;
  const refs = await git(top.stdout, ['show-ref', '--head']);
  if (refs.stdout === '') return null;
  const branch = await git(top.stdout, ['symbolic-ref', '--short', 'HEAD']);
  return {
    top: top.stdout,
    refs: createHash('sha256').update(refs.stdout).digest('hex'),
    branch: branch.exitCode === 0 ? branch.stdout : null,
  };
}

/** Writes all branches and tags with all they lead to, safe beside somebody who commits. */
export async function writeBundle(top: string, file: string): Promise<void> {
  const made = await git(top, ['bundle', 'create', file, '--all', 'HEAD']);
  if (made.exitCode !== 0) throw gitFailed(top, made.stderr);
}

/** Makes `folder` a repository with that history; no file beside `.git` is touched. */
export async function restoreHistory(
  folder: string,
  bundle: string,
  branch: string | null,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const steps = [
    ['init', '--quiet', ...(branch === null ? [] : [`--initial-branch=${branch}`])],
    ['fetch', '--quiet', '--update-head-ok', bundle, '+refs/*:refs/*'],
    ...(branch === null ? [['fetch', '--quiet', bundle, 'HEAD']] : []),
    branch === null ? ['update-ref', '--no-deref', 'HEAD', 'FETCH_HEAD'] : ['read-tree', 'HEAD'],
  ];
  for (const step of steps) {
    const done = await git(folder, step);
    if (done.exitCode !== 0) throw gitFailed(folder, done.stderr);
  }
}

function gitFailed(folder: string, reason: string): ArchiveError {
  return new ArchiveError({
    name: 'backup-git',
    what: {
      vi: `git không đọc được lịch sử của ${folder}: ${reason}`,
      en: `git cannot read the history of ${folder}: ${reason}`,
    },
    hint: {
      vi: 'Chạy bằng đúng người dùng sở hữu thư mục ấy, và kiểm tra git đã cài.',
      en: 'Run as the user who owns that folder, and see that git is installed.',
    },
  });
}
