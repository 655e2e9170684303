import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { readCommand } from '../../../fenced/read-command.ts';

const ROOT = join(import.meta.dirname, '../../../..');
/** What the process is made of; with bubblewrap it sees nothing else of the disk. */
const PROGRAM = ['package.json', 'node_modules', 'media-pipeline', 'src/domain'];
/** Room for 100 megapixels that must be turned, in any form but AVIF, whose decoder takes 19 bytes a pixel. */
const MEMORY_BYTES = 2 * 1024 ** 3;

const KILLED_WITH_US = ['setpriv', '--pdeathsig', 'KILL'];
// Not --as: Node and WebAssembly reserve addresses they never use. No file may grow: it writes none.
const LIMITED = ['prlimit', `--data=${MEMORY_BYTES}`, '--fsize=0', '--core=0'];

function sandboxed(): string[] {
  const bound = PROGRAM.flatMap((name) => {
    const path = join(ROOT, name);
    return ['--ro-bind', realpathSync(path), path];
  });
  return [
    ...['bwrap', '--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...['--chdir', '/', '--ro-bind', '/usr', '/usr', '--symlink', 'usr/bin', '/bin'],
    ...['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    ...['--ro-bind-try', '/etc/ld.so.cache', '/etc/ld.so.cache'],
    ...['--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp'],
    ...bound,
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

/** The whole command of the process. */
export async function imageProcessArgv(): Promise<string[]> {
  fence ??= findFenceArgv();
  return [...(await fence), process.execPath, join(import.meta.dirname, 'main.ts')];
}
