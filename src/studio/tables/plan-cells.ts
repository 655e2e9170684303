import { isDeepStrictEqual } from 'node:util';
import type { Bilingual } from '#domain/archive-error.ts';
import { isIsoDate } from '#domain/text.ts';
import { formatCell, parseCell } from './cell-values.ts';
import { unguardFormula } from './formula-guard.ts';
import type { RecordCells } from './record-cells.ts';
import type { Column } from './table-columns.ts';
import { isSwapped } from './typed-date.ts';

export interface CellChange {
  column: Column;
  from: string;
  /** As it was read, not as it was typed. */
  to: string;
  /** `undefined`: taken away. */
  value: unknown;
}

export interface CellFault {
  column: Column | null;
  what: Bilingual;
}

export interface CellsPlan {
  changes: CellChange[];
  faults: CellFault[];
  /** Cells that are empty where the record has something. */
  emptied: Column[];
}

export interface CellsOptions {
  columns: readonly (Column | null)[];
  cells: readonly string[];
  /** `null` for a new record. */
  standing: RecordCells | null;
  /** Cells by key as they were when the row was exported, where that is known. */
  exported: Readonly<Record<string, string>> | null;
  clearsEmpty: boolean;
  /** The id that a cell names by a title; the words themselves where it names none. */
  resolve(column: Column, item: string): string;
}

/**
 * Which cells of a row say something else than the record does. A cell that is as it was exported says
 * nothing, whatever became of the record since; where both changed, neither is taken.
 */
export function planCells(options: CellsOptions): CellsPlan {
  const plan: CellsPlan = { changes: [], faults: [], emptied: [] };
  for (const [at, column] of options.columns.entries()) {
    if (column !== null && (column.holds === 'fact' || column.holds === 'text')) {
      planCell(column, options.cells[at] ?? '', options, plan);
    }
  }
  return plan;
}

function planCell(column: Column, raw: string, options: CellsOptions, plan: CellsPlan): void {
  const { standing, exported, clearsEmpty } = options;
  const cell = clean(raw);
  const before = standing?.value(column);
  const from = standing?.cell(column) ?? '';
  const base = exported?.[column.key];
  if (base !== undefined && sameWords(cell, base)) return;
  if (cell === '') {
    if (from === '') return;
    if (clearsEmpty) plan.changes.push({ column, from, to: '', value: undefined });
    else plan.emptied.push(column);
    return;
  }
  const read = readCell(column, cell, options);
  if ('reason' in read) {
    plan.faults.push({ column, what: read.reason });
    return;
  }
  const { value } = read;
  if (isSame(value, before)) return;
  if (base !== undefined) {
    const was = base === '' ? undefined : readCell(column, base, options);
    const wasValue = was !== undefined && 'value' in was ? was.value : undefined;
    if (isSame(value, wasValue)) return;
    if (!sameWords(base, from)) {
      plan.faults.push({ column, what: bothChanged(from, cell) });
      return;
    }
  }
  const isTypedDate = typeof value === 'string' && !isIsoDate(cell);
  if (isTypedDate && typeof before === 'string' && isSwapped(value, before)) {
    plan.faults.push({ column, what: swappedDate(before, value) });
    return;
  }
  const kind = column.holds === 'fact' ? column.field.kind : 'text';
  plan.changes.push({ column, from, to: formatCell(value, kind), value });
}

function readCell(column: Column, cell: string, { resolve }: CellsOptions) {
  if (column.holds !== 'fact') return { value: cell };
  const read = parseCell(cell, column.field);
  if ('reason' in read) return read;
  const { kind } = column.field;
  if (kind === 'id') return { value: resolve(column, String(read.value)) };
  if (kind !== 'ids') return read;
  const items = (read.value as string[]).map((item) => resolve(column, item));
  return { value: [...new Set(items)] };
}

/** A cell's words as they are compared and kept: composed, without the guard, without space around. */
function clean(raw: string): string {
  return unguardFormula(raw.replace(/\r\n?/g, '\n').trim()).normalize('NFC').trim();
}

const sameWords = (one: string, other: string) =>
  one.normalize('NFC').trim() === other.replace(/\r\n?/g, '\n').normalize('NFC').trim();

function isSame(value: unknown, before: unknown): boolean {
  if (typeof value === 'string' && typeof before === 'string') return sameWords(value, before);
  if (Array.isArray(value) && value.length === 0 && before === undefined) return true;
  return isDeepStrictEqual(value, before);
}

function bothChanged(standing: string, cell: string): Bilingual {
  return {
    vi: `Hồ sơ đã đổi từ khi xuất bảng: nay là "${standing}", bảng ghi "${cell}". Xuất lại bảng, hoặc sửa ô này trong hồ sơ.`,
    en: `The record changed since the table was exported: it now says "${standing}", the table says "${cell}". Export again, or change this in the record.`,
  };
}

function swappedDate(before: string, value: string): Bilingual {
  return {
    vi: `Ngày và tháng đổi chỗ cho nhau: hồ sơ ghi ${before}, bảng đọc thành ${value}. Excel có thể đã tự đổi. Nếu bảng đúng, hãy viết ${value}.`,
    en: `Day and month changed places: the record says ${before}, the table reads ${value}. Excel may have done so by itself. If the table is right, write ${value}.`,
  };
}
