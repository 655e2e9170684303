import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { inTransaction, type RoomSchema } from '../database/open-database.ts';
import type { Draft, DraftState, RecordFiles } from './draft.ts';

export const DRAFTS_SCHEMA: RoomSchema = {
  room: 'drafts',
  versions: [
    `CREATE TABLE drafts (
       record_id TEXT PRIMARY KEY,
       type TEXT NOT NULL,
       folder TEXT NOT NULL,
       version INTEGER NOT NULL,
       base_hash TEXT,
       state TEXT NOT NULL,
       state_by TEXT NOT NULL,
       state_at TEXT NOT NULL
     ) STRICT;
     -- Kept after the draft was published and removed: who saves over one finds what they began from.
     CREATE TABLE draft_versions (
       record_id TEXT NOT NULL,
       version INTEGER NOT NULL,
       type TEXT NOT NULL,
       folder TEXT NOT NULL,
       base_hash TEXT,
       files TEXT NOT NULL, -- JSON: name → sha-256
       changed_by TEXT NOT NULL,
       changed_at TEXT NOT NULL,
       PRIMARY KEY (record_id, version)
     ) STRICT;
     CREATE TABLE draft_texts (
       record_id TEXT NOT NULL,
       sha256 TEXT NOT NULL,
       text TEXT NOT NULL,
       PRIMARY KEY (record_id, sha256)
     ) STRICT;
     -- Outlives all else of a record, so that a number is never given twice.
     CREATE TABLE draft_numbers (
       record_id TEXT PRIMARY KEY,
       last INTEGER NOT NULL
     ) STRICT;`,
  ],
};

export interface SaveDraft {
  recordId: string;
  type: RecordType;
  folder: string;
  files: RecordFiles;
  baseHash: string | null;
  changedBy: string;
  changedAt: string;
  /** Of the draft whose files were changed; 0 where there was none. */
  basedOnVersion: number;
  /**
   * The files as the writer's form still shows them, where others' changes were merged into what is saved:
   * kept as a version of its own, from which the next save of that form is told apart.
   */
  seen?: RecordFiles;
}

/** `conflict`: as it stands now, or as it last stood where it was removed since; nothing was written. */
export type Saved = { saved: Draft; seenVersion: number } | { conflict: Draft };

/** One version of a draft, without its files. */
export interface DraftVersion {
  version: number;
  changedBy: string;
  changedAt: string;
}

export interface DraftStore {
  find(recordId: string): Draft | null;
  /** Latest change first. */
  list(): Draft[];
  /** A draft that is saved is a draft again: whoever reviewed or approved it saw another one. */
  save(draft: SaveDraft): Saved;
  /** Changes nothing where there is no such draft. */
  setState(recordId: string, state: DraftState, by: string, now: Date): void;
  /** Ends the draft, published or given up; its versions stay. */
  remove(recordId: string): void;
  /** Latest first; those of drafts that ended too. */
  versions(recordId: string): DraftVersion[];
  /** A draft as it was at a version. */
  version(recordId: string, version: number): Draft | null;
  /** Removes the draft and every word of every version: for what must be gone. */
  erase(recordId: string): void;
}

