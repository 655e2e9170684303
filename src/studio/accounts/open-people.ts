import type { DatabaseSync } from 'node:sqlite';
import type { AccountSubject } from '../policy/subject.ts';
import type { Grants } from './open-grants.ts';

export interface Person {
  userId: string;
  /** As they wish to be called. */
  name: string;
  /** What they sign in with; for those who look after accounts, and never for others. */
  accountName: string;
  /** Can they no longer sign in? */
  isClosed: boolean;
  hasSecondStep: boolean;
  /** What a rule may depend on. */
  subject: AccountSubject;
}

/** Everybody who has an account. */
export interface People {
  list(): Person[];
  find(userId: string): Person | null;
  findByName(accountName: string): Person | null;
  rename(userId: string, name: string): void;
  /** Ends every session of theirs too; `false` opens the account again. */
  close(userId: string, isClosed: boolean): void;
}

const COLUMNS = 'id, name, username, banned, twoFactorEnabled';

export function openPeople(database: DatabaseSync, grants: Grants): People {
  const all = database.prepare(`SELECT ${COLUMNS} FROM user`);
  const byId = database.prepare(`SELECT ${COLUMNS} FROM user WHERE id = ?`);
  const byName = database.prepare(`SELECT ${COLUMNS} FROM user WHERE username = ?`);
  const rename = database.prepare('UPDATE user SET name = ? WHERE id = ?');
  const close = database.prepare('UPDATE user SET banned = ? WHERE id = ?');
  const endSessions = database.prepare('DELETE FROM session WHERE userId = ?');

  function toPerson(row: Record<string, unknown> | undefined): Person | null {
    if (row === undefined) return null;
    const userId = String(row['id']);
    return {
      userId,
      name: String(row['name']),
      accountName: String(row['username']),
      isClosed: row['banned'] === 1,
      hasSecondStep: row['twoFactorEnabled'] === 1,
      subject: {
        kind: 'account',
        userId,
        grants: grants.grantsOf(userId),
        memberOf: grants.membershipsOf(userId),
      },
    };
  }
  const order = new Intl.Collator('vi');
  return {
    list: () =>
      all
        .all()
        .map(toPerson)
        .filter((person) => person !== null)
        .sort((a, b) => order.compare(a.name, b.name)),
    find: (userId) => toPerson(byId.get(userId)),
    findByName: (accountName) => toPerson(byName.get(accountName)),
    rename: (userId, name) => void rename.run(name, userId),
    close(userId, isClosed) {
      close.run(isClosed ? 1 : 0, userId);
      if (isClosed) endSessions.run(userId);
    },
  };
}
