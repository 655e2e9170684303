import { RECORD_TYPES, type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { toJsonLine } from './json-lines.ts';
import { NAMES, RECORDS, TEXTS } from './register-tables.ts';
import { CODES, LINKS, POPULATIONS } from './relation-tables.ts';
import type { Entry, Table } from './table.ts';
import { TYPE_TABLES } from './type-tables.ts';

/** A file of the dataset, line by line: what a record has in it does not depend on any other. */
export interface DatasetFile {
  /** Path in the package. */
  path: string;
  /** `null`: it has records of every type. */
  type: RecordType | null;
  /** `null` for JSON Lines. */
  table: Table | null;
  header: string;
  lines(entry: Entry): string[];
}

const GENERAL: readonly Table[] = [RECORDS, NAMES, TEXTS, LINKS, CODES, POPULATIONS];

/** The files of a package with records of these types, but for `changes.csv`, in the order of its description. */
export function datasetFiles(types: ReadonlySet<RecordType>): DatasetFile[] {
  return [
    ...GENERAL.map((table) => csvFile(table, null)),
    ...TYPE_TABLES.filter(({ type }) => types.has(type)).map((each) => csvFile(each, each.type)),
    ...RECORD_TYPES.filter((type) => types.has(type)).map(jsonFile),
  ];
}

/** The parts of a file, to be written one after the other; entries come as they are stored. */
export function* partsOf(file: DatasetFile, entries: Iterable<Entry>): Iterable<string> {
  yield file.header;
  for (const entry of entries) {
    if (file.type !== null && file.type !== entry.document.type) continue;
    yield file.lines(entry).join('');
  }
}

function csvFile(table: Table, type: RecordType | null): DatasetFile {
  return {
    path: `data/${table.name}.csv`,
    type,
    table,
    header: table.header(),
    lines: (entry) => table.lines(entry),
  };
}

function jsonFile(type: RecordType): DatasetFile {
  return {
    path: `data/${TYPE_FOLDER[type]}.jsonl`,
    type,
    table: null,
    header: '',
    lines: (entry) => [toJsonLine(entry)],
  };
}
