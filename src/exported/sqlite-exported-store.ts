import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  type Choice,
  type ExportChanges,
  type ExportedItem,
  type ExportedStore,
  joinSets,
  type NamedSet,
  recordsAmong,
  type Seconds,
  type Standing,
} from './exported-store.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS item (
  exporter TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  sets TEXT NOT NULL,
  body TEXT NOT NULL,
  inputs TEXT NOT NULL,
  hashes TEXT NOT NULL,
  PRIMARY KEY (exporter, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS item_by_change ON item (exporter, changed_at, number);
CREATE UNIQUE INDEX IF NOT EXISTS item_by_number ON item (exporter, number);
CREATE TABLE IF NOT EXISTS named_set (place INTEGER PRIMARY KEY, spec TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS program (exporter TEXT PRIMARY KEY, program TEXT NOT NULL) WITHOUT ROWID;
`;

/** Opens the store in `file`, made where it is not there; `readOnly` for those who only answer. */
export function openExportedStore(
  file: string,
  { readOnly = false }: { readOnly?: boolean } = {},
): ExportedStore {
  if (!readOnly) mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { readOnly, timeout: 10_000 });
  if (!readOnly) {
    // What was taken out must not lie in free pages.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON;');
    database.exec(SCHEMA);
  }
  const all = <T>(sql: string, values: Record<string, SQLInputValue>) =>
    database.prepare(sql).all(values) as T[];
  const one = <T>(sql: string, values: Record<string, SQLInputValue>) =>
    (database.prepare(sql).get(values) as T | undefined) ?? null;

  function write(exporter: string, { put, confirmed, deleted }: ExportChanges, at: Seconds): void {
    const next = one<{ last: number | null }>(
      'SELECT max(number) AS last FROM item WHERE exporter = :exporter',
      { exporter },
    );
    let number = next?.last ?? 0;
    const insert = database.prepare(`
      INSERT INTO item VALUES (:exporter, :id, :number, :at, :at, 0, :sets, :body, :inputs, :hashes)
      ON CONFLICT (exporter, id) DO UPDATE SET changed_at = :at, deleted = 0,
        first_at = iif(deleted = 1, :at, first_at),
        sets = excluded.sets, body = excluded.body, inputs = excluded.inputs, hashes = excluded.hashes`);
    const known = database.prepare(
      'SELECT number FROM item WHERE exporter = :exporter AND id = :id',
    );
    for (const { id, sets, ...rest } of put) {
      if (known.get({ exporter, id }) === undefined) number += 1;
      insert.run({ exporter, id, number, at, sets: joinSets(sets), ...rest });
    }
    const confirm = database.prepare(
      'UPDATE item SET inputs = :inputs, hashes = :hashes WHERE exporter = :exporter AND id = :id',
    );
    for (const each of confirmed) confirm.run({ exporter, ...each });
    const remove = database.prepare(`
      UPDATE item SET changed_at = :at, deleted = 1, body = '', inputs = '', hashes = ''
      WHERE exporter = :exporter AND id = :id`);
    for (const id of deleted) remove.run({ exporter, id, at });
  }

  function latest(exporter: string): Seconds | null {
    const found = one<{ at: number | null }>(
      'SELECT max(changed_at) AS at FROM item WHERE exporter = :exporter',
      { exporter },
    );
    return found?.at ?? null;
  }

  function transaction(act: () => void): void {
    database.exec('BEGIN IMMEDIATE');
    try {
      act();
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    program: (exporter) =>
      one<{ program: string }>('SELECT program FROM program WHERE exporter = :exporter', {
        exporter,
      })?.program ?? null,
    setProgram(exporter, program) {
      // A store that nothing happened to stays the same file, which a backup need not copy again.
      if (this.program(exporter) === program) return;
      database
        .prepare('INSERT OR REPLACE INTO program VALUES (:exporter, :program)')
        .run({ exporter, program });
    },
    standing: (exporter) =>
      all<Omit<Standing, 'isDeleted'> & { deleted: number }>(
        'SELECT id, deleted, sets, inputs, hashes FROM item WHERE exporter = :exporter',
        { exporter },
      ).map(({ deleted, ...rest }) => ({ ...rest, isDeleted: deleted === 1 })),
    apply(exporter, changes, clock) {
      const now = () => Math.floor(clock().getTime() / 1000);
      // A clock that was set back must not hide changes behind those harvested already.
      let at = Math.max(now(), latest(exporter) ?? 0);
      transaction(() => write(exporter, changes, at));
      if (changes.put.length + changes.deleted.length === 0) return;
      for (let seen = now(); seen > at; seen = now()) {
        const from = at;
        at = seen;
        database
          .prepare(
            `UPDATE item SET changed_at = :at, first_at = iif(first_at = :from, :at, first_at)
             WHERE exporter = :exporter AND changed_at = :from`,
          )
          .run({ exporter, at, from });
      }
    },
    item: (exporter, id) => {
      const row = one<Row>(`${COLUMNS} WHERE exporter = :exporter AND id = :id`, { exporter, id });
      return row === null ? null : toItem(row);
    },
    list(exporter, choice, limit) {
      const { where, values } = chosen(exporter, choice);
      const sql = `${COLUMNS} WHERE ${where} ORDER BY changed_at, number LIMIT :limit`;
      return all<Row>(sql, { ...values, limit }).map(toItem);
    },
    count(exporter, choice) {
      const { where, values } = chosen(exporter, choice);
      return one<{ n: number }>(`SELECT count(*) AS n FROM item WHERE ${where}`, values)?.n ?? 0;
    },
    numbered: (exporter, first, limit) =>
      all<Row & { inputs: string }>(
        `SELECT * FROM item WHERE exporter = :exporter AND number >= :first
         ORDER BY number LIMIT :limit`,
        { exporter, first, limit },
      ).map((row) => ({ ...toItem(row), inputs: row.inputs.split('\n') })),
    lastNumber: (exporter) =>
      one<{ n: number | null }>('SELECT max(number) AS n FROM item WHERE exporter = :exporter', {
        exporter,
      })?.n ?? 0,
    *current(exporter) {
      const rows = database
        .prepare(`${COLUMNS} WHERE exporter = :exporter AND deleted = 0 ORDER BY id`)
        .iterate({ exporter });
      for (const row of rows as Iterable<unknown> as Iterable<Row>) yield toItem(row);
    },
    *named(exporter) {
      const rows = database
        .prepare('SELECT id, inputs FROM item WHERE exporter = :exporter AND deleted = 0')
        .iterate({ exporter });
      for (const row of rows as Iterable<unknown> as Iterable<Pick<Standing, 'id' | 'inputs'>>) {
        yield [row.id, recordsAmong(row.inputs.split('\n'))];
      }
    },
    *changes(exporter) {
      const rows = database
        .prepare(
          `SELECT id, changed_at, first_at, deleted FROM item WHERE exporter = :exporter
           ORDER BY changed_at DESC, id`,
        )
        .iterate({ exporter });
      for (const row of rows as Iterable<unknown> as Iterable<Omit<Row, 'body'>>) {
        const { id, changed_at, first_at, deleted } = row;
        yield { id, changedAt: changed_at, firstAt: first_at, isDeleted: deleted === 1 };
      }
    },
    latest,
    gone: () =>
      new Set(
        all<{ id: string }>('SELECT DISTINCT id FROM item WHERE deleted = 1', {}).map(
          ({ id }) => id,
        ),
      ),
    earliest: () =>
      one<{ at: number | null }>('SELECT min(first_at) AS at FROM item', {})?.at ?? null,
    sets: () =>
      all<NamedSet>('SELECT spec AS setSpec, name AS setName FROM named_set ORDER BY place', {}),
    keepSets(sets) {
      if (JSON.stringify(sets) === JSON.stringify(this.sets())) return;
      const insert = database.prepare('INSERT INTO named_set VALUES (:place, :setSpec, :setName)');
      transaction(() => {
        database.exec('DELETE FROM named_set');
        for (const [place, { setSpec, setName }] of sets.entries()) {
          insert.run({ place, setSpec, setName });
        }
      });
    },
    close: () => database.close(),
  };
}

interface Row {
  id: string;
  number: number;
  changed_at: number;
  first_at: number;
  deleted: number;
  sets: string;
  body: string;
}

const COLUMNS = 'SELECT id, number, changed_at, first_at, deleted, sets, body FROM item';

function toItem(row: Row): ExportedItem {
  const { id, number, changed_at, first_at, deleted, sets, body } = row;
  const isDeleted = deleted === 1;
  return {
    id,
    number,
    changedAt: changed_at,
    firstAt: first_at,
    isDeleted,
    sets: sets.split('|').filter((set) => set !== ''),
    body,
  };
}

function chosen(
  exporter: string,
  { from = null, until = null, set = null, after = null }: Choice,
): { where: string; values: Record<string, SQLInputValue> } {
  const parts = ['exporter = :exporter'];
  const values: Record<string, SQLInputValue> = { exporter };
  if (from !== null) {
    parts.push('changed_at >= :from');
    values['from'] = from;
  }
  if (until !== null) {
    parts.push('changed_at <= :until');
    values['until'] = until;
  }
  if (set !== null) {
    parts.push('(instr(sets, :set) > 0 OR instr(sets, :below) > 0)');
    values['set'] = `|${set}|`;
    values['below'] = `|${set}:`;
  }
  if (after !== null) {
    parts.push('(changed_at, number) > (:afterChange, :afterNumber)');
    values['afterChange'] = after.changedAt;
    values['afterNumber'] = after.number;
  }
  return { where: parts.join(' AND '), values };
}
