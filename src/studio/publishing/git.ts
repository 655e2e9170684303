import { execa } from 'execa';

/** Who a commit is by. */
export interface Signature {
  name: string;
  email: string;
}

export interface GitOptions {
  /** Folder to work in. */
  cwd: string;
  input?: string | Uint8Array;
  author?: Signature;
  committer?: Signature;
}

export interface GitAnswer {
  ok: boolean;
  stdout: string;
  stderr: string;
}

/** Neither hooks, signing nor watchers of the machine take part; paths are named as they are written. */
const SETTINGS = [
  'core.hooksPath=/dev/null',
  'commit.gpgSign=false',
  'tag.gpgSign=false',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'core.autocrlf=false',
  'core.fsync=committed,loose-object,reference',
  'gc.auto=0',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting]);

/** Runs git with these arguments; whether it said yes is part of the answer. */
export async function askGit(args: readonly string[], options: GitOptions): Promise<GitAnswer> {
  const { cwd, input = '', author, committer } = options;
  const { failed, stdout, stderr } = await execa('git', [...SETTINGS, ...args], {
    cwd,
    input,
    reject: false,
    stripFinalNewline: false,
    maxBuffer: 1024 ** 3,
    env: {
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      // Of a hook that the archive may have been started from.
      GIT_DIR: undefined,
      GIT_INDEX_FILE: undefined,
      GIT_WORK_TREE: undefined,
      ...(author && { GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email }),
      ...(committer && {
        GIT_COMMITTER_NAME: committer.name,
        GIT_COMMITTER_EMAIL: committer.email,
      }),
    },
  });
  return { ok: !failed, stdout, stderr };
}

/** What git prints. @throws where it says no, with its words. */
export async function runGit(args: readonly string[], options: GitOptions): Promise<string> {
  const { ok, stdout, stderr } = await askGit(args, options);
  if (!ok) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}
