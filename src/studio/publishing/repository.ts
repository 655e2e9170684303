import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ArchiveError } from '#domain/archive-error.ts';
import { askGit, runGit, type Signature } from './git.ts';

export interface RootOptions {
  /** Content roots, absolute. */
  roots: readonly { path: string; private: boolean }[];
  /** Commits what the program does: the archive itself. */
  committer: Signature;
}

/** The git repository that a content root is in. */
export interface Repository {
  root: string;
  top: string;
  /** Of the content root below `top`: empty or `content/`. */
  prefix: string;
  /** Commits what stands in folders of the root; `null` where nothing differs. Others' changes stay as they are. */
  commit(options: {
    folders: readonly string[];
    message: string;
    author: Signature;
  }): Promise<string | null>;
  /** The last commit that touched a folder, `null` before the first. */
  lastOf(folder: string): Promise<string | null>;
}

/**
 * Opens the repository of a content root, and makes one where there is none, with what stands there as
 * its first version. @throws ArchiveError `private-in-public-repository`, `git-refuses`.
 */
export async function openRepository(root: string, options: RootOptions): Promise<Repository> {
  const { roots, committer } = options;
  const above = await topOf(root);
  const found = above !== null && (await isIgnored(realpathSync(root), above)) ? null : above;
  const real = realpathSync(root);
  const isPrivate = roots.some(({ path, private: kept }) => kept && path === root);
  if (isPrivate && found !== null && found !== real) await refuseShared(real, found, roots);
  // A private root within another repository gets one of its own.
  const top = found === null || (isPrivate && found !== real) ? real : found;
  if (top !== found) await runGit(['init', '--quiet', '--initial-branch=main'], { cwd: root });
  const lock = join(
    (await runGit(['rev-parse', '--absolute-git-dir'], { cwd: root })).trim(),
    'index.lock',
  );
  await freeIndex(lock);
  const prefix = (await runGit(['rev-parse', '--show-prefix'], { cwd: root })).trim();
  const hasHead = (await askGit(['rev-parse', '--verify', '--quiet', 'HEAD'], { cwd: top })).ok;
  if (!hasHead) {
    await runGit(['add', '--all', '--', '.'], { cwd: root });
    const message = 'The content as it was found';
    const args = ['commit', '--quiet', '--no-verify', '--allow-empty', '-m', message];
    await runGit(args, { cwd: root, author: committer, committer });
  }

  const lastOf = async (folder: string) => {
    const args = ['log', '-1', '--format=%H', '--', folder];
    return (await runGit(args, { cwd: root })).trim() || null;
  };
  return {
    root,
    top,
    prefix,
    async commit({ folders, message, author }) {
      await freeIndex(lock);
      const touched = [];
      for (const folder of folders) {
        const tracked = await runGit(['ls-files', '--', folder], { cwd: root });
        if (tracked !== '' || existsSync(join(root, folder))) touched.push(folder);
      }
      if (touched.length === 0) return null;
      await runGit(['add', '--all', '--', ...touched], { cwd: root });
      const isSame = await askGit(['diff', '--cached', '--quiet', 'HEAD', '--', ...touched], {
        cwd: root,
      });
      if (isSame.ok) return null;
      const args = ['commit', '--quiet', '--no-verify', '--only', '-m', message, '--', ...touched];
      await runGit(args, { cwd: root, author, committer });
      return (await runGit(['rev-parse', 'HEAD'], { cwd: root })).trim();
    },
    lastOf,
  };
}

/** Top folder of the repository that holds a folder, `null` where there is none. */
export async function topOf(folder: string): Promise<string | null> {
  const { ok, stdout, stderr } = await askGit(['rev-parse', '--show-toplevel'], { cwd: folder });
  if (ok) return stdout.trim();
  if (/not a git repository/.test(stderr)) return null;
  throw gitRefuses(folder, stderr);
}

async function isIgnored(folder: string, top: string): Promise<boolean> {
  return folder !== top && (await askGit(['check-ignore', '--quiet', folder], { cwd: top })).ok;
}

async function refuseShared(root: string, top: string, roots: RootOptions['roots']): Promise<void> {
  const tracked = await runGit(['ls-files', '--', root], { cwd: top });
  const publicTops = await Promise.all(
    roots.filter((one) => !one.private).map(({ path }) => topOf(path)),
  );
  if (tracked === '' || !publicTops.includes(top)) return;
  throw new ArchiveError({
    name: 'private-in-public-repository',
    what: {
      vi: `Thư mục nội dung riêng ${root} nằm chung kho git với nội dung công khai, nên không ghi gì vào đó.`,
      en: `The private content root ${root} is kept in the repository of the public one, so nothing is written there.`,
    },
    hint: {
      vi: 'Người quản trị chuyển nội dung riêng sang một thư mục có kho git của chính nó, rồi sửa contentRoots trong archive.yaml.',
      en: 'An administrator moves the private content to a folder with a repository of its own, and names it in contentRoots of archive.yaml.',
    },
  });
}

const LOCK_WAIT_MS = 10_000;

/** Waits for a git that still works; a lock left behind by one that was killed is taken away. */
async function freeIndex(lock: string): Promise<void> {
  for (let waitedMs = 0; existsSync(lock); waitedMs += 100) {
    const isOld = waitedMs >= LOCK_WAIT_MS || Date.now() - mtimeMs(lock) > LOCK_WAIT_MS;
    if (isOld) rmSync(lock, { force: true });
    else await wait(100);
  }
}

function mtimeMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function gitRefuses(folder: string, words: string): ArchiveError {
  return new ArchiveError({
    name: 'git-refuses',
    what: {
      vi: `Không dùng được git trong ${folder}: ${words.trim()}`,
      en: `git cannot be used in ${folder}: ${words.trim()}`,
    },
    hint: {
      vi: 'Cài git, và để thư mục nội dung thuộc về tài khoản chạy kho; chưa có gì bị thay đổi.',
      en: 'Install git, and let the content root belong to the account that runs the archive; nothing was changed.',
    },
  });
}
