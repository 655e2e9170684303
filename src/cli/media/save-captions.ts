import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';
import type { MediaDescription } from '#domain/media-description.ts';
import type { ObjectStore } from '#store/object-store.ts';

/**
 * Writes the captions found inside an original as files of a folder; nothing is overwritten. The paths.
 *
 * @throws ArchiveError `file-exists`
 */
export async function saveCaptions(
  { derivatives }: Pick<MediaDescription, 'derivatives'>,
  { folder, store }: { folder: string; store: ObjectStore },
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const saved: string[] = [];
  for (const { role, label, key, extension } of derivatives) {
    const bytes = role === 'captions' ? await store.get(key) : null;
    if (bytes === null) continue;
    const path = join(folder, `${label}.${extension}`);
    if (existsSync(path)) throw fileExists(path);
    await writeFile(path, bytes);
    saved.push(path);
  }
  return saved;
}

function fileExists(path: string): ArchiveError {
  return new ArchiveError({
    name: 'file-exists',
    what: { vi: `Đã có tệp ${path}.`, en: `The file ${path} is there already.` },
    hint: {
      vi: 'Chọn thư mục khác, hoặc dời tệp ấy đi.',
      en: 'Choose another folder, or move that file away.',
    },
  });
}
