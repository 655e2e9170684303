import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { HASH_LENGTH, INDEX_VERSION, REGISTER } from './query/format.ts';

/** Where the header of a gzip file says on which system it was made (RFC 1952, §2.3.1) and "unknown". */
const GZIP_SYSTEM = { at: 9, unknown: 255 };
const MAX_PENDING = 32;
const compress = promisify(gzip);

type Content = Uint8Array | string;

/** The files of one build: content-hashed, written only when new, the stale ones removed at the end. */
export interface IndexFiles {
  /** Sees to it that `content` stands at `path`, which must say its hash. Waits only when much is pending. */
  put(path: string, content: Content): Promise<void>;
  /** Keeps the files of the build before whose paths begin with `prefix`. */
  keep(prefix: string): void;
  /** Waits for what is pending and removes what this build did not put; answers what stands, sorted by path. */
  finish(): Promise<{ path: string; sizeBytes: number }[]>;
}

/** HASH_LENGTH hex digits for some content, of this version of the format. */
export function hashOf(...contents: Content[]): string {
  const hash = createHash('sha256').update(`${INDEX_VERSION}\n`);
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

/** Writes under `<folder>/search/`, where the files of `before` stand. */
export function indexFiles(
  folder: string,
  before: readonly { path: string; sizeBytes: number }[],
): IndexFiles {
  const standing = new Map(before.map(({ path, sizeBytes }) => [path, sizeBytes]));
  const sizes = new Map<string, number>();
  const made = new Map<string, Promise<unknown>>();
  const pending = new Set<Promise<void>>();

  async function write(path: string, content: Content): Promise<void> {
    const target = join(folder, path);
    const sizeBytes = (await stat(target).catch(() => null))?.size;
    if (sizeBytes !== undefined) {
      sizes.set(path, sizeBytes);
      return;
    }
    const parent = dirname(target);
    if (!made.has(parent)) made.set(parent, mkdir(parent, { recursive: true }));
    const script = `${REGISTER}(${JSON.stringify(path)},"${await pack(content)}")\n`;
    await made.get(parent);
    await writeFile(`${target}.part`, script);
    await rename(`${target}.part`, target);
    sizes.set(path, script.length);
  }

  return {
    async put(path, content) {
      if (sizes.has(path)) return;
      sizes.set(path, standing.get(path) ?? 0);
      if (standing.has(path)) return;
      const writing = write(path, content).finally(() => pending.delete(writing));
      pending.add(writing);
      if (pending.size >= MAX_PENDING) await Promise.race(pending);
    },
    keep(prefix) {
      for (const [path, sizeBytes] of standing)
        if (path.startsWith(prefix)) sizes.set(path, sizeBytes);
    },
    async finish() {
      await Promise.all(pending);
      const root = join(folder, 'search');
      for (const file of await readdir(root, { recursive: true, withFileTypes: true })) {
        const path = join(file.parentPath, file.name);
        const stale = file.isFile() && !sizes.has(relative(folder, path).split(sep).join('/'));
        if (stale) await rm(path);
      }
      return [...sizes]
        .map(([path, sizeBytes]) => ({ path, sizeBytes }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}

async function pack(content: Content): Promise<string> {
  const bytes = await compress(content, { level: 9 });
  bytes[GZIP_SYSTEM.at] = GZIP_SYSTEM.unknown;
  return bytes.toString('base64');
}
