import { ArchiveError } from '#domain/archive-error.ts';
import { SIGN_IN } from '../http/dispatch.ts';
import { localPath } from '../http/local-path.ts';
import { readForm } from '../http/read-form.ts';
import type { Screen, StudioRoute } from '../http/route.ts';
import type { Accounts } from './open-accounts.ts';

export interface SignInData {
  to: string;
  accountName: string;
  /** Were name and password just refused? */
  isWrong: boolean;
}

const signInScreen = (data: SignInData): Screen => ({
  screen: 'sign-in',
  data,
  status: data.isWrong ? 422 : 200,
});

export function signInRoutes(accounts: Accounts): readonly StudioRoute[] {
  return [
    {
      method: 'GET',
      path: SIGN_IN,
      open: 'where one signs in',
      answer: ({ url }) =>
        signInScreen({
          to: localPath(url.searchParams.get('to')),
          accountName: '',
          isWrong: false,
        }),
    },
    {
      method: 'POST',
      path: SIGN_IN,
      open: 'where one signs in',
      async answer({ request }) {
        const form = await readForm(request);
        const accountName = form.get('name') ?? '';
        const to = localPath(form.get('to'));
        const cookies = await signIn({ accountName, password: form.get('password') ?? '' });
        if (cookies === null) return signInScreen({ to, accountName, isWrong: true });
        return { to, headers: cookies.map((cookie) => ['Set-Cookie', cookie] as const) };

        async function signIn(typed: { accountName: string; password: string }) {
          try {
            return await accounts.signIn({ ...typed, request });
          } catch (error) {
            // Whether it is a name at all says as little as whether there is such an account.
            if (error instanceof ArchiveError && error.name === 'account-name') return null;
            throw error;
          }
        }
      },
    },
    {
      method: 'POST',
      path: '/studio/sign-out/',
      open: 'who is signed out already is, too',
      async answer({ request }) {
        const cookies = await accounts.signOut(request);
        return { to: SIGN_IN, headers: cookies.map((cookie) => ['Set-Cookie', cookie] as const) };
      },
    },
  ];
}
