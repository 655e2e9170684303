import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isScalar, parseDocument, stringify } from 'yaml';

/** One field of record.yaml, by its path; `undefined` takes the field away. */
export interface FieldEdit {
  path: readonly string[];
  value: unknown;
}

const STYLE = { lineWidth: 0 } as const;
/** Stand at the end of every record.yaml; new fields go before them. */
const LAST_FIELDS = ['sources', 'rights', 'history'];

/** `record.yaml` with the fields changed; comments, order and every other field stay. */
export function editRecordYaml(yaml: string, edits: readonly FieldEdit[]): string {
  if (edits.length === 0) return yaml;
  const document = parseDocument(yaml);
  for (const { path, value } of edits) {
    if (value === undefined) remove(document, path);
    else if (document.hasIn(path)) document.setIn(path, document.createNode(value));
    else add(document, path, value);
  }
  return keepUnchanged(yaml, document.toString(STYLE));
}

/** The edited text, with every field that says what it said written as it was written. */
function keepUnchanged(before: string, after: string): string {
  const was = topFields(before);
  const is = topFields(after);
  if (was === null || is === null) return after;
  const old = new Map(was.fields.map((field) => [field.name, field]));
  const kept = is.fields.map(({ name, value, text }) => {
    const field = old.get(name);
    return field !== undefined && isDeepStrictEqual(field.value, value) ? field.text : text;
  });
  return was.head + kept.map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join('');
}

/** The fields of a record.yaml, each with its text up to the next; `null` where it is no plain mapping. */
function topFields(
  yaml: string,
): { head: string; fields: { name: string; value: unknown; text: string }[] } | null {
  const document = parseDocument(yaml);
  const root = document.contents;
  if (!isMap(root) || root.flow === true) return null;
  const starts = root.items.map(({ key }) => (isScalar(key) ? (key.range?.[0] ?? 0) : 0));
  const values = document.toJS() as Record<string, unknown>;
  return {
    head: yaml.slice(0, starts[0] ?? 0),
    fields: root.items.map(({ key }, at) => ({
      name: String(key),
      value: values[String(key)],
      text: yaml.slice(starts[at], starts[at + 1]),
    })),
  };
}

function add(document: Document, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  const root = document.contents;
  if (!isMap(root) || root.has(first)) {
    document.setIn(path, document.createNode(value));
    return;
  }
  const nested = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  const pair = document.createPair(first, nested);
  const at = root.items.findIndex(
    ({ key }) => LAST_FIELDS.includes(String(key)) && !LAST_FIELDS.includes(first),
  );
  if (at === -1) root.items.push(pair);
  else root.items.splice(at, 0, pair);
}

/** The field, and what held nothing but it. */
function remove(document: Document, path: readonly string[]): void {
  if (path.length === 0 || !document.hasIn(path)) return;
  document.deleteIn(path);
  const above = path.slice(0, -1);
  const parent = above.length === 0 ? null : document.getIn(above);
  if (isMap(parent) && parent.items.length === 0) remove(document, above);
}

/** A record.yaml that begins. */
export function newRecordYaml(id: string, type: string, edits: readonly FieldEdit[]): string {
  const begun = stringify({ id, type }, STYLE);
  return editRecordYaml(begun, edits);
}

/** Words in the front matter of a text file; `undefined` takes them away. */
export type TextEdit = Partial<Record<'title' | 'summary', string | undefined>>;

/**
 * A text file with the words in its front matter changed; the body stays to the letter. Whoever reviewed
 * or approved it saw other words, so it is a draft again. A file that is not there begins empty.
 */
export function editTextFile(file: string | undefined, edit: TextEdit): string {
  const { front, rest } = split(file ?? '---\nstatus: draft\n---\n');
  const document = parseDocument(front);
  for (const [field, value] of Object.entries(edit)) {
    if (value === undefined) document.delete(field);
    else document.set(field, value);
  }
  document.set('status', 'draft');
  document.delete('reviewedBy');
  const root = document.contents;
  if (isMap(root)) root.items.sort((a, b) => rank(a.key) - rank(b.key));
  return `---\n${document.toString(STYLE)}${rest}`;
}

const ORDER = ['title', 'summary', 'status', 'reviewedBy', 'translatedFrom'];
const rank = (key: unknown): number =>
  (ORDER.indexOf(String(key)) + ORDER.length + 1) % (ORDER.length + 1);

/** The YAML between the two lines `---`, and all from the second on. */
function split(file: string): { front: string; rest: string } {
  const end = /^---[ \t]*(?:\r?\n|$)/m.exec(file.slice(4));
  if (!file.startsWith('---') || end === null) return { front: '', rest: `---\n${file}` };
  const at = 4 + end.index;
  return { front: file.slice(4, at), rest: file.slice(at) };
}

/** Title and summary of a text file. */
export function readTextFile(file: string): { title?: string; summary?: string } {
  const front: unknown = parseDocument(split(file).front).toJS();
  if (typeof front !== 'object' || front === null) return {};
  const { title, summary } = front as Record<string, unknown>;
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof summary === 'string' ? { summary } : {}),
  };
}
