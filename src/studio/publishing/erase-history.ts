import { execa } from 'execa';
import { ArchiveError } from '#domain/archive-error.ts';
import { askGit, runGit } from './git.ts';
import { topOf } from './repository.ts';
import { withoutFolders } from './without-folders.ts';

export interface ErasedHistory {
  /** Top folder of the repository. */
  top: string;
  commits: number;
  /** Entries of trees taken out. */
  taken: number;
  /** Objects that held what stood in the folder, and are there no more. */
  objectsGone: number;
  /** Still there, because another path holds the very same bytes. */
  objectsElsewhere: string[];
  /** Places that may hold the old history: remotes, clones, stashes. */
  copies: string[];
}

/**
 * Takes a folder of a content root out of every commit of its repository, and the objects with it; all
 * other files, messages, names and dates stay as they are. Commits get new names. `null` where the root is
 * no repository. May be run again after it was killed. @throws ArchiveError `history-not-on-a-branch`.
 */
export async function eraseFromHistory(
  root: string,
  folder: string,
): Promise<ErasedHistory | null> {
  const top = await topOf(root);
  if (top === null) return null;
  const git = (...args: string[]) => runGit(args, { cwd: top });
  if (!(await askGit(['symbolic-ref', '--quiet', 'HEAD'], { cwd: top })).ok) throw notOnBranch(top);
  const prefix = (await runGit(['rev-parse', '--show-prefix'], { cwd: root })).trim();
  const path = `${prefix}${folder.replace(/\/$/, '')}/`;
  const held = await objectsUnder(top, path);
  await git('rm', '-r', '--quiet', '--cached', '--ignore-unmatch', '--', path);

  const exported = await execa(
    'git',
    [
      ...['-c', 'core.quotePath=false', 'fast-export', '--all', '--no-data', '--reencode=no'],
      ...['--signed-tags=strip', '--tag-of-filtered-object=rewrite', '--use-done-feature'],
    ],
    { cwd: top, encoding: 'buffer', stripFinalNewline: false, maxBuffer: 4 * 1024 ** 3 },
  );
  const { stream, taken } = withoutFolders(Buffer.from(exported.stdout), [path]);
  if (taken > 0) {
    await runGit(['fast-import', '--force', '--quiet', '--done'], { cwd: top, input: stream });
    await askGit(['update-ref', '-d', 'ORIG_HEAD'], { cwd: top });
    await askGit(['update-ref', '-d', 'FETCH_HEAD'], { cwd: top });
    const refs = (await git('for-each-ref', '--format=%(refname)')).split('\n');
    const notStashes = refs.filter((ref) => ref !== '' && ref !== 'refs/stash');
    await git('reflog', 'expire', '--expire=now', '--expire-unreachable=now', 'HEAD');
    for (const ref of notStashes) {
      await askGit(['reflog', 'expire', '--expire=now', '--expire-unreachable=now', ref], {
        cwd: top,
      });
    }
  }
  await git('gc', '--quiet', '--prune=now');
  const left = await stillThere(top, held);
  return {
    top,
    commits: Number(await git('rev-list', '--all', '--count')),
    taken,
    objectsGone: held.length - left.length,
    objectsElsewhere: left,
    copies: await copiesOf(top),
  };
}

/** Files and folders that ever stood below a path, in commits and in what their refs stood at before. */
async function objectsUnder(top: string, path: string): Promise<string[]> {
  const listed = await runGit(['rev-list', '--all', '--reflog', '--objects', '--', path], {
    cwd: top,
  });
  const ids = listed.split('\n').flatMap((line) => {
    const space = line.indexOf(' ');
    return space > 0 && line.slice(space + 1).startsWith(path) ? [line.slice(0, space)] : [];
  });
  return [...new Set(ids)];
}

async function stillThere(top: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const input = `${ids.join('\n')}\n`;
  const answer = await runGit(['cat-file', '--batch-check'], { cwd: top, input });
  return answer
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith(' missing'))
    .map((line) => line.split(' ')[0] ?? '');
}

async function copiesOf(top: string): Promise<string[]> {
  const remotes = (await runGit(['remote', '--verbose'], { cwd: top })).split('\n');
  const fetched = remotes.filter((line) => line.endsWith('(fetch)'));
  const trees = (await runGit(['worktree', 'list', '--porcelain'], { cwd: top })).split('\n');
  const others = trees.filter((line) => line.startsWith('worktree ')).slice(1);
  const stash = await askGit(['rev-parse', '--verify', '--quiet', 'refs/stash'], { cwd: top });
  return [
    ...fetched.map((line) => line.replace(/\s+\(fetch\)$/, '').replace(/\s+/, ': ')),
    ...others,
    ...(stash.ok ? ['git stash'] : []),
  ];
}

function notOnBranch(top: string): ArchiveError {
  return new ArchiveError({
    name: 'history-not-on-a-branch',
    what: {
      vi: `Kho git ${top} không đứng trên một nhánh nào, nên chưa xoá gì khỏi lịch sử.`,
      en: `The repository ${top} is not on a branch, so nothing was erased from its history.`,
    },
    hint: {
      vi: 'Chạy "git switch main" ở đó rồi chạy lại.',
      en: 'Run "git switch main" there, then again.',
    },
  });
}
