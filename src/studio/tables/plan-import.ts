import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { Id } from '#domain/text.ts';
import type { DelimitedTable, TableRow } from './delimited.ts';
import { type CellChange, type CellFault, planCells } from './plan-cells.ts';
import { writeRow } from './plan-row.ts';
import { proposeId } from './propose-id.ts';
import { readHeader } from './read-header.ts';
import { type RecordFiles, readRecordCells } from './record-cells.ts';
import { type Column, ID_COLUMN } from './table-columns.ts';

/** A record as it stands now: its draft where there is one, else what is published. */
export interface StandingRecord {
  type: RecordType;
  files: RecordFiles;
  mayWrite: boolean;
}

export interface ImportOptions {
  type: RecordType;
  table: DelimitedTable;
  /** Does an empty cell take away what the record has? */
  clearsEmpty: boolean;
  /** `hidden`: the id is taken by what this person may not know of. */
  standing(id: string): StandingRecord | 'hidden' | null;
  /** Cells of an export by the stamp in its row. */
  exported(stamp: string): Readonly<Record<string, string>> | null;
  typeOf(id: string): RecordType | null;
  /** Ids of the records of this title that a field may refer to. */
  idsTitled(title: string, column: Column): readonly string[];
  /** May this person begin a record with these files? */
  mayCreate(id: string, files: RecordFiles): boolean;
}

export interface RowPlan {
  row: number;
  id: string;
  title: string;
  state: 'new' | 'changed' | 'same' | 'faulty';
  changes: CellChange[];
  faults: CellFault[];
  missing: Bilingual[];
  /** Empty cells that leave the record as it is. */
  kept: number;
  /** Of rows that are new or changed. */
  files: RecordFiles | null;
}

export interface ImportPlan {
  notices: Bilingual[];
  rows: RowPlan[];
}

/** What an import would do, row by row. Writes nothing. Throws what `readHeader` does. */
export function planImport(options: ImportOptions): ImportPlan {
  const { type, table } = options;
  const { columns, notices } = readHeader(type, table);
  const idAt = columns.findIndex((column) => column?.holds === 'id');
  const idOf = ({ cells }: TableRow) => (cells[idAt] ?? '').trim();
  const rowsById = Map.groupBy(table.rows, idOf);
  const fresh = new Set(
    [...rowsById.keys()].filter((id) => isId(id) && options.standing(id) === null),
  );
  const typeOf = (id: string) => (fresh.has(id) ? type : options.typeOf(id));
  const rows = table.rows.map((row) => {
    const plan = planRow(row, idOf(row), columns, { ...options, typeOf });
    const twice = rowsById.get(idOf(row)) ?? [];
    if (twice.length > 1 && idOf(row) !== '') addFault(plan, ID_COLUMN, idTwice(twice));
    if (row.cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      addFault(plan, null, TOO_MANY_CELLS);
    }
    return plan;
  });
  return { notices, rows };
}

