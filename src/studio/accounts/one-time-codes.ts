import { createHmac, randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export const CODE_HOURS = 24;
/** Without the letters and digits that are taken for one another when read out. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 3;
const GROUP_CHARS = 4;

export interface OneTimeCodes {
  /** `K7QM-2X4P-9DVT`, to be told to the person; what it was is not kept. Ends the code before. */
  give(options: { userId: string; by: string; now: Date }): string;
  /** Is it the person's code, and still good? */
  isGood(userId: string, typed: string, now: Date): boolean;
  /** `true` once, for a code that is good. */
  use(userId: string, typed: string, now: Date): boolean;
  /** When the code that waits for the person was given, if there is one. */
  waiting(userId: string, now: Date): Date | null;
}

/** Codes that let somebody choose a new password, once, within a day. */
export function openOneTimeCodes(database: DatabaseSync, secret: string): OneTimeCodes {
  const write = database.prepare('INSERT OR REPLACE INTO one_time_codes VALUES (?, ?, ?, ?)');
  const find = database.prepare(
    'SELECT 1 FROM one_time_codes WHERE user_id = ? AND code = ? AND given_at > ?',
  );
  const take = database.prepare(
    'DELETE FROM one_time_codes WHERE user_id = ? AND code = ? AND given_at > ?',
  );
  const waiting = database.prepare(
    'SELECT given_at FROM one_time_codes WHERE user_id = ? AND given_at > ?',
  );
  const hash = (code: string) =>
    createHmac('sha256', secret).update(`one-time code ${code}`).digest('base64url');
  const since = (now: Date) => now.getTime() - CODE_HOURS * 3_600_000;
  return {
    give({ userId, by, now }) {
      const code = newCode();
      write.run(userId, hash(asTyped(code)), by, now.getTime());
      return code;
    },
    isGood: (userId, typed, now) =>
      find.get(userId, hash(asTyped(typed)), since(now)) !== undefined,
    use: (userId, typed, now) => take.run(userId, hash(asTyped(typed)), since(now)).changes === 1,
    waiting(userId, now) {
      const row = waiting.get(userId, since(now));
      return row === undefined ? null : new Date(Number(row['given_at']));
    },
  };
}

function newCode(): string {
  const group = () =>
    Array.from({ length: GROUP_CHARS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** Small letters, spaces and dashes as people type them. */
function asTyped(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
