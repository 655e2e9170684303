import { toSchemaFaults } from '#catalogue/compile/schema-faults.ts';
import { findReferences } from '#catalogue/references/find-references.ts';
import { REFERENCE_KINDS } from '#catalogue/references/reference-kinds.ts';
import { parseYaml } from '#catalogue/source/yaml.ts';
import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type RecordFacts, RecordSchema } from '#domain/record.ts';
import {
  editRecordYaml,
  editTextFile,
  type FieldEdit,
  newRecordYaml,
  type TextEdit,
} from '../record-files/edit-record.ts';
import type { CellChange, CellFault } from './plan-cells.ts';
import { pathOf, type RecordFiles } from './record-cells.ts';

export interface WrittenRow {
  files: RecordFiles;
  faults: CellFault[];
  /** What a new record still lacks; it can be written later. */
  missing: Bilingual[];
}

export interface WriteRowOptions {
  id: string;
  type: RecordType;
  /** `null` for a new record. */
  files: RecordFiles | null;
  changes: readonly CellChange[];
  /** The type of a record the person may know of, `null` where there is none. */
  typeOf(id: string): RecordType | null;
}

/** The files of a record with the changes of a row, and what is wrong with what the row says. */
export function writeRow(options: WriteRowOptions): WrittenRow {
  const { id, type, files, changes } = options;
  const facts: FieldEdit[] = [];
  const texts = new Map<string, TextEdit>();
  for (const { column, value } of changes) {
    if (column.holds === 'fact') facts.push({ path: pathOf(column), value });
    else if (column.holds === 'text') {
      texts.set(column.lang, { ...texts.get(column.lang), [column.part]: value });
    }
  }
  const yaml =
    files === null
      ? newRecordYaml(id, type, withReview(facts))
      : editRecordYaml(files['record.yaml'] ?? '', facts);
  const written: Record<string, string> = { ...files, 'record.yaml': yaml };
  for (const [lang, edit] of texts) {
    const name = `${lang}.md`;
    written[name] = editTextFile(files?.[name], edit as TextEdit);
  }
  return { files: written, ...checkRow(yaml, written, options) };
}

function withReview(facts: readonly FieldEdit[]): FieldEdit[] {
  const isGiven = facts.some(({ path }) => path[0] === 'review');
  const least = { path: ['review'], value: 'compiled-from-public-sources' };
  return isGiven ? [...facts] : [least, ...facts];
}

function checkRow(
  yaml: string,
  written: RecordFiles,
  { files, changes, typeOf }: WriteRowOptions,
): Pick<WrittenRow, 'faults' | 'missing'> {
  const faults: CellFault[] = [];
  const missing: Bilingual[] = [];
  const parsed = parseYaml(yaml);
  const value = parsed.ok ? parsed.value : {};
  const record = RecordSchema.safeParse(value);
  const place = { file: 'record.yaml', text: yaml, firstLine: 1 };
  for (const issue of record.error?.issues ?? []) {
    const change = changes.find(({ column }) => covers(column, issue.path.map(String)));
    for (const { name, what } of toSchemaFaults([issue], value, place)) {
      if (change !== undefined && !(name === 'missing-field' && files === null)) {
        faults.push({ column: change.column, what });
      } else if (files === null) missing.push(what);
    }
  }
  for (const { column } of changes) {
    if (column.holds !== 'text') continue;
    const text = written[`${column.lang}.md`] ?? '';
    if (!/^title: ./m.test(text)) faults.push({ column, what: WITHOUT_TITLE });
  }
  if (record.success) faults.push(...referenceFaults(record.data, changes, typeOf));
  return { faults, missing };
}

/** Whether a fault at a path of record.yaml is one of the column's. */
function covers(column: CellChange['column'], path: readonly string[]): boolean {
  if (column.holds !== 'fact') return false;
  const own = pathOf(column);
  return own.every((step, at) => path[at] === undefined || path[at] === step);
}

function referenceFaults(
  record: RecordFacts,
  changes: readonly CellChange[],
  typeOf: WriteRowOptions['typeOf'],
): CellFault[] {
  return findReferences(record).flatMap(({ kind, target, place }) => {
    const path = 'path' in place ? place.path.split('.') : [];
    const change = changes.find(({ column }) => covers(column, path));
    if (change === undefined || change.from.split(/[;\s]+/).includes(target)) return [];
    const type = typeOf(target);
    const { types, words } = REFERENCE_KINDS[kind];
    if (type === null) return { column: change.column, what: noSuchRecord(target, words) };
    const admitted: readonly RecordType[] | null = types;
    return admitted === null || admitted.includes(type)
      ? []
      : { column: change.column, what: anotherType(target, words) };
  });
}

function noSuchRecord(target: string, words: Bilingual): Bilingual {
  return {
    vi: `Không có hồ sơ nào mang mã hoặc nhan đề "${target}" (${words.vi}).`,
    en: `No record has the id or the title "${target}" (${words.en}).`,
  };
}

function anotherType(target: string, words: Bilingual): Bilingual {
  return {
    vi: `"${target}" không phải ${words.vi}.`,
    en: `"${target}" is not of the kind asked for here (${words.en}).`,
  };
}

const WITHOUT_TITLE: Bilingual = {
  vi: 'Có tóm tắt thì phải có nhan đề cùng thứ tiếng.',
  en: 'A summary needs a title in the same language.',
};
