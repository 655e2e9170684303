import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'contracts');

/** A schema kept here, or a folder of them by file name (contracts/README.md says whose they are). */
export function contract(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}

export function contractsIn(
  folder: string,
  ending: string,
): { fileName: string; contents: string }[] {
  return readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((fileName) => ({ fileName, contents: contract(join(folder, fileName)) }));
}

/** Hash of this room's code and schemas: with other rules, what was found valid must be looked at again. */
export function rulesHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
