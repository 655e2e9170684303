import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isSeq, parseDocument, stringify } from 'yaml';
import { keyOf, type OwnedRecord, type OwnedText } from './owned-record.ts';

const STYLE = { lineWidth: 0 } as const;
const NEW_FIELDS = ['sources', 'rights', 'history'];
const CHANNELS = ['page', 'search', 'embed', 'harvest', 'dataset', 'offline'];

/** Who holds a record of an import, under which licence, and what its history says. */
export interface Origin {
  /** ISO date of the import. */
  date: string;
  holder: string;
}

/**
 * `record.yaml` of a record with what the import says of it, or the very text that was given where it
 * says nothing new. Comments, order and fields of an editor's stay.
 */
export function mergeRecord(yaml: string | null, owned: OwnedRecord, origin: Origin): string {
  if (yaml === null) return newRecord(owned, origin);
  const document = parseDocument(yaml);
  const before = document.toJS() as Record<string, unknown>;
  for (const [field, value] of Object.entries(owned.set)) {
    if (!isDeepStrictEqual(before[field], value)) place(document, field, value);
  }
  for (const [field, value] of Object.entries(owned.fill)) {
    if (!(field in before)) place(document, field, value);
  }
  for (const [field, items] of Object.entries(owned.join)) {
    const standing = (before[field] ?? []) as unknown[];
    const joined = join(field, standing, items);
    if (!isDeepStrictEqual(standing, joined)) place(document, field, joined);
  }
  if (isDeepStrictEqual(document.toJS(), before)) return yaml;
  const history = (before['history'] ?? []) as unknown[];
  place(document, 'history', [...history, entry(origin, 'changed')]);
  return document.toString(STYLE);
}

/** A new text file. */
export function toTextFile({ title, summary, body = [], status }: OwnedText): string {
  const front = stringify({ title, ...(summary === undefined ? {} : { summary }), status }, STYLE);
  return `---\n${front}---\n${body.map((paragraph) => `\n${paragraph}\n`).join('')}`;
}

function newRecord(owned: OwnedRecord, origin: Origin): string {
  const facts = { ...owned.fill, ...owned.join, ...owned.set };
  const known = ['names', 'communities', 'places', 'concepts'];
  const some = (field: string) =>
    facts[field] === undefined || (Array.isArray(facts[field]) && facts[field].length === 0)
      ? {}
      : { [field]: facts[field] };
  const own = Object.keys(facts).filter(
    (field) => !known.includes(field) && !NEW_FIELDS.includes(field),
  );
  const record = {
    id: owned.id,
    type: owned.type,
    review: 'compiled-from-public-sources',
    access: { level: 'public', channels: CHANNELS },
    ...Object.assign({}, ...known.map(some)),
    ...Object.assign({}, ...own.map(some)),
    ...some('sources'),
    rights: facts['rights'] ?? { licence: 'CC-BY-4.0', holder: origin.holder },
    history: [entry(origin, 'made')],
  };
  const document = parseDocument(stringify(record, STYLE));
  flowRows(document, 'population');
  return document.toString(STYLE);
}

function entry({ date }: Origin, what: 'made' | 'changed'): object {
  return {
    date,
    note:
      what === 'made'
        ? { vi: 'Nhập từ dữ liệu công khai', en: 'Imported from public data' }
        : { vi: 'Bổ sung từ dữ liệu công khai', en: 'Supplemented from public data' },
  };
}

/** Sets a field, in front of what stands at the end of every record. */
function place(document: Document, field: string, value: unknown): void {
  const root = document.contents;
  if (!isMap(root) || root.has(field)) document.set(field, document.createNode(value));
  else {
    const at = root.items.findIndex(
      ({ key }) => NEW_FIELDS.includes(String(key)) && !NEW_FIELDS.includes(field),
    );
    const pair = document.createPair(field, value);
    if (at === -1) root.items.push(pair);
    else root.items.splice(at, 0, pair);
  }
  if (field === 'population') flowRows(document, field);
}

/** Rows of figures stand one a line. */
function flowRows(document: Document, field: string): void {
  const rows = document.get(field, true);
  if (!isSeq(rows)) return;
  for (const row of rows.items) if (isMap(row)) row.flow = true;
}

/** Items of an import with the same key replace figures that differ; other items stay as they stand. */
function join(field: string, standing: readonly unknown[], items: readonly unknown[]): unknown[] {
  const fresh = new Map(items.map((item) => [keyOf(field, item), item]));
  const kept = standing.map((item) => {
    const key = keyOf(field, item);
    const other = fresh.get(key);
    fresh.delete(key);
    return other !== undefined && differs(field, item, other) ? other : item;
  });
  return [...kept, ...fresh.values()];
}

function differs(field: string, item: unknown, other: unknown): boolean {
  if (field !== 'population') return false;
  const of = (row: unknown) => row as { count: number; place?: string };
  return of(item).count !== of(other).count || of(item).place !== of(other).place;
}
