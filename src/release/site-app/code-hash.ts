import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the bytes of a page depend on, besides its records, the site's settings and the asset names. */
export const PAGE_CODE: readonly string[] = [
  'astro.config.mjs',
  'package-lock.json',
  'tsconfig.json',
  'src/middleware.ts',
  'src/pages',
  'src/layouts',
  'src/components',
  'src/i18n',
  'src/domain/public',
  'src/public-records',
  'src/exports',
  'src/release/site-app',
  'search/static-index/query',
  'search/fold.ts',
];

/** And those of the studio: the rooms' own code is not compiled into them, but their types are read. */
export const STUDIO_CODE: readonly string[] = [...PAGE_CODE, 'src/studio'];

/**
 * Hash over the names and bytes of files and folders (paths from `root`; those absent are left out,
 * tests too): 16 hex digits.
 */
export function hashCode(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(root, path))) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

function filesUnder(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
