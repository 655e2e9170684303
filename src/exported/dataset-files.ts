import { RECORD_TYPES, type RecordType } from '#domain/public/vocabulary.ts';
import { type Change, changeLines } from '#exports/dataset/changes.ts';
import { toDataPackage } from '#exports/dataset/data-package.ts';
import { type DatasetFile, datasetFiles } from '#exports/dataset/dataset-files.ts';
import { toReadme } from '#exports/dataset/readme.ts';
import type { RecordDocument } from '#exports/dataset/record-document.ts';
import type { Entry } from '#exports/dataset/table.ts';
import { DATASET } from './document-exporters.ts';
import type { ExportedStore } from './exported-store.ts';
import {
  type FileWriter,
  type OpenFile,
  toExported,
  toInstant,
  toJsonFile,
  type WrittenFile,
  writeFile,
} from './written-file.ts';

/** The archive as what it gives out names it; `siteUrl` without a trailing slash. */
export interface ArchiveName {
  name: string;
  siteUrl: string;
}

/** Of the open dataset, from the site's root. */
const FOLDER = 'dataset/';
/** Name of the package: the same for every version. */
const PACKAGE = 'open-dataset';

/**
 * Writes the open dataset: tables, JSON Lines, changes, `README.md`, `datapackage.json`. Its version is the time of
 * the latest change of any record in it, so that the same records are the same version. Nothing where none ever was.
 */
export function writeDataset(store: ExportedStore, archive: ArchiveName, open: OpenFile): void {
  const latest = store.latest(DATASET);
  if (latest === null) return;
  const created = toInstant(latest);
  const { counts, licences, written } = writeRecords(store, open);
  const changes = open(`${FOLDER}data/changes.csv`);
  for (const line of changeLines(changesOf(store))) changes.write(line);
  written.push(changes.end('all'));
  const version = { archive, version: created, created, licences: [...licences].sort() };
  writeFile(open, {
    path: `${FOLDER}README.md`,
    bytes: toReadme({
      ...version,
      counts: RECORD_TYPES.flatMap((type) => {
        const count = counts.get(type);
        return count === undefined ? [] : [{ type, count }];
      }),
    }),
    held: [],
  });
  const inPackage = written.map((file) => ({ ...file, path: file.path.slice(FOLDER.length) }));
  const files = datasetFiles(new Set(counts.keys()));
  writeFile(open, {
    path: `${FOLDER}datapackage.json`,
    bytes: toJsonFile(toDataPackage({ ...version, name: PACKAGE, files, written: inPackage })),
    held: [],
  });
}

interface Part {
  file: DatasetFile;
  writer: FileWriter;
  ids: string[];
}

/** All tables and JSON Lines, in one reading of the store. */
function writeRecords(store: ExportedStore, open: OpenFile) {
  const counts = new Map<RecordType, number>();
  const licences = new Set<string>();
  const parts = new Map<string, Part>();
  const partOf = (file: DatasetFile): Part => {
    const known = parts.get(file.path);
    if (known !== undefined) return known;
    const part = { file, writer: open(`${FOLDER}${file.path}`), ids: [] };
    part.writer.write(file.header);
    parts.set(file.path, part);
    return part;
  };
  const general = datasetFiles(new Set());
  for (const file of general) partOf(file);
  const filesOf = new Map(RECORD_TYPES.map((type) => [type, datasetFiles(new Set([type]))]));
  for (const item of store.current(DATASET)) {
    const entry: Entry = toExported<RecordDocument>(item);
    const { type, licence } = entry.document;
    counts.set(type, (counts.get(type) ?? 0) + 1);
    licences.add(licence.id);
    for (const file of filesOf.get(type) ?? []) {
      const { writer, ids } = partOf(file);
      for (const line of file.lines(entry)) writer.write(line);
      if (file.type !== null) ids.push(item.id);
    }
  }
  const written = Array.from(
    parts.values(),
    ({ file, writer, ids }): WrittenFile => writer.end(file.type === null ? 'all' : ids),
  );
  return { counts, licences, written };
}

/** What became of each record last, the latest first. */
function* changesOf(store: ExportedStore): Iterable<Change> {
  for (const { id, changedAt, firstAt, isDeleted } of store.changes(DATASET)) {
    const change = isDeleted ? 'removed' : firstAt === changedAt ? 'added' : 'changed';
    yield { id, change, at: toInstant(changedAt) };
  }
}
