import { linkSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';
import type { TracedFile } from './manifest.ts';
import { placeFile } from './render/render-pages.ts';

export type Files = Readonly<Record<string, TracedFile>>;

export interface LayOutOptions {
  /** The folder to make. */
  target: string;
  /** The last release, and which of its files the new one takes over unchanged. */
  previous: { folder: string; files: Files } | null;
  kept: ReadonlySet<string>;
  /** An old release that is no longer needed: changed into the new one, most of its links are right already. */
  recycled: { folder: string; files: Files } | null;
}

/** Makes the folder of a new release and hard-links into it what it shares with the last one. */
export function layOut({ target, previous, kept, recycled }: LayOutOptions): void {
  const present = new Set<string>();
  if (recycled === null) mkdirSync(target, { recursive: true });
  else {
    renameSync(recycled.folder, target);
    for (const [file, { hash }] of Object.entries(recycled.files)) {
      if (kept.has(file) && previous?.files[file]?.hash === hash) present.add(file);
      else removeFile(target, file);
    }
  }
  if (previous === null) return;
  for (const file of kept) {
    if (present.has(file)) continue;
    const path = join(target, file);
    placeFile(path, () => linkSync(join(previous.folder, file), path));
  }
}

/** Removes a file and the folders it leaves empty. */
export function removeFile(root: string, file: string): void {
  rmSync(join(root, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      return;
    }
  }
}

/**
 * Compares a finished folder with its manifest. Throws ArchiveError `orphan-file` for a file that traces
 * to nothing, `release-incomplete` for one that is missing.
 */
export function verifyTraced(folder: string, files: Files): void {
  const orphans: string[] = [];
  let found = 0;
  const visit = (inside: string) => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (path in files) found += 1;
      else orphans.push(path);
    }
  };
  visit('');
  if (orphans.length > 0) {
    throw new ArchiveError({
      name: 'orphan-file',
      what: {
        vi: `Bản phát hành có tệp không thuộc bản ghi công khai nào: ${orphans.join(', ')}.`,
        en: `The release holds files that trace to no public record: ${orphans.join(', ')}.`,
      },
      hint: {
        vi: 'Trang web cũ vẫn còn nguyên. Tìm xem bước nào ghi tệp này; mỗi tệp phải có trong bản kê.',
        en: 'The old site stands untouched. Find the step that wrote it; every file must be in the manifest.',
      },
    });
  }
  if (found !== Object.keys(files).length) {
    const missing = Object.keys(files).length - found;
    throw new ArchiveError({
      name: 'release-incomplete',
      what: {
        vi: `Bản phát hành thiếu ${missing} tệp có trong bản kê.`,
        en: `The release lacks ${missing} files that its manifest names.`,
      },
      hint: {
        vi: 'Dựng lại toàn bộ với "archive build --full".',
        en: 'Build everything again with "archive build --full".',
      },
    });
  }
}
