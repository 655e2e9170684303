import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { type SearchableRecords, searchableIds, toSearchDocument } from '#search/documents.ts';
import { tokenise } from '#search/tokens.ts';
import { inTransaction } from '../database/open-database.ts';

export interface AreaIndex {
  /** Brings the index up to date; only what changed is written. */
  update(records: SearchableRecords): void;
  /** Best first; every word typed begins a word of what is found. */
  find(query: string, limit: number): { ids: string[]; total: number };
  close(): void;
}

/**
 * Texts come in cut into tokens (search/tokens.ts) and apart by spaces. What a word is made of includes
 * marks: the vowels of Khmer and Cham are some.
 */
const SCHEMA = `
CREATE TABLE documents (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE words USING fts5(
  names, around, texts, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);`;
/** A name counts ten times a word of the text. */
const RANK = 'bm25(words, 10.0, 2.0, 1.0)';

/** The full-text index of what one viewer may find, in a file that is theirs (SQLite FTS5). */
export function openAreaIndex(file: string): AreaIndex {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  // It is read while it is brought up to date. What is in it can be made again: nothing waits for the disk.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'words'").get() === undefined) {
    database.exec(SCHEMA);
  }
  const known = database.prepare('SELECT id, row, hash FROM documents');
  const addRow = database.prepare('INSERT INTO documents (id, hash) VALUES (?, ?)');
  const setHash = database.prepare('UPDATE documents SET hash = ? WHERE row = ?');
  const dropRow = database.prepare('DELETE FROM documents WHERE row = ?');
  const addWords = database.prepare(
    'INSERT INTO words (rowid, names, around, texts) VALUES (?, ?, ?, ?)',
  );
  const dropWords = database.prepare('DELETE FROM words WHERE rowid = ?');
  const count = database.prepare('SELECT count(*) AS total FROM words WHERE words MATCH ?');
  const search = database.prepare(
    `SELECT id FROM words JOIN documents ON row = words.rowid WHERE words MATCH ? ORDER BY ${RANK}, id LIMIT ?`,
  );

  return {
    update(records) {
      const gone = new Map(known.all().map(({ id, row, hash }) => [String(id), { row, hash }]));
      inTransaction(database, () => {
        for (const id of searchableIds(records)) {
          const columns = columnsOf(id, records);
          if (columns === null) continue;
          const hash = createHash('sha256').update(columns.join('\n')).digest('hex').slice(0, 16);
          const before = gone.get(id);
          gone.delete(id);
          if (before?.hash === hash) continue;
          if (before === undefined) {
            addWords.run(addRow.run(id, hash).lastInsertRowid, ...columns);
          } else {
            dropWords.run(before.row ?? null);
            addWords.run(before.row ?? null, ...columns);
            setHash.run(hash, before.row ?? null);
          }
        }
        for (const { row } of gone.values()) {
          dropWords.run(row ?? null);
          dropRow.run(row ?? null);
        }
      });
    },
    find(query, limit) {
      const tokens = [...new Set(tokenise(query).map(({ folded }) => folded))];
      if (tokens.length === 0) return { ids: [], total: 0 };
      const wanted = tokens.map((token) => `"${token.replaceAll('"', '')}"*`).join(' AND ');
      const ids = search.all(wanted, limit).map(({ id }) => String(id));
      return { ids, total: Number(count.get(wanted)?.['total'] ?? 0) };
    },
    close: () => database.close(),
  };
}

function columnsOf(id: string, records: SearchableRecords): [string, string, string] | null {
  const entry = records.entry(id);
  if (entry === null || entry.type === 'tombstone') return null;
  const { names, passages, searchOnly } = toSearchDocument(entry, records);
  const own = names.filter(({ field }) => field !== 'context' && field !== 'minorContext');
  const around = names.filter(({ field }) => field === 'context' || field === 'minorContext');
  return [
    toWords([...own.map(({ text }) => text), ...searchOnly]),
    toWords(around.map(({ text }) => text)),
    toWords(passages.flatMap(({ pieces }) => pieces.map(({ text }) => text))),
  ];
}

function toWords(texts: readonly string[]): string {
  const tokens = texts.flatMap((text) => tokenise(text, { lastAlone: true }));
  return tokens.map(({ folded }) => folded).join(' ');
}
