import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { MediaDescription } from '#domain/media-description.ts';
import type { MediaState } from '#tests/fixtures/media/media-state.ts';

/** Every description names only files that are wholly there, with the bytes it says. */
export async function expectNothingPartial(state: MediaState): Promise<void> {
  const descriptions = join(state.folder, 'descriptions');
  for (const name of await readdir(descriptions).catch(() => [])) {
    if (!name.endsWith('.json')) continue;
    const text = await readFile(join(descriptions, name), 'utf8');
    const { derivatives }: MediaDescription = JSON.parse(text);
    for (const { key, sha256, set } of derivatives) {
      const files = set?.files ?? [{ name: '', sha256 }];
      for (const file of files) {
        const each = file.name === '' ? key : `${key}/${file.name}`;
        expect(await hashOf(each, state), each).toBe(file.sha256);
      }
    }
  }
}

/** Name and hash of everything that was made, and every description. */
export async function fingerprints(state: MediaState): Promise<string[]> {
  const found: string[] = [];
  for (const { key } of await state.derivatives.list('')) {
    found.push(`${key} ${await hashOf(key, state)}`);
  }
  const descriptions = join(state.folder, 'descriptions');
  for (const name of (await readdir(descriptions)).sort()) {
    found.push(`${name} ${await readFile(join(descriptions, name), 'utf8')}`);
  }
  return found;
}

async function hashOf(key: string, { derivatives }: MediaState): Promise<string> {
  return createHash('sha256')
    .update((await derivatives.get(key)) ?? '')
    .digest('hex');
}
