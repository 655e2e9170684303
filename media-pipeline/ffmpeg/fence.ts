import { isAbsolute } from 'node:path';
import { readCommand } from './read-command.ts';

/** What keeps a tool that reads files from outside in its place. */
export interface Fence {
  /** Stands first: the tool dies with us and may not take all memory. Empty where util-linux is absent. */
  limits: readonly string[];
  /** Is bubblewrap there and allowed? Then the tool sees no network, and of the disk its one file. */
  sandbox: boolean;
}

export interface Inside {
  program: string;
  /** Absolute path of the file that is read. */
  source: string;
  /** Absolute path of the folder that is written to, if any. */
  writableFolder?: string | undefined;
}

const MEMORY_LIMIT_BYTES = 6 * 1024 ** 3;
const LIMITS = [
  ['setpriv', '--pdeathsig', 'KILL'],
  ['prlimit', `--as=${MEMORY_LIMIT_BYTES}`, '--core=0'],
];

/** Tries once what this machine has; `program` is the tool that will run inside. */
export async function findFence(program: string): Promise<Fence> {
  const [sandboxed, ...limited] = await Promise.all([
    readCommand([...sandboxArgv({ program, source: '/dev/null' }), program, '-version']),
    ...LIMITS.map((argv) => readCommand([...argv, 'true'])),
  ]);
  return {
    limits: LIMITS.filter((_, index) => limited[index] !== null).flat(),
    sandbox: sandboxed !== null,
  };
}

/** What stands before the command. */
export function fenceArgv({ limits, sandbox }: Fence, inside: Inside): string[] {
  return [...limits, ...(sandbox ? sandboxArgv(inside) : [])];
}

function sandboxArgv({ program, source, writableFolder }: Inside): string[] {
  return [
    ...['bwrap', '--unshare-all', '--die-with-parent', '--new-session', '--chdir', '/'],
    ...['--ro-bind', '/usr', '/usr', '--symlink', 'usr/bin', '/bin'],
    ...['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    // The loader's cache, and the choice of BLAS that Debian's ffmpeg is linked through.
    ...['/etc/ld.so.cache', '/etc/alternatives'].flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp'],
    ...(isAbsolute(program) ? ['--ro-bind-try', program, program] : []),
    ...(source === '/dev/null' ? [] : ['--ro-bind', source, source]),
    ...(writableFolder === undefined ? [] : ['--bind', writableFolder, writableFolder]),
  ];
}
