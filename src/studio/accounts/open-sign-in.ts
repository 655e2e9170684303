import { toAccountName } from './account-name.ts';
import type { KnownDevices } from './known-devices.ts';
import type { Auth } from './open-auth.ts';
import type { SignInLimits } from './sign-in-limits.ts';

export type SignInOutcome =
  | { outcome: 'signed-in'; userId: string; cookies: string[] }
  /** The password is right; the code from the telephone is still to come. */
  | { outcome: 'second-step'; cookies: string[] }
  /** Said alike where there is no such account, and in the same time. */
  | { outcome: 'wrong' }
  | { outcome: 'refused'; until: Date };

export interface Visitor {
  request: Request;
  clientAddress: string;
  now: Date;
}

export interface SignIn {
  signIn(
    typed: { accountName: string; password: string },
    visitor: Visitor,
  ): Promise<SignInOutcome>;
  /** With the code of an authenticator, or one of those kept for when the telephone is lost. */
  finishSignIn(code: string, visitor: Visitor): Promise<SignInOutcome>;
  /** Has the browser shown a right password, and owes the code? */
  owesSecondStep(request: Request): boolean;
  /** Ends the session here on the server; Set-Cookie headers that say so to the browser. */
  signOut(request: Request): Promise<string[]>;
}

interface SignInOptions {
  auth: Auth;
  limits: SignInLimits;
  devices: KnownDevices;
}

const SECOND_STEP_COOKIE = /(?:^|;\s*)(?:__Secure-)?studio\.two_factor=/;

/** Signing in and out. Whatever session a browser brought along ends when another begins. */
export function openSignIn({ auth, limits, devices }: SignInOptions): SignIn {
  async function begun(
    userId: string,
    answer: Response,
    { request }: Visitor,
  ): Promise<SignInOutcome> {
    await auth.api.signOut({ headers: request.headers, asResponse: true });
    const cookies = cookiesOf(answer, request);
    return {
      outcome: 'signed-in',
      userId,
      cookies: [...cookies, devices.remember(request, userId)],
    };
  }

  return {
    async signIn({ accountName, password }, visitor) {
      const { request, clientAddress, now } = visitor;
      const key = toAccountName(accountName);
      const device = devices.recognise(request, key);
      const attempt = limits.begin({ account: key, address: clientAddress, device }, now);
      if (attempt.refusedUntil) return { outcome: 'refused', until: attempt.refusedUntil };
      const answer = await auth.api.signInUsername({
        body: { username: key, password: password === '' ? ' ' : password },
        headers: request.headers,
        asResponse: true,
      });
      if (!answer.ok) return { outcome: 'wrong' };
      attempt.succeeded();
      const body: { twoFactorRedirect?: boolean; user?: { id: string } } = await answer.json();
      if (body.user === undefined) {
        return { outcome: 'second-step', cookies: cookiesOf(answer, request) };
      }
      return begun(body.user.id, answer, visitor);
    },
    async finishSignIn(code, visitor) {
      const { request } = visitor;
      const { verifyTOTP, verifyBackupCode } = auth.api;
      const typed = code.replace(/\s/g, '');
      // A session that the browser still holds would be asked instead of what it owes.
      const headers = withoutSession(request.headers);
      const body = { code: typed };
      const answer = /^\d{6}$/.test(typed)
        ? await verifyTOTP({ body, headers, asResponse: true })
        : await verifyBackupCode({ body, headers, asResponse: true });
      if (!answer.ok) return { outcome: 'wrong' };
      const { user }: { user: { id: string } } = await answer.json();
      return begun(user.id, answer, visitor);
    },
    owesSecondStep: (request) => SECOND_STEP_COOKIE.test(request.headers.get('cookie') ?? ''),
    async signOut(request) {
      const answer = await auth.api.signOut({ headers: request.headers, asResponse: true });
      return cookiesOf(answer, request);
    },
  };
}

/** What better-auth sets, marked secure wherever the browser came by https. */
export function cookiesOf(answer: Response, request: Request): string[] {
  const isSecure = new URL(request.url).protocol === 'https:';
  return answer.headers
    .getSetCookie()
    .map((cookie) => (isSecure && !/;\s*secure/i.test(cookie) ? `${cookie}; Secure` : cookie));
}

function withoutSession(headers: Headers): Headers {
  const cookies = (headers.get('cookie') ?? '')
    .split(';')
    .filter((pair) => !/^\s*(?:__Secure-)?studio\.session_/.test(pair));
  return new Headers({ cookie: cookies.join(';') });
}
