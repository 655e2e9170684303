import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/debian-services');

/**
 * Unpacks Debian packages and what they need that this machine lacks into a folder of their own, once,
 * and gives the folder. Nothing is installed: no service starts, nothing outside the folder changes, and
 * root is not needed. A reason, in words, where it cannot be done.
 */
export async function unpackDebianPackages(
  name: string,
  packages: readonly string[],
): Promise<{ root: string } | { reason: string }> {
  const root = join(CACHE, name);
  if (existsSync(root)) return { root };
  await mkdir(CACHE, { recursive: true });
  const scratch = await mkdtemp(join(CACHE, 'unfinished-'));
  try {
    const downloads = join(scratch, 'downloads');
    const unpacked = join(scratch, 'root');
    await mkdir(downloads);
    await mkdir(unpacked);
    await download(packages, downloads).catch(async () => {
      await execa('/usr/bin/apt-get', ['update', '--quiet']);
      await download(packages, downloads);
    });
    for (const file of await readdir(downloads)) {
      await execa('/usr/bin/dpkg-deb', ['--extract', join(downloads, file), unpacked]);
    }
    // Another test file may have been quicker.
    await rename(unpacked, root).catch((fault) => {
      if (!existsSync(root)) throw fault;
    });
    return { root };
  } catch (fault) {
    const [why] = fault instanceof Error ? fault.message.split('\n') : [];
    return { reason: `${packages.join(', ')} cannot be had from apt here (${why})` };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function download(packages: readonly string[], folder: string): Promise<void> {
  const { stdout } = await execa('/usr/bin/apt-get', [
    '--simulate',
    '--no-install-recommends',
    'install',
    ...packages,
  ]);
  const missing = [...stdout.matchAll(/^Inst (\S+)/gm)].map(([, missed = '']) => missed);
  if (missing.length === 0) throw new Error('they are installed, though not found');
  const options = ['download', '--quiet', '-o', 'APT::Sandbox::User=root'];
  await execa('/usr/bin/apt-get', [...options, ...missing], { cwd: folder });
}

/** Where the shared libraries of unpacked packages lie, for LD_LIBRARY_PATH. */
export async function libraryPath(root: string): Promise<string> {
  const lib = join(root, 'usr/lib');
  const entries = existsSync(lib) ? await readdir(lib) : [];
  const triplets = entries.filter((entry) => entry.endsWith('-linux-gnu'));
  return [lib, ...triplets.map((triplet) => join(lib, triplet))].join(':');
}
