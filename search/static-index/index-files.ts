import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HASH_LENGTH, INDEX_VERSION, REGISTER } from './query/format.ts';

/** Where the header of a gzip file says on which system it was made (RFC 1952, §2.3.1) and "unknown". */
const GZIP_SYSTEM = { at: 9, unknown: 255 };
/** Beyond this the time doubles for a thousandth of the size. */
const GZIP_LEVEL = 7;

type Content = Uint8Array | string;

/** The files of one build: content-hashed, written only when new, the stale ones removed at the end. */
export interface IndexFiles {
  /** Sees to it that `content` stands at `path`, which must say its hash. */
  put(path: string, content: Content): void;
  /** Keeps the files of the build before whose paths begin with `prefix`. */
  keep(prefix: string): void;
  /** Takes in what another thread has put. */
  adopt(files: readonly { path: string; sizeBytes: number }[]): void;
  /** What was put so far. */
  written(): { path: string; sizeBytes: number }[];
  /** Removes what this build did not put; answers what stands, sorted by path. */
  finish(): { path: string; sizeBytes: number }[];
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
  const made = new Set<string>();

  function write(path: string, content: Content): number {
    const target = join(folder, path);
    const known = standing.get(path) ?? statSync(target, { throwIfNoEntry: false })?.size;
    if (known !== undefined) return known;
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    const script = `${REGISTER}(${JSON.stringify(path)},"${pack(content)}")\n`;
    writeFileSync(`${target}.part`, script);
    renameSync(`${target}.part`, target);
    return script.length;
  }

  return {
    put(path, content) {
      if (!sizes.has(path)) sizes.set(path, write(path, content));
    },
    keep(prefix) {
      for (const [path, sizeBytes] of standing) {
        if (path.startsWith(prefix)) sizes.set(path, sizeBytes);
      }
    },
    adopt(files) {
      for (const { path, sizeBytes } of files) sizes.set(path, sizeBytes);
    },
    written: () => [...sizes].map(([path, sizeBytes]) => ({ path, sizeBytes })),
    finish() {
      const root = join(folder, 'search');
      for (const file of readdirSync(root, { recursive: true, withFileTypes: true })) {
        const path = join(file.parentPath, file.name);
        const stale = file.isFile() && !sizes.has(relative(folder, path).split(sep).join('/'));
        if (stale) rmSync(path);
      }
      return [...sizes]
        .map(([path, sizeBytes]) => ({ path, sizeBytes }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}

function pack(content: Content): string {
  const bytes = gzipSync(content, { level: GZIP_LEVEL });
  bytes[GZIP_SYSTEM.at] = GZIP_SYSTEM.unknown;
  return bytes.toString('base64');
}