function planRow(
  { row, cells }: TableRow,
  id: string,
  columns: readonly (Column | null)[],
  options: ImportOptions,
): RowPlan {
  const plan: RowPlan = {
    row,
    id,
    title: '',
    state: 'faulty',
    changes: [],
    faults: [],
    missing: [],
    kept: 0,
    files: null,
  };
  const standing = isId(id) ? options.standing(id) : null;
  const standingCells =
    standing === null || standing === 'hidden' ? null : readRecordCells(standing.files);
  const stampAt = columns.findIndex((column) => column?.holds === 'stamp');
  const stamp = (cells[stampAt] ?? '').trim().replace(/^#/, '');
  const { changes, faults, emptied } = planCells({
    columns,
    cells,
    standing: standingCells,
    exported: stamp === '' ? null : options.exported(stamp),
    clearsEmpty: options.clearsEmpty,
    resolve: (column, item) => resolve(column, item, options),
  });
  plan.title = titleIn(columns, cells);
  if (!isId(id)) return addFault(plan, ID_COLUMN, badId(id, plan.title));
  if (standing === 'hidden' || (standing !== null && standing.type !== options.type)) {
    return addFault(plan, ID_COLUMN, ID_TAKEN);
  }
  plan.kept = emptied.length;
  plan.changes = changes;
  plan.faults.push(...faults);
  if (standing !== null && changes.length === 0 && faults.length === 0) {
    plan.state = 'same';
    return plan;
  }
  if (standing === null && options.type === 'media') {
    return addFault(plan, ID_COLUMN, UPLOAD_FIRST);
  }
  const files = standing === null ? null : standing.files;
  const written = writeRow({ id, type: options.type, files, changes, typeOf: options.typeOf });
  plan.faults.push(...written.faults);
  plan.missing = written.missing;
  const isPermitted = standing === null ? options.mayCreate(id, written.files) : standing.mayWrite;
  if (!isPermitted) return addFault(plan, null, NOT_PERMITTED);
  if (plan.faults.length > 0) return plan;
  plan.files = written.files;
  plan.state = standing === null ? 'new' : 'changed';
  return plan;
}

function addFault(plan: RowPlan, column: Column | null, what: Bilingual): RowPlan {
  plan.faults.push({ column, what });
  plan.state = 'faulty';
  plan.files = null;
  return plan;
}

function resolve(column: Column, item: string, options: ImportOptions): string {
  if (isId(item) && options.typeOf(item) !== null) return item;
  const [only, ...others] = options.idsTitled(item, column);
  return only !== undefined && others.length === 0 ? only : item;
}

function titleIn(columns: readonly (Column | null)[], cells: readonly string[]): string {
  const isTitle = (column: Column | null, at: number) =>
    column?.holds === 'text' && column.part === 'title' && (cells[at] ?? '').trim() !== '';
  return (cells[columns.findIndex(isTitle)] ?? '').normalize('NFC').trim();
}

const isId = (text: string) => Id.safeParse(text).success;

function badId(id: string, title: string): Bilingual {
  const proposed = proposeId(id === '' ? title : id);
  const vi = proposed === '' ? '' : ` Có thể dùng: ${proposed}.`;
  const en = proposed === '' ? '' : ` It could be: ${proposed}.`;
  return id === ''
    ? { vi: `Hàng chưa có mã.${vi}`, en: `The row has no id.${en}` }
    : {
        vi: `"${id}" không thể là mã: chỉ dùng chữ thường không dấu, chữ số và gạch ngang.${vi}`,
        en: `"${id}" cannot be an id: lower-case letters without marks, digits and hyphens only.${en}`,
      };
}

function idTwice(rows: readonly TableRow[]): Bilingual {
  const numbers = rows.map(({ row }) => row).join(', ');
  return {
    vi: `Mã này có ở nhiều hàng: ${numbers}. Giữ lại một hàng.`,
    en: `Several rows have this id: ${numbers}. Keep one of them.`,
  };
}

const ID_TAKEN: Bilingual = {
  vi: 'Mã này không dùng được ở đây. Chọn mã khác, hoặc kiểm tra loại hồ sơ đã chọn.',
  en: 'This id cannot be used here. Choose another, or check the type of record you chose.',
};
const UPLOAD_FIRST: Bilingual = {
  vi: 'Chưa có tư liệu mang mã này. Tải tệp lên trước, rồi xuất bảng để ghi thông tin.',
  en: 'No media has this id. Upload the file first, then export the table to describe it.',
};
const NOT_PERMITTED: Bilingual = {
  vi: 'Tài khoản của bạn không được sửa hồ sơ của cộng đồng này.',
  en: 'Your account may not change records of this community.',
};
const TOO_MANY_CELLS: Bilingual = {
  vi: 'Hàng có nhiều ô hơn hàng đầu: có thể một dấu phân cách lọt vào giữa ô mà ô không nằm trong dấu ".',
  en: 'The row has more cells than the first row: a separator may stand inside a cell that is not in quotes.',
};
