import { createHash } from 'node:crypto';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type Delimiter, toDelimited } from './delimited.ts';
import { guardFormula } from './formula-guard.ts';
import { languagesOf, type RecordFiles, readRecordCells } from './record-cells.ts';
import { type Column, columnsOf } from './table-columns.ts';

export interface ExportOptions {
  type: RecordType;
  records: readonly { id: string; files: RecordFiles }[];
  lang: 'vi' | 'en';
  delimiter: Delimiter;
}

/** Cells of a row as they were given out, by the stamp in the row. */
export interface ExportedRow {
  stamp: string;
  cells: Readonly<Record<string, string>>;
}

export interface ExportedTable {
  csv: string;
  rows: ExportedRow[];
}

/** Languages in which every table has columns, so that a first text can be written there. */
const ALWAYS = ['vi', 'en'];
/** A number needs no guard, and a minus before it is no formula's. */
const NEVER_GUARDED = ['number', 'numbers', 'date'];

/** The records of a type as a table, one row each, with a column for every simple field. */
export function exportTable({ type, records, lang, delimiter }: ExportOptions): ExportedTable {
  const langs = [...new Set([...ALWAYS, ...records.flatMap(({ files }) => languagesOf(files))])];
  const columns = columnsOf(type, langs);
  const rows = records.map(({ id, files }) => exportRow(id, files, columns));
  const csv = toDelimited(
    [columns.map(({ words }) => words[lang]), ...rows.map(({ line }) => line)],
    delimiter,
  );
  return { csv, rows: rows.map(({ stamp, cells }) => ({ stamp, cells })) };
}

function exportRow(
  id: string,
  files: RecordFiles,
  columns: readonly Column[],
): ExportedRow & { line: string[] } {
  const record = readRecordCells(files);
  const cells: Record<string, string> = {};
  for (const column of columns) {
    if (column.holds === 'fact' || column.holds === 'text') cells[column.key] = record.cell(column);
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([id, cells]))
    .digest('hex');
  const stamp = hash.slice(0, 16);
  const line = columns.map((column) => {
    if (column.holds === 'id') return id;
    if (column.holds === 'stamp') return `#${stamp}`;
    const isPlain = column.holds === 'fact' && NEVER_GUARDED.includes(column.field.kind);
    const cell = cells[column.key] ?? '';
    return isPlain ? cell : guardFormula(cell);
  });
  return { stamp, cells, line };
}
