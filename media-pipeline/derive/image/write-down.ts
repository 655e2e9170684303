import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeFile } from '../made.ts';
import type { EncodedFile } from './encode.ts';

/** Writes encoded files into a step's folder. */
export function writeDown(files: readonly EncodedFile[], folder: string): Promise<MadeFile[]> {
  return Promise.all(
    files.map(async ({ bytes, ...file }) => {
      await writeFile(join(folder, file.fileName), bytes);
      return file;
    }),
  );
}
