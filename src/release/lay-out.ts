import { existsSync, linkSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
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

/**
 * Makes the folder of a new release and hard-links into it what it shares with the last one. Answers the
 * files that were put there or taken away; all else was there already, in a folder that was verified.
 */
export function layOut({ target, previous, kept, recycled }: LayOutOptions): string[] {
  const present = new Set<string>();
  const touched: string[] = [];
  if (recycled === null) mkdirSync(target, { recursive: true });
  else {
    renameSync(recycled.folder, target);
    for (const [file, { hash }] of Object.entries(recycled.files)) {
      if (kept.has(file) && previous?.files[file]?.hash === hash) present.add(file);
      else {
        removeFile(target, file);
        touched.push(file);
      }
    }
  }
  if (previous === null) return touched;
  for (const file of kept) {
    if (present.has(file)) continue;
    const path = join(target, file);
    linkFrom(join(previous.folder, file), path);
    touched.push(file);
  }
  return touched;
}

function linkFrom(from: string, to: string): void {
  try {
    placeFile(to, () => linkSync(from, to));
  } catch (cause) {
    throw existsSync(from) ? cause : releaseDamaged(from, cause);
  }
}

function releaseDamaged(file: string, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'release-damaged',
    what: {
      vi: `Bản phát hành đang dùng thiếu tệp ${file}.`,
      en: `The release in use lacks the file ${file}.`,
    },
    hint: {
      vi: 'Dựng lại toàn bộ với "archive build --full".',
      en: 'Build everything again with "archive build --full".',
    },
    cause,
  });
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
