import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What was found valid: per validator (id and version), documents in the file by the hash of its bytes. */
export interface ValidBefore {
  rules: string;
  files: Record<string, Record<string, number>>;
}

/** What was found valid under the same rules; nothing when the file is lost or damaged. */
export function readValid(path: string, rules: string): ValidBefore['files'] {
  try {
    const known = JSON.parse(readFileSync(path, 'utf8')) as ValidBefore;
    return known.rules === rules ? known.files : {};
  } catch {
    return {};
  }
}

/** Writes to a temporary file and renames it into place. */
export function writeValid(path: string, valid: ValidBefore): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(valid));
  renameSync(temporary, path);
}
