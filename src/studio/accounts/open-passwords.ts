import { accountUnknown, codeWrong, passwordWrong, tooManyTries } from './account-faults.ts';
import { toAccountName } from './account-name.ts';
import type { KnownDevices } from './known-devices.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import type { Auth } from './open-auth.ts';
import type { People } from './open-people.ts';
import { cookiesOf, type Visitor } from './open-sign-in.ts';
import { checkPassword } from './password-rules.ts';
import type { SignInLimits } from './sign-in-limits.ts';

export interface Passwords {
  /**
   * Changes one's own password: every session ends, and another begins here. Set-Cookie headers.
   * @throws ArchiveError `password-wrong`, `too-many-tries`, and as `checkPassword`.
   */
  change(
    typed: { userId: string; present: string; wanted: string },
    visitor: Visitor,
  ): Promise<string[]>;
  /**
   * Chooses a new password with a code of an officer; every session ends. A second step stays on.
   * @throws ArchiveError `code-wrong`, `too-many-tries`, and as `checkPassword`.
   */
  resetByCode(
    typed: { accountName: string; code: string; wanted: string },
    visitor: Visitor,
  ): Promise<{ userId: string }>;
  /** From the terminal of the machine. @throws ArchiveError `account-unknown`, and as `checkPassword`. */
  set(userId: string, wanted: string): Promise<void>;
}

interface PasswordsOptions {
  auth: Auth;
  limits: SignInLimits;
  codes: OneTimeCodes;
  people: People;
  devices: KnownDevices;
}

export function openPasswords(options: PasswordsOptions): Passwords {
  const { auth, limits, codes, people, devices } = options;

  async function set(userId: string, wanted: string): Promise<void> {
    const { internalAdapter, password } = await auth.$context;
    await internalAdapter.updatePassword(userId, await password.hash(wanted));
    await internalAdapter.deleteUserSessions(userId);
    devices.forgetAllOf(userId);
  }

  return {
    async change({ userId, present, wanted }, visitor) {
      const { request, clientAddress, now } = visitor;
      const accountName = people.find(userId)?.accountName ?? '';
      checkPassword(wanted, accountName);
      const guess = { account: `own ${userId}`, address: clientAddress, device: 'own session' };
      const attempt = limits.begin(guess, now);
      if (attempt.refusedUntil) throw tooManyTries(minutesUntil(attempt.refusedUntil, now));
      const answer = await auth.api.changePassword({
        body: { currentPassword: present, newPassword: wanted, revokeOtherSessions: true },
        headers: request.headers,
        asResponse: true,
      });
      if (!answer.ok) throw passwordWrong();
      attempt.succeeded();
      devices.forgetAllOf(userId);
      return [...cookiesOf(answer, request), devices.remember(request, userId)];
    },
    async resetByCode({ accountName, code, wanted }, { clientAddress, now }) {
      const key = toAccountName(accountName);
      const guess = { account: `code ${key}`, address: clientAddress, device: null };
      const attempt = limits.begin(guess, now);
      if (attempt.refusedUntil) throw tooManyTries(minutesUntil(attempt.refusedUntil, now));
      const person = people.findByName(key);
      if (person === null || !codes.isGood(person.userId, code, now)) throw codeWrong();
      attempt.succeeded();
      checkPassword(wanted, key);
      if (!codes.use(person.userId, code, now)) throw codeWrong();
      await set(person.userId, wanted);
      return { userId: person.userId };
    },
    async set(userId, wanted) {
      const person = people.find(userId);
      if (person === null) throw accountUnknown(userId);
      checkPassword(wanted, person.accountName);
      await set(userId, wanted);
    },
  };
}

/** Whole minutes that are left, at least one. */
export function minutesUntil(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
}
