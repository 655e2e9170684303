import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { readCookie } from '../http/said.ts';

const COOKIE = 'studio_device';
const YEAR_SECONDS = 365 * 86_400;

export interface KnownDevices {
  /** The browser's mark where it has signed in to this account before, `null` otherwise. */
  recognise(request: Request, accountName: string): string | null;
  /** Marks the browser as one that signed in to the account; the cookie to set. */
  remember(request: Request, userId: string): string;
  forgetAllOf(userId: string): void;
}

/** Browsers that have signed in before: others' wrong guesses do not lock them out. */
export function openKnownDevices(database: DatabaseSync): KnownDevices {
  const find = database.prepare(
    `SELECT 1 FROM known_devices JOIN user ON user.id = known_devices.user_id
     WHERE device = ? AND user.username = ?`,
  );
  const exists = database.prepare('SELECT 1 FROM known_devices WHERE device = ?');
  const write = database.prepare('INSERT OR IGNORE INTO known_devices VALUES (?, ?)');
  const forget = database.prepare('DELETE FROM known_devices WHERE user_id = ?');
  return {
    recognise(request, accountName) {
      const mark = readCookie(request, COOKIE);
      if (mark === null) return null;
      return find.get(hash(mark), accountName) === undefined ? null : hash(mark);
    },
    remember(request, userId) {
      const given = readCookie(request, COOKIE);
      // A mark that we did not give might be known to others.
      const isOurs = given !== null && exists.get(hash(given)) !== undefined;
      const mark = isOurs ? given : randomBytes(24).toString('base64url');
      write.run(hash(mark), userId);
      const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
      return `${COOKIE}=${mark}; Path=/studio; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
    },
    forgetAllOf(userId) {
      forget.run(userId);
    },
  };
}

function hash(mark: string): string {
  return createHash('sha256').update(mark).digest('base64url');
}
