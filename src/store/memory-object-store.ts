import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkObjectKey, type ObjectSource, type ObjectStore } from './object-store.ts';

/** An ObjectStore that lives as long as the process: for tests and trials. */
export function memoryObjectStore(): ObjectStore {
  const objects = new Map<string, Uint8Array>();
  const read = (key: string): Uint8Array | null => {
    checkObjectKey(key);
    return objects.get(key) ?? null;
  };
  return {
    async put(key, source) {
      checkObjectKey(key);
      const bytes = await gather(source);
      objects.set(key, bytes);
      return { key, sizeBytes: bytes.byteLength };
    },
    get: async (key) => read(key),
    async stream(key) {
      const bytes = read(key);
      return bytes && pieces(bytes);
    },
    has: async (key) => read(key) !== null,
    async stat(key) {
      const bytes = read(key);
      return bytes && { key, sizeBytes: bytes.byteLength };
    },
    async list(prefix) {
      if (prefix !== '') checkObjectKey(prefix);
      return [...objects]
        .filter(([key]) => prefix === '' || key === prefix || key.startsWith(`${prefix}/`))
        .map(([key, bytes]) => ({ key, sizeBytes: bytes.byteLength }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    async delete(key) {
      checkObjectKey(key);
      return objects.delete(key);
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
  if ('path' in source) return readFile(source.path);
  const gathered: Uint8Array[] = [];
  for await (const piece of source) gathered.push(piece);
  return Buffer.concat(gathered);
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
