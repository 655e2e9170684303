import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  checkObjectKey,
  type ObjectSource,
  type ObjectStat,
  type ObjectStore,
} from './object-store.ts';

/** Where unfinished objects stand; keys cannot reach it, for no segment starts with a dot. */
const UNFINISHED = '.unfinished';

/** An ObjectStore in a folder, made when first written to: temp file, fsync, rename, fsync of the folder. */
export function fileObjectStore(folder: string): ObjectStore {
  const root = resolve(folder);
  const pathOf = (key: string): string => {
    checkObjectKey(key);
    return join(root, key);
  };
  let unfinishedCount = 0;
  let swept: Promise<void> | undefined;
  const unfinishedPath = async (): Promise<string> => {
    swept ??= sweepDead(join(root, UNFINISHED));
    await swept;
    return join(root, UNFINISHED, `${process.pid}.${unfinishedCount++}`);
  };

  const statObject = async (key: string): Promise<ObjectStat | null> => {
    const found = await orNull(stat(pathOf(key)));
    return found?.isFile() ? { key, sizeBytes: found.size } : null;
  };

  return {
    async put(key, source) {
      const target = pathOf(key);
      const unfinished = await unfinishedPath();
      await mkdir(dirname(target), { recursive: true });
      try {
        await write(source, unfinished);
        await syncToDisk(unfinished);
        await rename(unfinished, target);
      } catch (cause) {
        await rm(unfinished, { force: true });
        throw cause;
      }
      await syncToDisk(dirname(target));
      return { key, sizeBytes: (await stat(target)).size };
    },

    async get(key) {
      return (await statObject(key)) && orNull(readFile(pathOf(key)));
    },

    async stream(key) {
      return (await statObject(key)) && createReadStream(pathOf(key));
    },

    async has(key) {
      return (await statObject(key)) !== null;
    },

    stat: statObject,

    async list(prefix) {
      if (prefix !== '') checkObjectKey(prefix);
      const itself = prefix === '' ? null : await statObject(prefix);
      const found = itself ? [itself] : await walk(root, prefix);
      return found.sort((a, b) => (a.key < b.key ? -1 : 1));
    },

    async delete(key) {
      if (!(await statObject(key))) return false;
      await rm(pathOf(key));
      await syncToDisk(dirname(pathOf(key)));
      return true;
    },

    async linkTo(key, path) {
      if (!(await statObject(key))) return false;
      await mkdir(dirname(path), { recursive: true });
      const unfinished = `${path}.${process.pid}.unfinished`;
      await rm(unfinished, { force: true });
      try {
        await link(pathOf(key), unfinished);
      } catch {
        await copyFile(pathOf(key), unfinished);
      }
      await rename(unfinished, path);
      // Renaming one hard link of a file over another does nothing, and leaves the first name (POSIX).
      await rm(unfinished, { force: true });
      return true;
    },
  };
}

/** Makes the folder of unfinished objects, and throws away what killed processes left in it. */
async function sweepDead(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const pid = Number.parseInt(name, 10);
    if (pid !== process.pid && !isRunning(pid)) await rm(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function write(source: ObjectSource, path: string): Promise<void> {
  const from =
    source instanceof Uint8Array
      ? [source]
      : 'path' in source
        ? createReadStream(source.path)
        : source;
  await pipeline(from, createWriteStream(path));
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function walk(root: string, prefix: string): Promise<ObjectStat[]> {
  const entries = await orNull(readdir(join(root, prefix), { withFileTypes: true }));
  const found: ObjectStat[] = [];
  for (const entry of entries ?? []) {
    if (entry.name.startsWith('.')) continue;
    const key = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await walk(root, key)));
    else if (entry.isFile()) {
      found.push({ key, sizeBytes: (await stat(join(root, key))).size });
    }
  }
  return found;
}

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
