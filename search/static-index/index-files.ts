import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { INDEX_VERSION, REGISTER } from './query/format.ts';

/** Where the header of a gzip file says on which system it was made (RFC 1952, §2.3.1) and "unknown". */
const GZIP_SYSTEM = { at: 9, unknown: 255 };

/** The files of one build: content-hashed, written only when new, the stale ones removed at the end. */
export interface IndexFiles {
  /** Writes content under the path that `pathOf` makes of its hash; answers the hash, `length` hex digits. */
  put(
    content: Uint8Array | string,
    length: number,
    pathOf: (hash: string) => string,
  ): Promise<string>;
  /** Removes what this build did not put; answers what stands, sorted by path. */
  finish(): Promise<{ path: string; sizeBytes: number }[]>;
}

/** Writes under `<folder>/search/`. */
export function indexFiles(folder: string): IndexFiles {
  const put = new Map<string, number>();
  const made = new Set<string>();
  return {
    async put(content, length, pathOf) {
      const hash = createHash('sha256')
        .update(`${INDEX_VERSION}\n`)
        .update(content)
        .digest('hex')
        .slice(0, length);
      const path = pathOf(hash);
      if (put.has(path)) return hash;
      const target = join(folder, path);
      if (existsSync(target)) put.set(path, (await stat(target)).size);
      else {
        const script = `${REGISTER}(${JSON.stringify(path)},"${pack(content)}")\n`;
        if (!made.has(dirname(target))) await mkdir(dirname(target), { recursive: true });
        made.add(dirname(target));
        await writeFile(`${target}.part`, script);
        await rename(`${target}.part`, target);
        put.set(path, script.length);
      }
      return hash;
    },
    async finish() {
      const standing = await readdir(join(folder, 'search'), {
        recursive: true,
        withFileTypes: true,
      });
      for (const file of standing) {
        const path = join(file.parentPath, file.name);
        if (file.isFile() && !put.has(relative(folder, path).split(sep).join('/'))) await rm(path);
      }
      return [...put]
        .map(([path, sizeBytes]) => ({ path, sizeBytes }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}

function pack(content: Uint8Array | string): string {
  const bytes = gzipSync(content, { level: 9 });
  bytes[GZIP_SYSTEM.at] = GZIP_SYSTEM.unknown;
  return bytes.toString('base64');
}
