import type { DatabaseSync } from 'node:sqlite';

export interface OpenSession {
  id: string;
  beganAt: Date;
  userAgent: string;
  /** Is it the one that asks? */
  isThis: boolean;
}

export interface EndedSession {
  beganAt: Date;
  endedAt: Date;
  userAgent: string;
}

/** Where somebody is signed in, and where they were. */
export interface Sessions {
  open(userId: string, thisId: string | null, now: Date): OpenSession[];
  ended(userId: string): EndedSession[];
  /** Ends one of somebody's sessions. */
  end(userId: string, id: string): void;
  /** Ends all of somebody's sessions, but the one that is kept. */
  endAll(userId: string, keptId: string | null): void;
}

const SHOWN_ENDED = 10;

export function openSessions(database: DatabaseSync): Sessions {
  const open = database.prepare(
    'SELECT id, createdAt, expiresAt, userAgent FROM session WHERE userId = ? ORDER BY createdAt DESC',
  );
  const ended = database.prepare(
    'SELECT began_at, ended_at, user_agent FROM ended_sessions WHERE user_id = ? ORDER BY ended_at DESC LIMIT ?',
  );
  const end = database.prepare('DELETE FROM session WHERE userId = ? AND id = ?');
  const endAll = database.prepare('DELETE FROM session WHERE userId = ? AND id IS NOT ?');
  return {
    open: (userId, thisId, now) =>
      open
        .all(userId)
        .filter((row) => new Date(String(row['expiresAt'])) > now)
        .map((row) => ({
          id: String(row['id']),
          beganAt: new Date(String(row['createdAt'])),
          userAgent: String(row['userAgent'] ?? ''),
          isThis: row['id'] === thisId,
        })),
    ended: (userId) =>
      ended.all(userId, SHOWN_ENDED).map((row) => ({
        beganAt: new Date(String(row['began_at'])),
        endedAt: new Date(String(row['ended_at'])),
        userAgent: String(row['user_agent'] ?? ''),
      })),
    end: (userId, id) => void end.run(userId, id),
    endAll: (userId, keptId) => void endAll.run(userId, keptId),
  };
}
