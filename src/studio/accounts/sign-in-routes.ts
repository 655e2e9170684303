import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';
import { SIGN_IN } from '../http/dispatch.ts';
import { localPath } from '../http/local-path.ts';
import { readForm } from '../http/read-form.ts';
import type { Answer, Visit } from '../http/route.ts';
import { type Fault, faultOf } from './fault.ts';
import type { Accounts } from './open-accounts.ts';
import { minutesUntil } from './open-passwords.ts';
import type { SignInOutcome } from './open-sign-in.ts';

export const SECOND_STEP = '/studio/sign-in/code/';
export const RESET = '/studio/reset/';

export interface SignInData {
  to: string;
  accountName: string;
  fault: 'wrong' | 'refused' | null;
  /** Minutes to wait, where too many tries were wrong. */
  minutes: number;
}

export interface SecondStepData {
  to: string;
  isWrong: boolean;
}

export interface ResetData {
  accountName: string;
  fault: Fault | null;
}

/** Told when somebody signed in or chose a new password. */
export type Note = (event: {
  actor: string;
  action: string;
  subject: string;
  at: Date;
  why?: string;
}) => void;

const setCookies = (cookies: readonly string[]) =>
  cookies.map((cookie) => ['Set-Cookie', cookie] as const);

export function signInRoutes(accounts: Accounts, { note }: { note: Note }) {
  /** After the password, or after the code. */
  function answerTo(
    outcome: SignInOutcome,
    { to, now, otherwise }: { to: string; now: Date; otherwise: (minutes: number) => Answer },
  ): Answer {
    switch (outcome.outcome) {
      case 'signed-in': {
        const { userId, cookies } = outcome;
        note({ actor: userId, action: 'account.signed-in', subject: userId, at: now });
        return { to, headers: setCookies(cookies) };
      }
      case 'second-step':
        return {
          to: `${SECOND_STEP}?to=${encodeURIComponent(to)}`,
          headers: setCookies(outcome.cookies),
        };
      case 'wrong':
        return otherwise(0);
      case 'refused':
        return otherwise(minutesUntil(outcome.until, now));
    }
  }

  return [
    {
      method: 'GET',
      path: SIGN_IN,
      open: 'where one signs in',
      answer: ({ url }: Visit): Answer => {
        const to = localPath(url.searchParams.get('to'));
        return { screen: 'sign-in', data: { to, accountName: '', fault: null, minutes: 0 } };
      },
    },
    {
      method: 'POST',
      path: SIGN_IN,
      open: 'where one signs in',
      async answer(visit: Visit): Promise<Answer> {
        const form = await readForm(visit.request);
        const accountName = form.get('name') ?? '';
        const password = form.get('password') ?? '';
        const to = localPath(form.get('to'));
        const outcome = await orWrong(() => accounts.signIn({ accountName, password }, visit));
        return answerTo(outcome, {
          to,
          now: visit.now,
          otherwise: (minutes) => ({
            screen: 'sign-in',
            status: minutes > 0 ? 429 : 422,
            data: { to, accountName, fault: minutes > 0 ? 'refused' : 'wrong', minutes },
            ...(minutes > 0 ? { headers: { 'Retry-After': String(minutes * 60) } } : {}),
          }),
        });
      },
    },
    {
      method: 'GET',
      path: SECOND_STEP,
      open: 'part of signing in',
      answer({ url, request }: Visit): Answer {
        const to = localPath(url.searchParams.get('to'));
        if (!accounts.owesSecondStep(request)) return { to: SIGN_IN };
        return { screen: 'second-step', data: { to, isWrong: false } };
      },
    },
    {
      method: 'POST',
      path: SECOND_STEP,
      open: 'part of signing in',
      async answer(visit: Visit): Promise<Answer> {
        const form = await readForm(visit.request);
        const to = localPath(form.get('to'));
        const outcome = await accounts.finishSignIn(form.get('code') ?? '', visit);
        return answerTo(outcome, {
          to,
          now: visit.now,
          otherwise: () => ({ screen: 'second-step', status: 422, data: { to, isWrong: true } }),
        });
      },
    },
    {
      method: 'GET',
      path: RESET,
      open: 'for those who cannot sign in',
      answer: (): Answer => ({ screen: 'reset', data: { accountName: '', fault: null } }),
    },
    {
      method: 'POST',
      path: RESET,
      open: 'for those who cannot sign in',
      async answer(visit: Visit): Promise<Answer> {
        const form = await readForm(visit.request);
        const accountName = form.get('name') ?? '';
        const code = form.get('code') ?? '';
        const wanted = form.get('wanted') ?? '';
        try {
          const { userId } = await accounts.passwords.resetByCode(
            { accountName, code, wanted },
            visit,
          );
          const event = { action: 'account.password-reset', subject: userId, at: visit.now };
          note({ actor: userId, ...event });
          return { to: SIGN_IN, said: PASSWORD_CHOSEN };
        } catch (error) {
          const data: ResetData = { accountName, fault: faultOf(error) };
          return { screen: 'reset', status: 422, data };
        }
      },
    },
    {
      method: 'POST',
      path: '/studio/sign-out/',
      open: 'who is signed out already is, too',
      async answer({ request }: Visit): Promise<Answer> {
        return { to: SIGN_IN, headers: setCookies(await accounts.signOut(request)) };
      },
    },
  ] as const;
}

const PASSWORD_CHOSEN: Bilingual = {
  vi: 'Đã đặt mật khẩu mới. Bây giờ hãy đăng nhập.',
  en: 'The new password is set. Now sign in with it.',
};

/** Whether it is a name at all says as little as whether there is such an account. */
async function orWrong(signIn: () => Promise<SignInOutcome>): Promise<SignInOutcome> {
  try {
    return await signIn();
  } catch (error) {
    if (error instanceof ArchiveError && error.name === 'account-name') return { outcome: 'wrong' };
    throw error;
  }
}
