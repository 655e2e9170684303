import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REGISTER } from './query/format.ts';
import type { LoadPayload } from './query/payload.ts';

const SCRIPT = new RegExp(`^${REGISTER}\\("[^"]*","([A-Za-z0-9+/=]*)"\\)\\n$`);

/** Loads index files from the folder they were built in (the one that holds `search/`). */
export function payloadsIn(folder: string): LoadPayload {
  return async (path) => {
    const payload = SCRIPT.exec(await readFile(join(folder, path), 'utf8'))?.[1];
    if (payload === undefined) throw new Error(`not a file of the search index: ${path}`);
    return payload;
  };
}
