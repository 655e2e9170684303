import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../database/open-database.ts';
import { networkOf } from './network-of.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const KEPT_MS = 24 * HOUR_MS;

interface Limit {
  tries: number;
  withinMs: number;
}

/**
 * How many wrong passwords are looked at. Only those count: who is refused at once costs nothing and
 * tells nothing, so a guesser uses up an address no faster than so, and the village behind the same
 * address goes on signing in.
 */
const LIMITS = {
  /** One name, by browsers that never signed in to it, whatever address they come from. */
  account: [
    { tries: 10, withinMs: 15 * MINUTE_MS },
    { tries: 50, withinMs: KEPT_MS },
  ],
  /** One name, by a browser that has signed in to it before: strangers cannot lock its owner out. */
  device: [{ tries: 10, withinMs: 15 * MINUTE_MS }],
  /** All names together, from one network: thirty people who each mistype three times. */
  address: [{ tries: 100, withinMs: HOUR_MS }],
} as const satisfies Record<string, readonly Limit[]>;

export interface Guess {
  /** What is guessed at: a name as typed, whether there is such an account or not. */
  account: string;
  address: string;
  /** The browser, where it has signed in to the account before. */
  device: string | null;
}

export type Attempt =
  /** Counted as wrong until `succeeded` says otherwise, so that many at once are not one too many. */
  { refusedUntil?: undefined; succeeded(): void } | { refusedUntil: Date };

export interface SignInLimits {
  begin(guess: Guess, now: Date): Attempt;
}

/** Counts wrong passwords in the studio's database, so that a restart forgets none. */
export function openSignInLimits(database: DatabaseSync): SignInLimits {
  const forgetOld = database.prepare('DELETE FROM sign_in_failures WHERE at <= ?');
  const nth = database.prepare(
    'SELECT at FROM sign_in_failures WHERE key = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?',
  );
  const write = database.prepare('INSERT INTO sign_in_failures (key, at) VALUES (?, ?)');
  const forgetOne = database.prepare(
    'DELETE FROM sign_in_failures WHERE rowid = (SELECT rowid FROM sign_in_failures WHERE key = ? AND at = ? LIMIT 1)',
  );
  const forgetAll = database.prepare('DELETE FROM sign_in_failures WHERE key = ?');

  /** When the limit ends, in milliseconds; `null` where it is not reached. */
  function endOf(key: string, { tries, withinMs }: Limit, now: number): number | null {
    const row = nth.get(key, now - withinMs, tries - 1);
    return row === undefined ? null : Number(row['at']) + withinMs;
  }

  return {
    begin({ account, address, device }, now) {
      const at = now.getTime();
      const own =
        device === null
          ? { key: keyOf('account', account), limits: LIMITS.account }
          : { key: keyOf('device', `${device} ${account}`), limits: LIMITS.device };
      const network = { key: keyOf('address', networkOf(address)), limits: LIMITS.address };
      const counted = device === null ? [own, network] : [own];
      return inTransaction(database, () => {
        forgetOld.run(at - KEPT_MS);
        const ends = counted
          .flatMap(({ key, limits }) => limits.map((limit) => endOf(key, limit, at)))
          .filter((end) => end !== null);
        if (ends.length > 0) return { refusedUntil: new Date(Math.max(...ends)) };
        for (const { key } of counted) write.run(key, at);
        return {
          succeeded: () =>
            inTransaction(database, () => {
              forgetAll.run(own.key);
              if (device === null) forgetOne.run(network.key, at);
            }),
        };
      });
    },
  };
}

/** A hash: what was typed as a name may have been a password. */
function keyOf(kind: string, what: string): string {
  return createHash('sha256').update(`${kind} ${what}`).digest('base64url');
}
