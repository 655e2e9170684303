import type { RoomSchema } from '../database/open-database.ts';

export const REVIEW_SCHEMA: RoomSchema = {
  room: 'review',
  versions: [
    `CREATE TABLE review_decisions (
       n INTEGER PRIMARY KEY AUTOINCREMENT,
       record_id TEXT NOT NULL,
       version INTEGER NOT NULL,
       hash TEXT NOT NULL,
       user_id TEXT NOT NULL,
       user_name TEXT NOT NULL,
       communities TEXT NOT NULL, -- JSON: those the person speaks for
       verdict TEXT NOT NULL,     -- yes | no
       at TEXT NOT NULL
     ) STRICT;
     CREATE INDEX review_decisions_by_record ON review_decisions (record_id, version);
     CREATE TABLE review_comments (
       n INTEGER PRIMARY KEY AUTOINCREMENT,
       record_id TEXT NOT NULL,
       version INTEGER NOT NULL,
       field TEXT NOT NULL,
       words TEXT NOT NULL,
       user_id TEXT NOT NULL,
       user_name TEXT NOT NULL,
       at TEXT NOT NULL,
       settled_at TEXT,
       settled_by TEXT
     ) STRICT;
     CREATE INDEX review_comments_by_record ON review_comments (record_id, n);
     -- What a custodian closed stays their word, also when nobody holds the role any more.
     CREATE TABLE review_closures (
       record_id TEXT NOT NULL,
       community TEXT NOT NULL,
       closed_by TEXT NOT NULL,
       at TEXT NOT NULL,
       PRIMARY KEY (record_id, community)
     ) STRICT;`,
  ],
};
