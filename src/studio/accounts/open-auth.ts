import type { DatabaseSync } from 'node:sqlite';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { admin, twoFactor, username } from 'better-auth/plugins';
import { SESSION_TRIGGER } from './accounts-schema.ts';
import { LONGEST_PASSWORD_CHARS, SHORTEST_PASSWORD_CHARS } from './password-rules.ts';

const SESSION_DAYS = 14;

export interface AuthOptions {
  database: DatabaseSync;
  /** Signs the cookies of sessions. */
  secret: string;
  /** Of the studio, where it is known. */
  origin: string | undefined;
}

/**
 * better-auth on the studio's database: passwords (scrypt), sessions, second steps. None of its own
 * addresses are served; the routes of this room call it.
 */
export async function openAuth({ database, secret, origin }: AuthOptions) {
  const auth = betterAuth({
    database,
    secret,
    baseURL: origin ?? 'http://localhost',
    basePath: '/studio/auth',
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD_CHARS,
      maxPasswordLength: LONGEST_PASSWORD_CHARS,
    },
    // A session ends after its days, however much it was used: only sign-in makes a cookie.
    session: { expiresIn: SESSION_DAYS * 86_400, disableSessionRefresh: true },
    // Counted by sign-in-limits.ts, per account and per address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'studio',
      useSecureCookies: origin?.startsWith('https:') ?? false,
      defaultCookieAttributes: { path: '/studio', httpOnly: true, sameSite: 'lax' },
      // It would read X-Forwarded-For as it comes.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 200, usernameValidator: () => true }),
      admin(),
      twoFactor({ twoFactorCookieMaxAge: 600 }),
    ],
  });
  await (await getMigrations(auth.options)).runMigrations();
  database.exec(SESSION_TRIGGER);
  return auth;
}

export type Auth = Awaited<ReturnType<typeof openAuth>>;
