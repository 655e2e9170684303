import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { MEDIA_KINDS } from '#domain/public/vocabulary.ts';
import type { RoomSchema } from '../database/open-database.ts';
import { FileFacts } from './examine/file-facts.ts';
import { type NewUpload, UPLOAD_STATES, type Upload, type UploadState } from './upload.ts';

export const UPLOADS_SCHEMA: RoomSchema = {
  room: 'uploads',
  versions: [
    `CREATE TABLE uploads (
       id TEXT PRIMARY KEY,
       owner_id TEXT NOT NULL,
       batch_id TEXT NOT NULL,
       name TEXT NOT NULL,
       size_bytes INTEGER NOT NULL,
       modified_ms INTEGER,
       state TEXT NOT NULL,
       told_sha256 TEXT,
       sha256 TEXT,
       facts TEXT,
       kind TEXT,
       media_type TEXT,
       reason TEXT,
       record_id TEXT,
       created_at TEXT NOT NULL,
       received_at TEXT
     ) STRICT;
     CREATE INDEX uploads_by_owner ON uploads (owner_id, created_at);
     CREATE INDEX uploads_by_sha256 ON uploads (sha256);
     CREATE INDEX uploads_by_state ON uploads (state);
     CREATE TABLE upload_descriptions (
       -- Of a batch, or of one upload where it has its own.
       id TEXT PRIMARY KEY,
       owner_id TEXT NOT NULL,
       description TEXT NOT NULL
     ) STRICT;
     CREATE TABLE upload_drafts (
       record_id TEXT PRIMARY KEY,
       -- As uploads last wrote it; another one is somebody else's.
       version INTEGER NOT NULL
     ) STRICT;`,
  ],
};

const Json = z.string().transform((text): unknown => JSON.parse(text));
const UploadRow = z
  .object({
    id: z.string(),
    owner_id: z.string(),
    batch_id: z.string(),
    name: z.string(),
    size_bytes: z.number(),
    modified_ms: z.number().nullable(),
    state: z.enum(UPLOAD_STATES),
    told_sha256: z.string().nullable(),
    sha256: z.string().nullable(),
    facts: Json.pipe(FileFacts).nullable(),
    kind: z.enum(MEDIA_KINDS).nullable(),
    media_type: z.string().nullable(),
    reason: Json.pipe(z.object({ vi: z.string(), en: z.string() })).nullable(),
    record_id: z.string().nullable(),
    created_at: z.string(),
    received_at: z.string().nullable(),
  })
  .transform(
    (row): Upload => ({
      id: row.id,
      ownerId: row.owner_id,
      batchId: row.batch_id,
      name: row.name,
      sizeBytes: row.size_bytes,
      modifiedMs: row.modified_ms,
      state: row.state,
      toldSha256: row.told_sha256,
      sha256: row.sha256,
      facts: row.facts,
      kind: row.kind,
      mediaType: row.media_type,
      reason: row.reason,
      recordId: row.record_id,
      createdAt: row.created_at,
      receivedAt: row.received_at,
    }),
  );

type Changes = Partial<
  Pick<Upload, 'sha256' | 'facts' | 'kind' | 'mediaType' | 'reason' | 'recordId' | 'receivedAt'>
>;

export interface UploadTable {
  insert(upload: NewUpload): void;
  find(id: string): Upload | null;
  /** Newest first. */
  ofOwner(ownerId: string): Upload[];
  inState(state: UploadState): Upload[];
  /** Kept ones that hold the same bytes. */
  keptWith(sha256: string): Upload[];
  ofBatch(batchId: string): Upload[];
  ofRecord(recordId: string): Upload | null;
  /** Goes on from `from` only: `false` where it is in another state by now. */
  advance(id: string, change: { from: UploadState; to: UploadState } & Changes): boolean;
  remove(id: string): void;
}

export function openUploadTable(database: DatabaseSync): UploadTable {
  const sql = {
    insert: database.prepare(
      `INSERT INTO uploads
         (id, owner_id, batch_id, name, size_bytes, modified_ms, state, told_sha256, created_at)
       VALUES (?, ?, ?, ?, ?, ?, 'receiving', ?, ?)`,
    ),
    find: database.prepare('SELECT * FROM uploads WHERE id = ?'),
    ofOwner: database.prepare(
      'SELECT * FROM uploads WHERE owner_id = ? ORDER BY created_at DESC, rowid DESC',
    ),
    inState: database.prepare('SELECT * FROM uploads WHERE state = ? ORDER BY created_at, rowid'),
    keptWith: database.prepare(`SELECT * FROM uploads WHERE sha256 = ? AND state = 'kept'`),
    ofBatch: database.prepare('SELECT * FROM uploads WHERE batch_id = ? ORDER BY rowid'),
    ofRecord: database.prepare(`SELECT * FROM uploads WHERE record_id = ? AND state = 'kept'`),
    advance: database.prepare(
      `UPDATE uploads SET state = ?, sha256 = ?, facts = ?, kind = ?, media_type = ?, reason = ?,
         record_id = ?, received_at = ?
       WHERE id = ? AND state = ?`,
    ),
    remove: database.prepare('DELETE FROM uploads WHERE id = ?'),
  };
  const all = (rows: readonly unknown[]) => rows.map((row) => UploadRow.parse(row));
  const one = (row: unknown) => (row === undefined ? null : UploadRow.parse(row));
  const find = (id: string) => one(sql.find.get(id));
  return {
    insert({ id, ownerId, batchId, name, sizeBytes, modifiedMs, toldSha256, createdAt }) {
      sql.insert.run(id, ownerId, batchId, name, sizeBytes, modifiedMs, toldSha256, createdAt);
    },
    find,
    ofOwner: (ownerId) => all(sql.ofOwner.all(ownerId)),
    inState: (state) => all(sql.inState.all(state)),
    keptWith: (sha256) => all(sql.keptWith.all(sha256)),
    ofBatch: (batchId) => all(sql.ofBatch.all(batchId)),
    ofRecord: (recordId) => one(sql.ofRecord.get(recordId)),
    advance(id, { from, to, ...changes }) {
      const upload = find(id);
      if (upload === null || upload.state !== from) return false;
      const next = { ...upload, ...changes };
      const json = (value: object | null) => (value === null ? null : JSON.stringify(value));
      const { changes: count } = sql.advance.run(
        to,
        next.sha256,
        json(next.facts),
        next.kind,
        next.mediaType,
        json(next.reason),
        next.recordId,
        next.receivedAt,
        id,
        from,
      );
      return count === 1;
    },
    remove(id) {
      sql.remove.run(id);
    },
  };
}
