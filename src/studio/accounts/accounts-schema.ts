import type { RoomSchema } from '../database/open-database.ts';

/** Besides better-auth's own tables (user, account, session, twoFactor, verification). */
export const ACCOUNTS_SCHEMA: RoomSchema = {
  room: 'accounts',
  versions: [
    `CREATE TABLE grants (
       user_id TEXT NOT NULL,
       role TEXT NOT NULL,
       community TEXT NOT NULL, -- a record id, or '*'
       PRIMARY KEY (user_id, role, community)
     ) STRICT;
     CREATE TABLE community_members (
       user_id TEXT NOT NULL,
       community TEXT NOT NULL,
       PRIMARY KEY (user_id, community)
     ) STRICT;
     CREATE TABLE protocol_members (
       user_id TEXT NOT NULL,
       protocol TEXT NOT NULL,
       PRIMARY KEY (user_id, protocol)
     ) STRICT;`,
    `CREATE TABLE sign_in_failures (
       key TEXT NOT NULL, -- hash of what is counted: a name, a device, an address
       at INTEGER NOT NULL -- milliseconds
     ) STRICT;
     CREATE INDEX sign_in_failures_by_key ON sign_in_failures (key, at);
     CREATE TABLE known_devices (
       device TEXT NOT NULL, -- hash of what the browser keeps
       user_id TEXT NOT NULL,
       PRIMARY KEY (device, user_id)
     ) STRICT;
     CREATE TABLE one_time_codes (
       user_id TEXT PRIMARY KEY, -- a new code ends the one before
       code TEXT NOT NULL, -- hash
       given_by TEXT NOT NULL,
       given_at INTEGER NOT NULL
     ) STRICT;
     CREATE TABLE ended_sessions (
       user_id TEXT NOT NULL,
       began_at TEXT NOT NULL,
       ended_at TEXT NOT NULL,
       user_agent TEXT
     ) STRICT;
     CREATE INDEX ended_sessions_by_user ON ended_sessions (user_id, ended_at);`,
  ],
};

/** Runs once better-auth has made its tables: however a session ends, it is remembered that it was. */
export const SESSION_TRIGGER = `
  CREATE TRIGGER IF NOT EXISTS remember_ended_session AFTER DELETE ON session BEGIN
    INSERT INTO ended_sessions VALUES (
      OLD.userId, OLD.createdAt, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), OLD.userAgent
    );
  END`;
