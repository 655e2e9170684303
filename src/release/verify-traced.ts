import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';
import type { Files } from './lay-out.ts';

/**
 * Compares the folders of `touched` files, and those above them, with the manifest. Throws ArchiveError
 * `orphan-file` for a file that traces to nothing, `release-incomplete` for one that is missing.
 */
export function verifyTraced(folder: string, files: Files, touched: Iterable<string>): void {
  const filesIn = countByFolder(files);
  const orphans: string[] = [];
  let missing = 0;
  for (const inside of foldersAbove(touched)) {
    // Taken away with its last file.
    if (!filesIn.has(inside)) continue;
    let found = 0;
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === '.' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() ? !filesIn.has(path) : !Object.hasOwn(files, path)) {
        orphans.push(path);
      } else if (!entry.isDirectory()) found += 1;
    }
    missing += (filesIn.get(inside) ?? 0) - found;
  }
  if (orphans.length > 0) throw orphanFile(orphans);
  if (missing > 0) throw releaseIncomplete(missing);
}

/** How many files stand directly in each folder; 0 for one that only holds folders. */
function countByFolder(files: Files): Map<string, number> {
  const counts = new Map<string, number>([['.', 0]]);
  for (const path of Object.keys(files)) {
    const parent = dirname(path);
    counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  for (const inside of foldersAbove([...counts.keys()].map((parent) => `${parent}/x`))) {
    if (!counts.has(inside)) counts.set(inside, 0);
  }
  return counts;
}

function foldersAbove(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>(['.']);
  for (const path of paths) {
    for (let parent = dirname(path); !folders.has(parent); parent = dirname(parent)) {
      folders.add(parent);
    }
  }
  return folders;
}

function orphanFile(orphans: readonly string[]): ArchiveError {
  return new ArchiveError({
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

function releaseIncomplete(missing: number): ArchiveError {
  return new ArchiveError({
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
