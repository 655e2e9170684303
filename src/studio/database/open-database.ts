import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** One room's tables: statements by version, only ever added to. */
export interface RoomSchema {
  room: string;
  versions: readonly string[];
}

/**
 * Opens (and makes) the studio's database, and brings the tables of each room up to date. What it says
 * is written was written, power failures included (WAL, synchronous FULL).
 */
export function openStudioDatabase(path: string, schemas: readonly RoomSchema[]): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  database.exec(
    'CREATE TABLE IF NOT EXISTS studio_rooms (room TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT',
  );
  for (const schema of schemas) inTransaction(database, () => bringUpToDate(database, schema));
  return database;
}

function bringUpToDate(database: DatabaseSync, { room, versions }: RoomSchema): void {
  const row = database.prepare('SELECT version FROM studio_rooms WHERE room = ?').get(room);
  const have = Number(row?.['version'] ?? 0);
  if (have === versions.length) return;
  if (have > versions.length) {
    throw new Error(`${room}: the database is of a later version (${have}) than this program`);
  }
  for (const statements of versions.slice(have)) database.exec(statements);
  database
    .prepare('INSERT OR REPLACE INTO studio_rooms (room, version) VALUES (?, ?)')
    .run(room, versions.length);
}

/** All of `work` or nothing of it; `work` is synchronous. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
