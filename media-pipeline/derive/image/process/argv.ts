import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { readCommand } from '../../../fenced/read-command.ts';
import { imageProgram } from './program.ts';

/** Where the process looks for packages; with bubblewrap they are all it sees of the project. */
export const ROOT = join(import.meta.dirname, '../../../..');
const PACKAGES = join(ROOT, 'node_modules');
/** Room for 100 megapixels that must be turned, in any form but AVIF, whose decoder takes 19 bytes a pixel. */
const MEMORY_BYTES = 2 * 1024 ** 3;

const KILLED_WITH_US = ['setpriv', '--pdeathsig', 'KILL'];
// Not --as: Node and WebAssembly reserve addresses they never use. No file may grow: it writes none.
const LIMITED = ['prlimit', `--data=${MEMORY_BYTES}`, '--fsize=0', '--core=0'];

function sandboxed(): string[] {
  return [
    ...['bwrap', '--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...['--ro-bind', '/usr', '/usr', '--symlink', 'usr/bin', '/bin'],
    ...['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    ...['--ro-bind-try', '/etc/ld.so.cache', '/etc/ld.so.cache'],
    ...['--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp'],
    ...['--ro-bind', realpathSync(PACKAGES), PACKAGES, '--chdir', ROOT],
    ...['--ro-bind', process.execPath, process.execPath],
  ];
}

/** What stands before node; tried once, for what is absent on this machine is left out. */
async function findFenceArgv(): Promise<string[]> {
  const bubblewrap = sandboxed();
  const [killed, limited, sandbox] = await Promise.all([
    readCommand([...KILLED_WITH_US, 'true']),
    readCommand([...LIMITED, 'true']),
    readCommand([...bubblewrap, process.execPath, '--version']),
  ]);
  return [
    ...(killed === null ? [] : KILLED_WITH_US),
    ...(limited === null ? [] : LIMITED),
    ...(sandbox === null ? [] : bubblewrap),
  ];
}

let fence: Promise<string[]> | undefined;

/** The whole command of the process, to be run in `ROOT`. */
export async function imageProcessArgv(): Promise<string[]> {
  fence ??= findFenceArgv();
  const [fenceArgv, program] = await Promise.all([fence, imageProgram()]);
  return [...fenceArgv, process.execPath, '--input-type=module', '--eval', program];
}
