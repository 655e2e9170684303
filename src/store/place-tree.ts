import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder, syncToDisk } from './durable-files.ts';

export interface TreeFile {
  /** Below the folder; `/`-separated. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Puts many small files into a folder, on the disk when it resolves. They are written where nobody looks,
 * flushed all at once, and moved as a whole: a file system flushes a tree of hundreds of files and folders
 * far more cheaply than one by one. What has the same name is replaced; the rest of the folder stays.
 */
export async function placeTree(
  files: readonly TreeFile[],
  { hidden, target }: { hidden: string; target: string },
): Promise<void> {
  try {
    const made = new Set<string>();
    for (const { name, bytes } of files) {
      const path = join(hidden, name);
      const folder = dirname(path);
      if (!made.has(folder)) mkdirSync(folder, { recursive: true });
      made.add(folder);
      writeFileSync(path, bytes);
    }
    await syncTree(hidden);
    await makeFolder(dirname(target));
    await moveInto(hidden, target);
  } finally {
    await rm(hidden, { recursive: true, force: true });
  }
}

/** Waits until all below a folder is on the disk: by syncfs(2), or where there is no program for it one by one. */
export async function syncTree(folder: string, program = 'sync'): Promise<void> {
  try {
    await promisify(execFile)(program, ['-f', folder]);
  } catch {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) await syncToDisk(join(entry.parentPath, entry.name));
    await syncToDisk(folder);
  }
}

async function moveInto(from: string, to: string): Promise<void> {
  if (await isFolder(to)) {
    if (!(await isFolder(from))) throw new Error(`${to} is a folder`);
    for (const name of await readdir(from)) await moveInto(join(from, name), join(to, name));
    return;
  }
  await rename(from, to);
  await syncToDisk(dirname(to));
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
