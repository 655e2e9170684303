import type { RecordFiles } from '../drafts/draft.ts';
import { askGit, runGit } from './git.ts';
import { topOf } from './repository.ts';

/** One published version of a record, in the history of a content root. */
export interface Version {
  commit: string;
  root: string;
  isPrivate: boolean;
  /** ISO 8601. */
  at: string;
  author: string;
}

const TEXT_FILE = /\.(?:ya?ml|md|vtt|srt)$/;

/** The published versions of a record, the latest first; those it had in another root too. */
export async function versionsOf(
  folder: string,
  roots: readonly { path: string; private: boolean }[],
): Promise<Version[]> {
  const all: Version[] = [];
  for (const { path, private: isPrivate } of roots) {
    if ((await topOf(path)) === null) continue;
    const args = ['log', '--format=%H%x09%aI%x09%an', '--', folder];
    const { ok, stdout } = await askGit(args, { cwd: path });
    if (!ok) continue;
    for (const line of stdout.split('\n').filter((row) => row !== '')) {
      const [commit = '', at = '', author = ''] = line.split('\t');
      all.push({ commit, root: path, isPrivate, at, author });
    }
  }
  const whole = [];
  for (const version of all) {
    const names = await namesAt(version, folder);
    // A commit that took the record out holds no version of it.
    if (names.length > 0) whole.push(version);
  }
  // Of one second, in the order git has them.
  return whole.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Text files of a record as a version has them. */
export async function filesAt(
  version: Pick<Version, 'commit' | 'root'>,
  folder: string,
): Promise<RecordFiles> {
  const cwd = version.root;
  const files: Record<string, string> = {};
  for (const name of await namesAt(version, folder)) {
    const path = `./${folder.replace(/\/$/, '')}/${name}`;
    files[name] = await runGit(['show', `${version.commit}:${path}`], { cwd });
  }
  return files;
}

async function namesAt(
  { commit, root }: Pick<Version, 'commit' | 'root'>,
  folder: string,
): Promise<string[]> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return [];
  const args = ['ls-tree', '-z', '--name-only', commit, '--', `${folder.replace(/\/$/, '')}/`];
  const { ok, stdout } = await askGit(args, { cwd: root });
  if (!ok) return [];
  return stdout
    .split('\0')
    .map((path) => path.slice(path.lastIndexOf('/') + 1))
    .filter((name) => TEXT_FILE.test(name));
}
