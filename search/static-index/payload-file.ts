import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { REGISTER } from './query/format.ts';
import type { LoadPayload } from './query/payload.ts';

const SCRIPT = new RegExp(`^${REGISTER}\\("[^"]*","([A-Za-z0-9+/=]*)"\\)\\n$`);

/** Loads index files from the folder they were built in (the one that holds `search/`). */
export function payloadsIn(folder: string): LoadPayload {
  return async (path) => payloadOf(await readFile(join(folder, path), 'utf8'), path);
}

/** What the index file at `path` in `folder` holds. */
export function readIndexFile(folder: string, path: string): Uint8Array {
  const payload = payloadOf(readFileSync(join(folder, path), 'utf8'), path);
  return gunzipSync(Buffer.from(payload, 'base64'));
}

function payloadOf(script: string, path: string): string {
  const payload = SCRIPT.exec(script)?.[1];
  if (payload === undefined) throw new Error(`not a file of the search index: ${path}`);
  return payload;
}
