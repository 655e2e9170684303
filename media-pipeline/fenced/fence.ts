import { isAbsolute } from 'node:path';
import { readCommand } from './read-command.ts';

/** What this machine has to keep a tool that reads files from outside in its place. */
export interface Fence {
  /** util-linux's setpriv: the tool dies with us. */
  diesWithUs: boolean;
  /** util-linux's prlimit: the tool may not take all memory, time and disk. */
  limits: boolean;
  /** Is bubblewrap there and allowed? Then the tool sees no network, and of the disk its one file. */
  sandbox: boolean;
}

/** No fence at all: only for tests, and where nothing of it is installed. */
export const NO_FENCE: Fence = { diesWithUs: false, limits: false, sandbox: false };

/** What one run of a tool may take; the kernel holds it to it. */
export interface Limits {
  cpuSeconds: number;
  memoryBytes: number;
  /** Of each file it writes. */
  fileBytes: number;
}

export interface Inside {
  program: string;
  /** Absolute path of the file that is read. */
  source: string;
  /** Absolute path of the folder that is written to, if any. */
  writableFolder?: string | undefined;
  limits: Limits;
}

const KILLED_WITH_US = ['setpriv', '--pdeathsig', 'KILL'];
const ANY_LIMITS: Limits = { cpuSeconds: 60, memoryBytes: 2 ** 32, fileBytes: 2 ** 30 };
/** Of the sandbox's own /tmp, in memory. */
const SCRATCH_BYTES = 64 * 1024 ** 2;

/** Tries once what this machine has, with a command that any working copy of the tool ends well. */
export async function findFence(
  trial: readonly [program: string, ...rest: string[]],
): Promise<Fence> {
  const inside = { program: trial[0], source: '/dev/null', limits: ANY_LIMITS };
  const tried = await Promise.all([
    readCommand([...KILLED_WITH_US, 'true']),
    readCommand([...limitArgv(ANY_LIMITS), 'true']),
    readCommand([...sandboxArgv(inside), ...trial]),
  ]);
  const [diesWithUs = false, limits = false, sandbox = false] = tried.map((said) => said !== null);
  return { diesWithUs, limits, sandbox };
}

/** What stands before the command. */
export function fenceArgv({ diesWithUs, limits, sandbox }: Fence, inside: Inside): string[] {
  return [
    // Bubblewrap sees to it itself.
    ...(diesWithUs && !sandbox ? KILLED_WITH_US : []),
    ...(limits ? limitArgv(inside.limits) : []),
    ...(sandbox ? sandboxArgv(inside) : []),
  ];
}

function limitArgv({ cpuSeconds, memoryBytes, fileBytes }: Limits): string[] {
  return [
    'prlimit',
    `--as=${memoryBytes}`,
    `--cpu=${Math.ceil(cpuSeconds)}`,
    `--fsize=${fileBytes}`,
    '--core=0',
  ];
}

function sandboxArgv({ program, source, writableFolder }: Inside): string[] {
  return [
    ...['bwrap', '--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...['--ro-bind', '/usr', '/usr', '--symlink', 'usr/bin', '/bin', '--chdir', '/'],
    ...['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    // The loader's cache, the choice of BLAS that Debian's ffmpeg is linked through, poppler's fonts.
    ...['/etc/ld.so.cache', '/etc/alternatives', '/etc/fonts', '/var/cache/fontconfig'].flatMap(
      (path) => ['--ro-bind-try', path, path],
    ),
    ...['--dev', '/dev', '--proc', '/proc', '--size', `${SCRATCH_BYTES}`, '--tmpfs', '/tmp'],
    ...(isAbsolute(program) ? ['--ro-bind-try', program, program] : []),
    ...(source === '/dev/null' ? [] : ['--ro-bind', source, source]),
    ...(writableFolder === undefined ? [] : ['--bind', writableFolder, writableFolder]),
  ];
}
