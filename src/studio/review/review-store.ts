import type { DatabaseSync } from 'node:sqlite';

export interface Decision {
  recordId: string;
  version: number;
  hash: string;
  userId: string;
  userName: string;
  /** Those the person speaks for. */
  communities: readonly string[];
  verdict: 'yes' | 'no';
  /** ISO 8601. */
  at: string;
}

export interface Comment {
  n: number;
  recordId: string;
  version: number;
  /** `vi.md title`, `record.yaml access.level`, or empty for the record as a whole. */
  field: string;
  words: string;
  userId: string;
  userName: string;
  at: string;
  settledAt: string | null;
}

export interface ReviewStore {
  decide(decision: Decision): void;
  /** On one version only: a later one voids them. */
  decisionsOn(seen: { recordId: string; version: number; hash: string }): Decision[];
  comment(comment: Omit<Comment, 'n' | 'settledAt'>): number;
  /** Oldest first. */
  commentsOn(recordId: string): Comment[];
  settle(n: number, by: { recordId: string; userId: string; at: string }): void;
  /** Communities whose custodian closed a record. */
  closedFor(recordId: string): string[];
  close(recordId: string, communities: readonly string[], by: { userId: string; at: string }): void;
  reopen(recordId: string): void;
  /** What people wrote about a record that is erased. */
  erase(recordId: string): void;
}

export function openReviewStore(database: DatabaseSync): ReviewStore {
  const sql = (text: string) => database.prepare(text);
  const addDecision = sql(
    `INSERT INTO review_decisions (record_id, version, hash, user_id, user_name, communities,
       verdict, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const findDecisions = sql(
    'SELECT * FROM review_decisions WHERE record_id = ? AND version = ? AND hash = ? ORDER BY n',
  );
  const addComment = sql(
    `INSERT INTO review_comments (record_id, version, field, words, user_id, user_name, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const findComments = sql('SELECT * FROM review_comments WHERE record_id = ? ORDER BY n');
  const settleComment = sql(
    'UPDATE review_comments SET settled_at = ?, settled_by = ? WHERE n = ? AND record_id = ?',
  );
  const findClosures = sql('SELECT community FROM review_closures WHERE record_id = ?');
  const addClosure = sql('INSERT OR REPLACE INTO review_closures VALUES (?, ?, ?, ?)');
  const removeClosures = sql('DELETE FROM review_closures WHERE record_id = ?');
  const eraseComments = sql('DELETE FROM review_comments WHERE record_id = ?');

  return {
    decide({ recordId, version, hash, userId, userName, communities, verdict, at }) {
      const named = JSON.stringify(communities);
      addDecision.run(recordId, version, hash, userId, userName, named, verdict, at);
    },
    decisionsOn: ({ recordId, version, hash }) =>
      findDecisions.all(recordId, version, hash).map((row) => ({
        recordId,
        version,
        hash,
        userId: String(row['user_id']),
        userName: String(row['user_name']),
        communities: JSON.parse(String(row['communities'])) as string[],
        verdict: row['verdict'] === 'yes' ? 'yes' : 'no',
        at: String(row['at']),
      })),
    comment({ recordId, version, field, words, userId, userName, at }) {
      const added = addComment.run(recordId, version, field, words, userId, userName, at);
      return Number(added.lastInsertRowid);
    },
    commentsOn: (recordId) =>
      findComments.all(recordId).map((row) => ({
        n: Number(row['n']),
        recordId,
        version: Number(row['version']),
        field: String(row['field']),
        words: String(row['words']),
        userId: String(row['user_id']),
        userName: String(row['user_name']),
        at: String(row['at']),
        settledAt: row['settled_at'] === null ? null : String(row['settled_at']),
      })),
    settle: (n, { recordId, userId, at }) => void settleComment.run(at, userId, n, recordId),
    closedFor: (recordId) => findClosures.all(recordId).map(({ community }) => String(community)),
    close(recordId, communities, { userId, at }) {
      for (const community of communities) addClosure.run(recordId, community, userId, at);
    },
    reopen: (recordId) => void removeClosures.run(recordId),
    erase: (recordId) => void eraseComments.run(recordId),
  };
}
