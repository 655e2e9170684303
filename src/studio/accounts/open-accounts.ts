import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../database/open-database.ts';
import type { Actor, Grant } from '../policy/actor.ts';
import { accountExists, nameMissing } from './account-faults.ts';
import { toAccountName } from './account-name.ts';
import { openKnownDevices } from './known-devices.ts';
import { type OneTimeCodes, openOneTimeCodes } from './one-time-codes.ts';
import { type Auth, openAuth } from './open-auth.ts';
import { type Grants, openGrants } from './open-grants.ts';
import { openPasswords, type Passwords } from './open-passwords.ts';
import { openPeople, type People } from './open-people.ts';
import { openSecondStep, type SecondStep } from './open-second-step.ts';
import { openSessions, type Sessions } from './open-sessions.ts';
import { openSignIn, type SignIn } from './open-sign-in.ts';
import { checkPassword } from './password-rules.ts';
import { openSignInLimits } from './sign-in-limits.ts';

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
  /** `null`: none that anybody knows; the person chooses one with a one-time code. */
  password: string | null;
  grants: readonly Grant[];
}

export interface Accounts extends SignIn {
  /** @throws ArchiveError `account-name`, `account-exists`, `name-missing`, and as `checkPassword`. */
  create(account: NewAccount): Promise<{ userId: string }>;
  /** Who sent the request, `null` where nobody signed in. */
  actorOf(request: Request): Promise<Actor | null>;
  /** The session of a request, by the id that `sessions` knows it by. */
  sessionOf(request: Request): Promise<string | null>;
  /** As somebody wishes to be called; `null` where there is no such account. */
  nameOf(userId: string): string | null;
  isEmpty(): boolean;
  people: People;
  grants: Grants;
  sessions: Sessions;
  codes: OneTimeCodes;
  passwords: Passwords;
  secondStep: SecondStep;
}

/** People's accounts, sessions and grants, with better-auth on the studio's database. */
export async function openAccounts({
  database,
  keyFile,
  origin,
}: AccountsOptions): Promise<Accounts> {
  const secret = readKey(keyFile);
  const auth = await openAuth({ database, secret, origin });
  const grants = openGrants(database);
  const people = openPeople(database, grants);
  const devices = openKnownDevices(database);
  const limits = openSignInLimits(database);
  const codes = openOneTimeCodes(database, secret);
  const readSession = (request: Request) => auth.api.getSession({ headers: request.headers });

  return {
    ...openSignIn({ auth, limits, devices }),
    async create({ name, accountName, password, grants: given }) {
      const key = toAccountName(accountName);
      if (name.trim() === '') throw nameMissing();
      if (password !== null) checkPassword(password, key);
      if (people.findByName(key) !== null) throw accountExists(key);
      const userId = await writeAccount(auth, {
        key,
        name: name.trim(),
        // Without one, a guess would be answered faster.
        password: password ?? randomBytes(48).toString('base64url'),
      });
      inTransaction(database, () => {
        for (const { role, communities } of given) {
          for (const community of communities === 'all' ? ['all'] : communities) {
            grants.give({ userId, role, community });
          }
        }
      });
      return { userId };
    },
    async actorOf(request) {
      const session = await readSession(request);
      if (session === null) return null;
      const { id, name } = session.user;
      return {
        userId: id,
        name,
        email: `${id.toLowerCase()}@studio.invalid`,
        grants: grants.grantsOf(id),
        protocols: grants.protocolsOf(id),
        memberOf: grants.membershipsOf(id),
      };
    },
    sessionOf: async (request) => (await readSession(request))?.session.id ?? null,
    nameOf: (userId) => people.find(userId)?.name ?? null,
    isEmpty: () => database.prepare('SELECT 1 FROM user LIMIT 1').get() === undefined,
    people,
    grants,
    sessions: openSessions(database),
    codes,
    passwords: openPasswords({ auth, limits, codes, people, devices }),
    secondStep: openSecondStep(auth),
  };
}

/** better-auth wants an e-mail address of everybody: ours are of the reserved domain (RFC 2606). */
async function writeAccount(
  auth: Auth,
  { key, name, password }: { key: string; name: string; password: string },
): Promise<string> {
  const email = `${randomBytes(12).toString('hex')}@accounts.invalid`;
  const { user } = await auth.api.createUser({
    body: { email, password, name, data: { username: key } },
  });
  return user.id;
}

function readKey(file: string): string {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
