import type { DatabaseSync } from 'node:sqlite';
import { inTransaction, type RoomSchema } from '../database/open-database.ts';
import { type AuditEntry, hashOfEntry, NO_HASH } from './audit-entry.ts';

export const AUDIT_SCHEMA: RoomSchema = {
  room: 'audit',
  versions: [
    `CREATE TABLE audit_log (
       n INTEGER PRIMARY KEY,
       at TEXT NOT NULL,
       actor TEXT NOT NULL,
       action TEXT NOT NULL,
       subject TEXT NOT NULL,
       why TEXT,
       content TEXT,
       previous TEXT NOT NULL,
       hash TEXT NOT NULL
     ) STRICT;
     CREATE INDEX audit_by_subject ON audit_log (subject, n);
     CREATE INDEX audit_by_actor ON audit_log (actor, n);
     CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit_log
       BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
     CREATE TRIGGER audit_never_forgets BEFORE DELETE ON audit_log
       BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
     -- INSERT OR REPLACE deletes without asking the trigger above.
     CREATE TRIGGER audit_goes_on BEFORE INSERT ON audit_log
       WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM audit_log)
       BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;`,
  ],
};

export interface AuditNote {
  /** User id, or `ARCHIVE` for what the program does by itself. */
  actor: string;
  /** An action of policy/actions.ts, or a permanent name like it: `account.signed-in`. */
  action: string;
  /** Id of what it was done to. */
  subject: string;
  at: Date;
  /** A permanent name or an id, never somebody's words: `consent-ended`. */
  why?: string | undefined;
  /** Of the contents, SHA-256 in hex: the log keeps no contents. */
  hash?: string | undefined;
}

/** Who acts where no person does. */
export const ARCHIVE = 'archive';

export interface AuditFilter {
  actor?: string | undefined;
  /** A whole action, or the first part of some: `record`. */
  action?: string | undefined;
  subject?: string | undefined;
  /** From this moment on, and before that. */
  from?: Date | undefined;
  until?: Date | undefined;
  /** Only entries before this number. */
  before?: number | undefined;
  limit: number;
}

export interface Verified {
  entries: number;
  /** Hash of the last entry: whoever wrote it down elsewhere can tell later that none was cut off. */
  head: string;
  /** Number of the first entry that is not as it was written, `null` when all are. */
  broken: number | null;
}

export interface Audit {
  /** Adds an entry, within the caller's transaction where there is one. @throws on words where ids belong. */
  note(note: AuditNote): AuditEntry;
  /** The newest first. */
  entries(filter: AuditFilter): AuditEntry[];
  /** Whoever did something. */
  actors(): string[];
  /** Recomputes every hash. */
  verify(): Verified;
}

const TOKEN = /^[\p{L}\p{N}._:@/*-]{1,200}$/u;
const SHA_256 = /^[0-9a-f]{64}$/;

/** The log of who did what, when and why: ids and hashes, each entry's hash covers the one before. */
export function openAudit(database: DatabaseSync): Audit {
  const readLast = database.prepare('SELECT n, hash FROM audit_log ORDER BY n DESC LIMIT 1');
  const write = database.prepare('INSERT INTO audit_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const readActors = database.prepare('SELECT DISTINCT actor FROM audit_log ORDER BY actor');
  const readAll = database.prepare('SELECT * FROM audit_log ORDER BY n');

  const append = ({ actor, action, subject, at, why, hash }: AuditNote): AuditEntry => {
    const last = readLast.get();
    const body = {
      n: Number(last?.['n'] ?? 0) + 1,
      at: at.toISOString(),
      actor,
      action,
      subject,
      why: why ?? null,
      content: hash ?? null,
      previous: String(last?.['hash'] ?? NO_HASH),
    };
    const entry = { ...body, hash: hashOfEntry(body) };
    const { n, why: reason, content, previous } = entry;
    write.run(n, entry.at, actor, action, subject, reason, content, previous, entry.hash);
    return entry;
  };

  return {
    note(note) {
      refuseContents(note);
      return database.isTransaction ? append(note) : inTransaction(database, () => append(note));
    },
    entries({ actor, action, subject, from, until, before, limit }) {
      const asked: [string, string | number | undefined][] = [
        ['actor = ?', actor],
        ["(action || '.') LIKE (? || '.%')", action],
        ['subject = ?', subject],
        ['at >= ?', from?.toISOString()],
        ['at < ?', until?.toISOString()],
        ['n < ?', before],
      ];
      const given = asked.filter(([, value]) => value !== undefined);
      const where = given.map(([condition]) => condition).join(' AND ') || 'TRUE';
      return database
        .prepare(`SELECT * FROM audit_log WHERE ${where} ORDER BY n DESC LIMIT ?`)
        .all(...given.map(([, value]) => value ?? ''), limit)
        .map(toEntry);
    },
    actors: () => readActors.all().map(({ actor }) => String(actor)),
    verify() {
      let head = NO_HASH;
      let entries = 0;
      for (const row of readAll.iterate()) {
        const entry = toEntry(row);
        entries += 1;
        const isAsWritten =
          entry.n === entries && entry.previous === head && entry.hash === hashOfEntry(entry);
        if (!isAsWritten) return { entries, head, broken: entries };
        head = entry.hash;
      }
      return { entries, head, broken: null };
    },
  };
}

function refuseContents({ actor, action, subject, why, hash }: AuditNote): void {
  for (const token of [actor, action, subject, why ?? '-']) {
    if (!TOKEN.test(token)) throw new Error('the audit log takes ids and permanent names only');
  }
  if (hash !== undefined && !SHA_256.test(hash))
    throw new Error('the audit log takes SHA-256 only');
}

function toEntry(row: Record<string, unknown>): AuditEntry {
  const orNull = (value: unknown) => (value === null ? null : String(value));
  return {
    n: Number(row['n']),
    at: String(row['at']),
    actor: String(row['actor']),
    action: String(row['action']),
    subject: String(row['subject']),
    why: orNull(row['why']),
    content: orNull(row['content']),
    previous: String(row['previous']),
    hash: String(row['hash']),
  };
}
