import { parse } from 'yaml';
import type { RecordFiles } from '../drafts/draft.ts';
import { compareWords, type WordRun } from './words-changed.ts';

/** One field that is not the same in two versions of a record. */
export interface FieldChange {
  /** `record.yaml`, `vi.md` */
  file: string;
  /** `access.level`, `title`; `body` for the text below the front matter. */
  field: string;
  before: string | null;
  after: string | null;
  /** Of texts in both versions: word by word. */
  words: WordRun[] | null;
}

/** What changed between two versions, field by field; `null`: there was none yet. */
export function compareFiles(before: RecordFiles | null, after: RecordFiles): FieldChange[] {
  const old = before ?? {};
  const names = [...new Set([...Object.keys(old), ...Object.keys(after)])];
  return names.sort(recordFirst).flatMap((file) => {
    const [was, is] = [fieldsOf(file, old[file]), fieldsOf(file, after[file])];
    const fields = [...new Set([...was.keys(), ...is.keys()])];
    return fields.flatMap((field): FieldChange[] => {
      const [from, to] = [was.get(field) ?? null, is.get(field) ?? null];
      if (from === to) return [];
      const words = from === null || to === null ? null : compareWords(from, to);
      return [{ file, field, before: from, after: to, words }];
    });
  });
}

/** The facts before the texts. */
function recordFirst(a: string, b: string): number {
  if (a === b) return 0;
  if (a === 'record.yaml' || b === 'record.yaml') return a === 'record.yaml' ? -1 : 1;
  return a < b ? -1 : 1;
}

function fieldsOf(file: string, text: string | undefined): Map<string, string> {
  if (text === undefined) return new Map();
  if (file.endsWith('.yaml') || file.endsWith('.yml')) return leavesOf(text);
  const front = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(text);
  if (!file.endsWith('.md') || front === null) return new Map([['body', text.trim()]]);
  const fields = leavesOf(front[1] ?? '');
  const body = text.slice(front[0].length).trim();
  if (body !== '') fields.set('body', body);
  return fields;
}

/** Values by their path; lists of words as one value. What is no YAML is one field as it stands. */
function leavesOf(yaml: string): Map<string, string> {
  const leaves = new Map<string, string>();
  let value: unknown;
  try {
    value = parse(yaml, { maxAliasCount: 0 });
  } catch {
    return new Map([['body', yaml]]);
  }
  collect(value, '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') {
    leaves.set(path, String(value));
    return;
  }
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    if (value.length > 0) leaves.set(path, value.join(', '));
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    const name = Array.isArray(value) ? String(Number(key) + 1) : key;
    collect(child, path === '' ? name : `${path}.${name}`, leaves);
  }
}
