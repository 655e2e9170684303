import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  checkByteRange,
  checkObjectKey,
  type ObjectSource,
  type ObjectStat,
  type ObjectStore,
} from './object-store.ts';

/** An ObjectStore that lives as long as the process: for tests and trials. */
export function memoryObjectStore(): ObjectStore {
  const objects = new Map<string, Uint8Array>();
  const read = (key: string): Uint8Array | null => {
    checkObjectKey(key);
    return objects.get(key) ?? null;
  };
  const keysBelow = (prefix: string): string[] => {
    if (prefix !== '') checkObjectKey(prefix);
    return [...objects.keys()]
      .filter((key) => prefix === '' || key === prefix || key.startsWith(`${prefix}/`))
      .sort();
  };
  const put = async (key: string, source: ObjectSource): Promise<ObjectStat> => {
    checkObjectKey(key);
    const bytes = await gather(source);
    objects.set(key, bytes);
    return { key, sizeBytes: bytes.byteLength };
  };
  return {
    put,
    putAll: (prefix, files) =>
      Promise.all(Array.from(files, ({ name, source }) => put(`${prefix}/${name}`, source))),
    get: async (key) => read(key),
    async stream(key, range = { startByte: 0 }) {
      checkByteRange(range);
      const bytes = read(key);
      return bytes && pieces(bytes.subarray(range.startByte, range.endByte));
    },
    has: async (key) => read(key) !== null,
    async stat(key) {
      const bytes = read(key);
      return bytes && { key, sizeBytes: bytes.byteLength };
    },
    async missing(expected) {
      const isThere = ({ key, sizeBytes }: ObjectStat) => read(key)?.byteLength === sizeBytes;
      return expected.filter((object) => !isThere(object)).map(({ key }) => key);
    },
    async list(prefix) {
      return keysBelow(prefix).map((key) => ({ key, sizeBytes: read(key)?.byteLength ?? 0 }));
    },
    async delete(key) {
      checkObjectKey(key);
      return objects.delete(key);
    },
    async deleteAll(prefix) {
      checkObjectKey(prefix);
      for (const key of keysBelow(prefix)) objects.delete(key);
    },
    async linkTo(key, path) {
      const bytes = read(key);
      if (!bytes) return false;
      await mkdir(dirname(path), { recursive: true });
      const unfinished = `${path}.${process.pid}.unfinished`;
      await writeFile(unfinished, bytes);
      await rename(unfinished, path);
      return true;
    },
  };
}

async function gather(source: ObjectSource): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return Uint8Array.from(source);
  if ('path' in source) {
    const bytes = await readFile(source.path);
    if (source.give) await rm(source.path);
    return bytes;
  }
  const gathered: Uint8Array[] = [];
  for await (const piece of source) gathered.push(piece);
  return Buffer.concat(gathered);
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
