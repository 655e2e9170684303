import { parseYaml } from '#catalogue/source/yaml.ts';
import { readTextFile } from '../record-files/edit-record.ts';
import { formatCell } from './cell-values.ts';
import type { Column } from './table-columns.ts';

/** Text files of a record's folder, by name. */
export type RecordFiles = Readonly<Record<string, string>>;

/** What stands in a record's files, as the columns of a table ask for it. */
export interface RecordCells {
  facts: Readonly<Record<string, unknown>>;
  /** Value of a column; `undefined` where the record has none. */
  value(column: Column): unknown;
  /** The same as words of a cell. */
  cell(column: Column): string;
}

/** Reads the files of a record, faulty drafts too: what cannot be read is not there. */
export function readRecordCells(files: RecordFiles): RecordCells {
  const parsed = parseYaml(files['record.yaml'] ?? '');
  const facts = parsed.ok && isMapping(parsed.value) ? parsed.value : {};
  const texts = new Map<string, ReturnType<typeof readTextFile>>();
  const textOf = (lang: string) => {
    const known = texts.get(lang) ?? readTextFile(files[`${lang}.md`] ?? '');
    texts.set(lang, known);
    return known;
  };
  const value = (column: Column): unknown => {
    if (column.holds === 'text') return textOf(column.lang)[column.part];
    if (column.holds === 'fact') return valueAt(facts, pathOf(column));
    return undefined;
  };
  return {
    facts,
    value,
    cell: (column) =>
      formatCell(value(column), column.holds === 'fact' ? column.field.kind : 'text'),
  };
}

/** Where a column's value stands in record.yaml. */
export function pathOf({ field, lang }: Extract<Column, { holds: 'fact' }>): readonly string[] {
  return lang === null ? field.path : [...field.path, lang];
}

/** Languages of the texts and of the localized fields of a record. */
export function languagesOf(files: RecordFiles): string[] {
  return Object.keys(files).flatMap((name) => /^([A-Za-z0-9-]+)\.md$/.exec(name)?.[1] ?? []);
}

function valueAt(facts: unknown, path: readonly string[]): unknown {
  let at = facts;
  for (const step of path) {
    if (!isMapping(at)) return undefined;
    at = at[step];
  }
  return at;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
