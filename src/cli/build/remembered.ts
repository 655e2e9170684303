import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeJson } from '#release/manifest.ts';

/** What a step was made from, and what came out, so that the same input need not be worked on again. */
interface Remembered<T> {
  key: string;
  result: T;
}

/** The result kept in `file` for `key`, `null` when it was made from something else or is not there. */
export function recall<T>(file: string, key: string): T | null {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Remembered<T>;
    return kept.key === key ? kept.result : null;
  } catch {
    return null;
  }
}

export function remember<T>(file: string, key: string, result: T): void {
  mkdirSync(dirname(file), { recursive: true });
  writeJson(file, { key, result } satisfies Remembered<T>);
}
