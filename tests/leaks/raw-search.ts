import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Where any of the words stands in a folder: file names, raw bytes, bytes of packed index shards. It shares
 * nothing with the leak scanner, so that both would have to be wrong at once.
 */
export function searchRaw(folder: string, words: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const haystack = [path, ...readings(readFileSync(path))].join('\n');
    for (const word of words) if (haystack.includes(word)) found.push(`${path}: ${word}`);
  }
  return found;
}

function readings(bytes: Buffer): string[] {
  const latin1 = bytes.toString('latin1');
  const packed = latin1.match(/H4sI[A-Za-z0-9+/]+={0,2}/g) ?? [];
  return [
    latin1,
    latin1.replaceAll('\0', ''),
    ...packed.map((base64) => gunzipSync(Buffer.from(base64, 'base64')).toString('latin1')),
  ];
}
