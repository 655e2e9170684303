import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ObjectSource } from './object-store.ts';

/** Waits until the file or folder is on the disk, not only in memory. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it, on the disk when it resolves. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncToDisk(dirname(made));
  }
}

/** Writes the bytes to `path`, on the disk when it resolves; nothing stays there when it rejects. */
export async function writeDurably(source: ObjectSource, path: string): Promise<void> {
  try {
    if (source instanceof Uint8Array) {
      await writeFile(path, source, { flush: true });
      return;
    }
    const from = 'path' in source ? createReadStream(source.path) : source;
    await pipeline(from, createWriteStream(path, { flush: true }));
  } catch (cause) {
    await rm(path, { force: true });
    throw cause;
  }
}

/** Moves a file, its bytes on the disk first; `false`, and nothing is moved, where only a copy can do it. */
export async function moveDurably(from: string, to: string): Promise<boolean> {
  if (!(await lstat(from)).isFile()) return false;
  await syncToDisk(from);
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EXDEV') return false;
    throw error;
  }
}