/** Drafts in the studio's database; every save is a version that can be read again. */
export function openDraftStore(database: DatabaseSync): DraftStore {
  const sql = (text: string) => database.prepare(text);
  const findDraft = sql('SELECT * FROM drafts WHERE record_id = ?');
  const findVersion = sql('SELECT * FROM draft_versions WHERE record_id = ? AND version = ?');
  const findText = sql('SELECT text FROM draft_texts WHERE record_id = ? AND sha256 = ?');
  const findLast = sql('SELECT last FROM draft_numbers WHERE record_id = ?');
  const writeText = sql('INSERT OR IGNORE INTO draft_texts VALUES (?, ?, ?)');
  const writeVersion = sql('INSERT INTO draft_versions VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const writeDraft = sql('INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const writeLast = sql('INSERT OR REPLACE INTO draft_numbers VALUES (?, ?)');
  const writeState = sql(
    'UPDATE drafts SET state = ?, state_by = ?, state_at = ? WHERE record_id = ?',
  );
  const removeDraft = sql('DELETE FROM drafts WHERE record_id = ?');
  const listIds = sql(
    `SELECT record_id FROM drafts JOIN draft_versions USING (record_id, version)
     ORDER BY changed_at DESC, record_id`,
  );
  const listVersions = sql(
    `SELECT version, changed_by, changed_at FROM draft_versions
     WHERE record_id = ? ORDER BY version DESC`,
  );

  const lastOf = (recordId: string) => Number(findLast.get(recordId)?.['last'] ?? 0);

  const version = (recordId: string, number: number): Draft | null => {
    const row = findVersion.get(recordId, number);
    if (row === undefined) return null;
    const named = JSON.parse(String(row['files'])) as Record<string, string>;
    const files = Object.entries(named).map(([name, sha256]) => [
      name,
      String(findText.get(recordId, sha256)?.['text']),
    ]);
    const baseHash = row['base_hash'];
    return {
      recordId,
      type: String(row['type']) as RecordType,
      folder: String(row['folder']),
      version: number,
      files: Object.fromEntries(files),
      baseHash: baseHash === null ? null : String(baseHash),
      state: 'draft',
      changedBy: String(row['changed_by']),
      changedAt: String(row['changed_at']),
      stateBy: String(row['changed_by']),
      stateAt: String(row['changed_at']),
    };
  };

  const find = (recordId: string): Draft | null => {
    const row = findDraft.get(recordId);
    if (row === undefined) return null;
    const draft = version(recordId, Number(row['version']));
    if (draft === null) return null;
    const state = String(row['state']) as DraftState;
    return { ...draft, state, stateBy: String(row['state_by']), stateAt: String(row['state_at']) };
  };

  const write = (draft: SaveDraft, number: number): void => {
    const { recordId, type, folder, files, baseHash, changedBy, changedAt } = draft;
    const named: Record<string, string> = {};
    for (const [name, text] of Object.entries(files)) {
      const sha256 = createHash('sha256').update(text).digest('hex');
      writeText.run(recordId, sha256, text);
      named[name] = sha256;
    }
    const listed = JSON.stringify(named);
    writeVersion.run(recordId, number, type, folder, baseHash, listed, changedBy, changedAt);
    writeDraft.run(recordId, type, folder, number, baseHash, 'draft', changedBy, changedAt);
    writeLast.run(recordId, number);
  };

  return {
    find,
    list: () => listIds.all().flatMap(({ record_id }) => find(String(record_id)) ?? []),
    save: (draft) =>
      inTransaction(database, () => {
        const { recordId, basedOnVersion } = draft;
        const stands = find(recordId);
        const last = lastOf(recordId);
        if (basedOnVersion !== (stands?.version ?? 0)) {
          const conflict = stands ?? version(recordId, last);
          if (conflict !== null) return { conflict };
        }
        const { seen } = draft;
        if (seen !== undefined) write({ ...draft, files: seen }, last + 1);
        write(draft, lastOf(recordId) + 1);
        const saved = find(recordId);
        if (saved === null) throw new Error('a draft just written is not there');
        return { saved, seenVersion: seen === undefined ? saved.version : last + 1 };
      }),
    setState(recordId, state, by, now) {
      writeState.run(state, by, now.toISOString(), recordId);
    },
    remove(recordId) {
      removeDraft.run(recordId);
    },
    versions: (recordId) =>
      listVersions.all(recordId).map((row) => ({
        version: Number(row['version']),
        changedBy: String(row['changed_by']),
        changedAt: String(row['changed_at']),
      })),
    version,
    erase: (recordId) =>
      inTransaction(database, () => {
        for (const table of ['drafts', 'draft_versions', 'draft_texts']) {
          database.prepare(`DELETE FROM ${table} WHERE record_id = ?`).run(recordId);
        }
      }),
  };
}
