import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { baseEnv } from '#tests/env.ts';
import { libraryPath, unpackDebianPackages } from '#tests/services/debian-packages.ts';

type FoundZzuf = { program: string; libraries: string } | { reason: string };

/** Finds zzuf, which changes bits of files at random, on this machine, or unpacks Debian's. */
export async function findZzuf(): Promise<FoundZzuf> {
  const installed = '/usr/bin/zzuf';
  if (existsSync(installed)) return { program: installed, libraries: '' };
  const unpacked = await unpackDebianPackages('zzuf', ['zzuf']);
  if ('reason' in unpacked) return unpacked;
  const { root } = unpacked;
  return { program: join(root, 'usr/bin/zzuf'), libraries: await libraryPath(root) };
}

/** Writes `from` to `to` with a share `ratio` of its bits changed; the same seed changes the same ones. */
export async function mutate(
  found: FoundZzuf,
  { from, to, seed, ratio }: { from: string; to: string; seed: number; ratio: number },
): Promise<void> {
  if ('reason' in found) throw new Error(found.reason);
  const { stdout } = await execa(found.program, ['-s', `${seed}`, '-r', `${ratio}`], {
    input: await readFile(from),
    encoding: 'buffer',
    env: { ...baseEnv, LD_LIBRARY_PATH: found.libraries },
  });
  await writeFile(to, stdout);
}
