import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { admin, twoFactor, username } from 'better-auth/plugins';
import type { RoomSchema } from '../database/open-database.ts';
import { inTransaction } from '../database/open-database.ts';
import type { Actor, Grant } from '../policy/actor.ts';
import { toAccountName } from './account-name.ts';

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
  ],
};

export interface AccountsOptions {
  database: DatabaseSync;
  /** File of the key that signs sessions; made where there is none. */
  keyFile: string;
  /** Of the studio, where it is known: cookies of https are marked secure. */
  origin: string | undefined;
}

export interface NewAccount {
  /** As they wish to be called. */
  name: string;
  /** E-mail or telephone number: what they sign in with. */
  accountName: string;
  password: string;
  grants: readonly Grant[];
}

export interface Accounts {
  /** @throws ArchiveError `account-name`, `account-exists`, `password-short`. */
  create(account: NewAccount): Promise<{ userId: string }>;
  /** Who sent the request, `null` where nobody signed in. */
  actorOf(request: Request): Promise<Actor | null>;
  /** Set-Cookie headers of a new session, `null` where name or password are not right. */
  signIn(options: {
    accountName: string;
    password: string;
    request: Request;
  }): Promise<string[] | null>;
  /** Ends the session; Set-Cookie headers that say so to the browser. */
  signOut(request: Request): Promise<string[]>;
  isEmpty(): boolean;
  /** As somebody wishes to be called, `null` where there is no such account. */
  nameOf(userId: string): string | null;
}

const SHORTEST_PASSWORD_CHARS = 10;

/** People's accounts, sessions and grants, with better-auth on the studio's database. */
export async function openAccounts({
  database,
  keyFile,
  origin,
}: AccountsOptions): Promise<Accounts> {
  const auth = betterAuth({
    database,
    secret: readKey(keyFile),
    baseURL: origin ?? 'http://localhost',
    basePath: '/studio/auth',
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD_CHARS,
    },
    // Counted by the sign-in route itself, per account and per address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { cookiePrefix: 'studio', useSecureCookies: origin?.startsWith('https:') ?? false },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 200, usernameValidator: () => true }),
      admin(),
      twoFactor(),
    ],
  });
  await (await getMigrations(auth.options)).runMigrations();
  const writeGrant = database.prepare('INSERT OR IGNORE INTO grants VALUES (?, ?, ?)');
  const readGrants = database.prepare('SELECT role, community FROM grants WHERE user_id = ?');
  const readMemberships = database.prepare(
    'SELECT community FROM community_members WHERE user_id = ?',
  );
  const readProtocols = database.prepare('SELECT protocol FROM protocol_members WHERE user_id = ?');
  const readName = database.prepare('SELECT name FROM user WHERE id = ?');

  return {
    async create({ name, accountName, password, grants }) {
      const { key, email } = toAccountName(accountName);
      const { user } = await auth.api.createUser({
        body: { email, password, name, data: { username: key } },
      });
      inTransaction(database, () => {
        for (const { role, communities } of grants) {
          for (const community of communities === 'all' ? ['*'] : communities) {
            writeGrant.run(user.id, role, community);
          }
        }
      });
      return { userId: user.id };
    },
    async actorOf(request) {
      const session = await auth.api.getSession({ headers: request.headers });
      if (session === null) return null;
      const { id, name, email } = session.user;
      return {
        userId: id,
        name,
        email,
        grants: toGrants(readGrants.all(id)),
        protocols: readProtocols.all(id).map(({ protocol }) => String(protocol)),
        memberOf: readMemberships.all(id).map(({ community }) => String(community)),
      };
    },
    async signIn({ accountName, password, request }) {
      const { key } = toAccountName(accountName);
      const answer = await auth.api.signInUsername({
        body: { username: key, password },
        headers: request.headers,
        asResponse: true,
      });
      return answer.ok ? answer.headers.getSetCookie() : null;
    },
    async signOut(request) {
      const answer = await auth.api.signOut({ headers: request.headers, asResponse: true });
      return answer.headers.getSetCookie();
    },
    nameOf(userId) {
      const row = readName.get(userId);
      return row === undefined ? null : String(row['name']);
    },
    isEmpty: () => database.prepare('SELECT 1 FROM user LIMIT 1').get() === undefined,
  };
}

function toGrants(rows: readonly Record<string, unknown>[]): Grant[] {
  const byRole = Map.groupBy(rows, ({ role }) => String(role));
  return [...byRole].map(([role, of]) => {
    const communities = of.map(({ community }) => String(community));
    return {
      role: role as Grant['role'],
      communities: communities.includes('*') ? 'all' : communities,
    };
  });
}

function readKey(file: string): string {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
