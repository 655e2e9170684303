import type { Exported } from '../export-sources.ts';
import { type Cell, guarded, toCsvLine } from './csv.ts';
import type { RecordDocument } from './record-document.ts';

export type Entry = Exported<RecordDocument>;
export type FieldType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'object';

/** A field of a Table Schema (https://datapackage.org/standard/table-schema/), told in both languages. */
export interface Field {
  name: string;
  type: FieldType;
  vi: string;
  en: string;
  constraints?: Readonly<Record<string, unknown>>;
}

export interface Column<Item> extends Field {
  of(item: Item): Cell;
}

/** A CSV file of the dataset. */
export interface Table {
  /** Of the file without its ending, and of the resource. */
  name: string;
  vi: string;
  en: string;
  fields: readonly Field[];
  primaryKey: readonly string[];
  /** Fields that name rows of `records`. */
  records: readonly string[];
  header(): string;
  /** The lines that one record has in it. */
  lines(entry: Entry): string[];
}

/** Last field of every table with free texts. */
const ESCAPED: Field = {
  name: 'escaped',
  type: 'string',
  vi: 'Tên các cột trong dòng này mà trước giá trị có thêm một dấu nháy đơn để bảng tính không hiểu nhầm là công thức; bỏ dấu ấy đi thì được đúng giá trị gốc',
  en: 'Columns of this row whose value has an apostrophe set before it, so that no spreadsheet takes it for a formula; without the apostrophe it is the exact value',
};

/** A table of what `items` finds in a record. */
export function table<Item>(given: {
  name: string;
  vi: string;
  en: string;
  primaryKey: readonly string[];
  records: readonly string[];
  /** Has it texts that people write? */
  freeText: boolean;
  items(entry: Entry): readonly Item[];
  columns: readonly Column<Item>[];
}): Table {
  const { columns, freeText, items, ...rest } = given;
  const fields: Field[] = columns.map(({ of: _, ...field }) => field);
  if (freeText) fields.push(ESCAPED);
  const names = columns.map(({ name }) => name);
  return {
    ...rest,
    fields,
    header: () => toCsvLine(fields.map(({ name }) => name)),
    lines: (entry) =>
      items(entry).map((item) => {
        const cells = columns.map((column) => column.of(item));
        return toCsvLine(freeText ? guarded(names, cells) : cells);
      }),
  };
}
