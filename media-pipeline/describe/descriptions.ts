import { readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaDescription } from '#domain/media-description.ts';
import { makeFolder, syncToDisk, writeDurably } from '#store/durable-files.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { originalKey } from '../originals/original-key.ts';

const FOLDER = 'descriptions';

/**
 * The descriptions of a media folder, by `descriptionKey`. One that is not there, or was left by
 * another version of the archive, is `null`. Read anew on every call: a run beside us may be writing.
 */
export function openDescriptions(folder: string): (key: string) => MediaDescription | null {
  return (key) => {
    if (!/^[0-9a-f]{64}(?:-[0-9a-f]{16})?$/.test(key)) return null;
    const text = readText(join(folder, FOLDER, `${key}.json`));
    return text === null ? null : parseDescription(text);
  };
}

/** Where a worker of another machine leaves a description, in the derivatives store. */
export function storedDescriptionKey(key: string): string {
  return `${originalKey(key.slice(0, 64))}/descriptions/${key}.json`;
}

/** The description a worker left in the derivatives store, or `null`. */
export async function loadStoredDescription(
  key: string,
  derivatives: ObjectStore,
): Promise<MediaDescription | null> {
  const bytes = await derivatives.get(storedDescriptionKey(key));
  return bytes === null ? null : parseDescription(Buffer.from(bytes).toString('utf8'));
}

function parseDescription(text: string): MediaDescription | null {
  const description: MediaDescription = JSON.parse(text);
  return description.version === 2 ? description : null;
}

/** Two hands of one process may write the same description at once. */
let written = 0;

/**
 * Writes a description in one step: readers see the old one, or the new one whole, which is on the disk
 * when it resolves. Until then it stands in `workFolder`, on the same disk and swept after a kill.
 */
export async function writeDescription(
  folder: string,
  {
    key,
    description,
    workFolder,
  }: { key: string; description: MediaDescription; workFolder: string },
): Promise<void> {
  const descriptions = join(folder, FOLDER);
  await makeFolder(descriptions);
  const unfinished = join(workFolder, `${key}.${written++}.json`);
  await writeDurably(Buffer.from(`${JSON.stringify(description, null, 1)}\n`), unfinished);
  await rename(unfinished, join(descriptions, `${key}.json`));
  await syncToDisk(descriptions);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
