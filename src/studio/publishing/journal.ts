import type { DatabaseSync } from 'node:sqlite';
import type { Bilingual } from '#domain/archive-error.ts';
import type { RoomSchema } from '../database/open-database.ts';
import type { RecordFiles } from '../drafts/draft.ts';

export const PUBLISHING_SCHEMA: RoomSchema = {
  room: 'publishing',
  versions: [
    `CREATE TABLE publications (
       n INTEGER PRIMARY KEY AUTOINCREMENT,
       record_id TEXT NOT NULL,
       folder TEXT NOT NULL,
       kind TEXT NOT NULL,
       why TEXT,
       draft_version INTEGER,
       files TEXT,          -- JSON: name → text; emptied once they are committed
       files_hash TEXT NOT NULL,
       base_hash TEXT,
       stood TEXT,          -- JSON: root → files before this one; emptied with them
       state TEXT NOT NULL,
       actor TEXT NOT NULL,
       actor_name TEXT NOT NULL,
       asked_at TEXT NOT NULL,
       seen_at TEXT,
       root TEXT,
       commit_id TEXT,
       release INTEGER,
       fault TEXT           -- JSON: what and hint, in two languages
     ) STRICT;
     CREATE INDEX publications_by_state ON publications (state, n);
     CREATE INDEX publications_by_record ON publications (record_id, n);`,
  ],
};

/** `publish` a draft; `close`: fewer may see it; `withdraw`: taken down for good. */
export type PublicationKind = 'publish' | 'close' | 'withdraw';

/**
 * `waiting`: asked for, and kept; `written`: in the content root and its history; `visible`: visitors see
 * it; `refused`: nothing of it stands, and `fault` says why.
 */
export type PublicationState = 'waiting' | 'written' | 'visible' | 'refused';

export interface Fault {
  what: Bilingual;
  hint: Bilingual;
}

export interface Publication {
  n: number;
  recordId: string;
  /** `festivals/ok-om-bok/` */
  folder: string;
  kind: PublicationKind;
  why: string | null;
  draftVersion: number | null;
  files: RecordFiles | null;
  filesHash: string;
  baseHash: string | null;
  stood: Readonly<Record<string, RecordFiles | null>> | null;
  state: PublicationState;
  actor: string;
  actorName: string;
  /** ISO 8601. */
  askedAt: string;
  seenAt: string | null;
  /** Content root it stands in. */
  root: string | null;
  commitId: string | null;
  release: number | null;
  /** Of a refused one, or of the last try to bring the site up to date. */
  fault: Fault | null;
}

export type NewPublication = Pick<
  Publication,
  | 'recordId'
  | 'folder'
  | 'kind'
  | 'why'
  | 'draftVersion'
  | 'filesHash'
  | 'baseHash'
  | 'actor'
  | 'actorName'
  | 'askedAt'
> & { files: RecordFiles };

export interface Journal {
  add(publication: NewPublication): number;
  find(n: number): Publication | null;
  /** Oldest first. */
  inState(state: PublicationState): Publication[];
  /** Newest first. */
  list(limit: number): Publication[];
  lastOf(recordId: string): Publication | null;
  keepStood(n: number, stood: NonNullable<Publication['stood']>): void;
  written(n: number, to: { root: string; commitId: string | null }): void;
  visible(ns: readonly number[], at: { release: number; now: Date }): void;
  refused(n: number, fault: Fault): void;
  /** The site could not be brought up to date; they stay written. */
  failed(ns: readonly number[], fault: Fault): void;
  /** Of a record that is erased: the words, never that something happened. */
  forgetWords(recordId: string): void;
}

/** What was asked to be published, and how far it is: a start after a crash goes on from here. */
export function openJournal(database: DatabaseSync): Journal {
  const sql = (text: string) => database.prepare(text);
  const insert = sql(
    `INSERT INTO publications (record_id, folder, kind, why, draft_version, files, files_hash,
       base_hash, state, actor, actor_name, asked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?)`,
  );
  const findOne = sql('SELECT * FROM publications WHERE n = ?');
  const findInState = sql('SELECT * FROM publications WHERE state = ? ORDER BY n');
  const listAll = sql('SELECT * FROM publications ORDER BY n DESC LIMIT ?');
  const findLast = sql('SELECT * FROM publications WHERE record_id = ? ORDER BY n DESC LIMIT 1');
  const stood = sql('UPDATE publications SET stood = ? WHERE n = ? AND stood IS NULL');
  const written = sql(
    `UPDATE publications SET state = 'written', root = ?, commit_id = ?, files = NULL, stood = NULL
     WHERE n = ?`,
  );
  const visible = sql(
    `UPDATE publications SET state = 'visible', release = ?, seen_at = ?, fault = NULL
     WHERE n = ? AND state = 'written'`,
  );
  const refused = sql(
    `UPDATE publications SET state = 'refused', fault = ?, files = NULL, stood = NULL WHERE n = ?`,
  );
  const failed = sql('UPDATE publications SET fault = ? WHERE n = ?');
  const forget = sql(
    'UPDATE publications SET files = NULL, stood = NULL, fault = NULL WHERE record_id = ?',
  );

  return {
    add(publication) {
      const { recordId, folder, kind, why, draftVersion, files, filesHash, baseHash } = publication;
      const { actor, actorName, askedAt } = publication;
      const text = JSON.stringify(files);
      const first = [recordId, folder, kind, why, draftVersion, text, filesHash, baseHash] as const;
      return Number(insert.run(...first, actor, actorName, askedAt).lastInsertRowid);
    },
    find(n) {
      const row = findOne.get(n);
      return row === undefined ? null : toPublication(row);
    },
    inState: (state) => findInState.all(state).map(toPublication),
    list: (limit) => listAll.all(limit).map(toPublication),
    lastOf(recordId) {
      const row = findLast.get(recordId);
      return row === undefined ? null : toPublication(row);
    },
    keepStood: (n, before) => void stood.run(JSON.stringify(before), n),
    written: (n, { root, commitId }) => void written.run(root, commitId, n),
    visible(ns, { release, now }) {
      for (const n of ns) visible.run(release, now.toISOString(), n);
    },
    refused: (n, fault) => void refused.run(JSON.stringify(fault), n),
    failed(ns, fault) {
      for (const n of ns) failed.run(JSON.stringify(fault), n);
    },
    forgetWords: (recordId) => void forget.run(recordId),
  };
}

function toPublication(row: Record<string, unknown>): Publication {
  const text = (name: string) => (row[name] === null ? null : String(row[name]));
  const number = (name: string) => (row[name] === null ? null : Number(row[name]));
  const json = (name: string) => (row[name] === null ? null : JSON.parse(String(row[name])));
  return {
    n: Number(row['n']),
    recordId: String(row['record_id']),
    folder: String(row['folder']),
    kind: String(row['kind']) as PublicationKind,
    why: text('why'),
    draftVersion: number('draft_version'),
    files: json('files') as RecordFiles | null,
    filesHash: String(row['files_hash']),
    baseHash: text('base_hash'),
    stood: json('stood') as Publication['stood'],
    state: String(row['state']) as PublicationState,
    actor: String(row['actor']),
    actorName: String(row['actor_name']),
    askedAt: String(row['asked_at']),
    seenAt: text('seen_at'),
    root: text('root'),
    commitId: text('commit_id'),
    release: number('release'),
    fault: json('fault') as Fault | null,
  };
}
