import { createReadStream, statSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder, moveDurably, syncToDisk, writeDurably } from './durable-files.ts';
import { inParallel } from './in-parallel.ts';
import {
  checkByteRange,
  checkObjectKey,
  type ObjectSource,
  type ObjectStat,
  type ObjectStore,
} from './object-store.ts';
import { placeTree } from './place-tree.ts';
import { unfinishedFiles } from './unfinished-files.ts';

/** Where unfinished objects stand; keys cannot reach it, for no segment starts with a dot. */
const UNFINISHED = '.unfinished';
/** From here on files in memory are flushed as a tree. */
const MANY = 32;
/** One disk writes many files with their fsync about eight times as quickly as one after the other. */
const WRITES_AT_ONCE = 16;

/** An ObjectStore in a folder, made when first written to: temp file, fsync, rename, fsync of the folder. */
export function fileObjectStore(folder: string): ObjectStore {
  const root = resolve(folder);
  const pathOf = (key: string): string => {
    checkObjectKey(key);
    return join(root, key);
  };
  const unfinishedPath = unfinishedFiles(join(root, UNFINISHED));

  const statObject = async (key: string): Promise<ObjectStat | null> => {
    const found = await orNull(stat(pathOf(key)));
    return found?.isFile() ? { key, sizeBytes: found.size } : null;
  };

  /** All of `put` but the fsync of the folder. */
  const place = async (key: string, source: ObjectSource): Promise<ObjectStat> => {
    const target = pathOf(key);
    await makeFolder(dirname(target));
    const given = 'path' in source && source.give ? source.path : null;
    if (given === null || !(await moveDurably(given, target))) {
      const unfinished = await unfinishedPath();
      await writeDurably(source, unfinished);
      await rename(unfinished, target);
      if (given !== null) await rm(given);
    }
    return { key, sizeBytes: (await stat(target)).size };
  };

  return {
    async put(key, source) {
      const kept = await place(key, source);
      await syncToDisk(dirname(pathOf(key)));
      return kept;
    },

    async putAll(prefix, sources) {
      const files = [...sources];
      const inMemory = files.flatMap(({ name, source }) =>
        source instanceof Uint8Array ? [{ name, bytes: source }] : [],
      );
      if (files.length >= MANY && inMemory.length === files.length) {
        for (const { name } of files) checkObjectKey(`${prefix}/${name}`);
        await placeTree(inMemory, { hidden: await unfinishedPath(), target: pathOf(prefix) });
        return inMemory.map(({ name, bytes }) => ({
          key: `${prefix}/${name}`,
          sizeBytes: bytes.byteLength,
        }));
      }
      const kept = await inParallel(files, {
        atOnce: WRITES_AT_ONCE,
        act: ({ name, source }) => place(`${prefix}/${name}`, source),
      });
      const folders = new Set(kept.map(({ key }) => dirname(pathOf(key))));
      for (const folder of folders) await syncToDisk(folder);
      return kept;
    },

    async get(key) {
      return (await statObject(key)) && orNull(readFile(pathOf(key)));
    },

    async stream(key, range = { startByte: 0 }) {
      checkByteRange(range);
      const { startByte: start, endByte } = range;
      if (!(await statObject(key))) return null;
      if (start === endByte) return nothing();
      const end = endByte === undefined ? Number.POSITIVE_INFINITY : endByte - 1;
      return createReadStream(pathOf(key), { start, end });
    },

    async has(key) {
      return (await statObject(key)) !== null;
    },

    stat: statObject,

    async missing(expected) {
      const isThere = ({ key, sizeBytes }: ObjectStat): boolean => {
        const found = statSync(pathOf(key), { throwIfNoEntry: false });
        return found?.isFile() === true && found.size === sizeBytes;
      };
      return expected.filter((object) => !isThere(object)).map(({ key }) => key);
    },

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

    async deleteAll(prefix) {
      await orNull(rm(pathOf(prefix), { recursive: true, force: true }));
      const above = dirname(pathOf(prefix));
      if (await orNull(stat(above))) await syncToDisk(above);
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

async function* nothing(): AsyncIterable<Uint8Array> {}

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
