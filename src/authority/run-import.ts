import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { mergeRecord, type Origin, toTextFile } from './merge.ts';
import type { OwnedRecord } from './owned-record.ts';

/** Paths of files, from the content root. */
export interface ImportReport {
  made: string[];
  changed: string[];
  unchanged: number;
}

/**
 * Writes the records into a content root. A second run with the same data changes no byte; nothing is
 * ever deleted.
 */
export function runImport(
  contentRoot: string,
  records: readonly OwnedRecord[],
  origin: Origin,
): ImportReport {
  const report: ImportReport = { made: [], changed: [], unchanged: 0 };
  for (const owned of records) {
    const folder = `${TYPE_FOLDER[owned.type]}/${owned.id}`;
    const name = `${folder}/record.yaml`;
    const standing = readIfThere(join(contentRoot, name));
    const merged = mergeRecord(standing, owned, origin);
    if (merged === standing) report.unchanged += 1;
    else {
      write(join(contentRoot, name), merged);
      (standing === null ? report.made : report.changed).push(name);
    }
    for (const [lang, text] of Object.entries(owned.texts)) {
      const file = join(contentRoot, folder, `${lang}.md`);
      if (existsSync(file)) report.unchanged += 1;
      else {
        write(file, toTextFile(text));
        report.made.push(`${folder}/${lang}.md`);
      }
    }
  }
  return report;
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Whole or not at all: a file half written would be a record half true. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  writeFileSync(part, text);
  renameSync(part, file);
}
