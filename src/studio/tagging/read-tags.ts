import type { Bilingual } from '#domain/archive-error.ts';
import { parseCell } from '../tables/cell-values.ts';
import { type Column, columnNamed } from '../tables/table-columns.ts';
import { HOW, type How, TAG_FIELDS, type TagField } from './tag-fields.ts';

type FactColumn = Extract<Column, { holds: 'fact' }>;

/** One thing to say of every selected record. */
export interface TagEdit {
  field: TagField;
  column: FactColumn;
  how: How;
  /** `undefined` to clear. */
  value: unknown;
}

export interface ReadTags {
  edits: TagEdit[];
  faults: Record<string, Bilingual>;
}

export interface ReadTagsOptions {
  /** The id that somebody names by a title; the words themselves where nothing is so called. */
  resolve(column: Column, item: string): string;
}

/** What a form asks to be said; fields left empty say nothing. */
export function readTags(form: URLSearchParams, { resolve }: ReadTagsOptions): ReadTags {
  const read: ReadTags = { edits: [], faults: {} };
  for (const field of TAG_FIELDS) {
    const column = columnNamed('media', field.key);
    if (column?.holds !== 'fact') throw new Error(`media have no ${field.key}`);
    const asked = form.get(`${field.key}.how`);
    const how = HOW[field.holds].find((choice) => choice === asked) ?? HOW[field.holds][0];
    const typed = (form.get(field.key) ?? '').trim();
    if (how === 'clear') read.edits.push({ field, column, how, value: undefined });
    if (how === undefined || how === 'clear' || typed === '') continue;
    const parsed = parseCell(typed, column.field);
    if ('reason' in parsed) read.faults[field.key] = parsed.reason;
    else {
      const value = resolved(column, parsed.value, resolve);
      read.edits.push({ field, column, how, value });
    }
  }
  return read;
}

function resolved(
  column: FactColumn,
  value: unknown,
  resolve: ReadTagsOptions['resolve'],
): unknown {
  if (column.field.kind === 'id') return resolve(column, String(value));
  if (column.field.kind !== 'ids') return value;
  return [...new Set((value as string[]).map((item) => resolve(column, item)))];
}

/** The value of a field after an edit; the same value where nothing changes. */
export function applyEdit({ how, value }: TagEdit, before: unknown): unknown {
  if (how === 'set' || how === 'clear') return value;
  const standing = Array.isArray(before) ? before : [];
  const items = value as unknown[];
  const after =
    how === 'add'
      ? [...standing, ...items.filter((item) => !standing.includes(item))]
      : standing.filter((item) => !items.includes(item));
  if (after.length === standing.length) return before;
  return after.length === 0 ? undefined : after;
}
