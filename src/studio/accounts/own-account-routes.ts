import type { Bilingual } from '#domain/archive-error.ts';
import { readForm } from '../http/read-form.ts';
import type { Answer, SignedVisit, StudioRoute } from '../http/route.ts';
import { nameMissing } from './account-faults.ts';
import { type Fault, faultOf } from './fault.ts';
import type { Accounts } from './open-accounts.ts';
import type { SecondStepKey } from './open-second-step.ts';
import type { EndedSession, OpenSession } from './open-sessions.ts';
import type { Note } from './sign-in-routes.ts';

const ACCOUNT = '/studio/account/';

export interface OwnAccountData {
  name: string;
  accountName: string;
  hasSecondStep: boolean;
  open: OpenSession[];
  ended: EndedSession[];
  timeZone: string;
  fault: { of: 'name' | 'password' | 'second-step'; fault: Fault } | null;
}

export interface SecondStepKeyData {
  key: SecondStepKey | null;
  fault: Fault | null;
}

export interface OwnAccountOptions {
  siteName: string;
  timeZone: string;
  note: Note;
}

/** One's own name, password, sessions and second step. */
export function ownAccountRoutes(
  accounts: Accounts,
  { siteName, timeZone, note }: OwnAccountOptions,
): readonly StudioRoute[] {
  const rule = ({ actor }: SignedVisit) => ({
    action: 'account.own' as const,
    subject: {
      kind: 'account' as const,
      userId: actor.userId,
      grants: actor.grants,
      memberOf: actor.memberOf,
    },
  });

  async function screen(
    { actor, request, now }: SignedVisit,
    fault: OwnAccountData['fault'] = null,
  ): Promise<Answer> {
    const person = accounts.people.find(actor.userId);
    const thisId = await accounts.sessionOf(request);
    const data: OwnAccountData = {
      name: actor.name,
      accountName: person?.accountName ?? '',
      hasSecondStep: person?.hasSecondStep ?? false,
      open: accounts.sessions.open(actor.userId, thisId, now),
      ended: accounts.sessions.ended(actor.userId),
      timeZone,
      fault,
    };
    return { screen: 'account', status: fault === null ? 200 : 422, data };
  }

  /** A form of the account page; its faults are shown beside it. */
  function form(
    path: string,
    of: 'name' | 'password' | 'second-step',
    change: (visit: SignedVisit, typed: URLSearchParams) => Promise<Answer>,
  ): StudioRoute {
    return {
      method: 'POST',
      path: `${ACCOUNT}${path}/`,
      rule,
      async answer(visit) {
        const typed = await readForm(visit.request);
        try {
          return await change(visit, typed);
        } catch (error) {
          return screen(visit, { of, fault: faultOf(error) });
        }
      },
    };
  }
  const noted = ({ actor, now }: SignedVisit, action: string) =>
    note({ actor: actor.userId, action, subject: actor.userId, at: now });

  return [
    { method: 'GET', path: ACCOUNT, rule, answer: (visit) => screen(visit) },
    form('name', 'name', async (visit, typed) => {
      const name = (typed.get('name') ?? '').trim();
      if (name === '') throw nameMissing();
      accounts.people.rename(visit.actor.userId, name.slice(0, 200));
      noted(visit, 'account.renamed');
      return saved({ vi: 'Đã lưu tên.', en: 'The name is saved.' });
    }),
    form('password', 'password', async (visit, typed) => {
      const cookies = await accounts.passwords.change(
        {
          userId: visit.actor.userId,
          present: typed.get('present') ?? '',
          wanted: typed.get('wanted') ?? '',
        },
        visit,
      );
      noted(visit, 'account.password-changed');
      const said = {
        vi: 'Đã đổi mật khẩu. Mọi nơi khác đang đăng nhập đều đã bị đăng xuất.',
        en: 'The password is changed. Wherever else you were signed in, you are signed out.',
      };
      return saved(said, cookies);
    }),
    form('sessions', 'password', async ({ actor, request }, typed) => {
      const id = typed.get('session');
      const thisId = await accounts.sessionOf(request);
      if (id === null) accounts.sessions.endAll(actor.userId, thisId);
      else accounts.sessions.end(actor.userId, id);
      return saved({ vi: 'Đã đăng xuất ở nơi ấy.', en: 'Signed out there.' });
    }),
    form('second-step', 'second-step', async ({ actor, request }, typed) => {
      const accountName = accounts.people.find(actor.userId)?.accountName ?? '';
      const password = typed.get('password') ?? '';
      const asked = { password, archive: siteName, accountName, request };
      const key = await accounts.secondStep.begin(asked);
      const data: SecondStepKeyData = { key, fault: null };
      return { screen: 'second-step-key', data };
    }),
    form('second-step/off', 'second-step', async (visit, typed) => {
      const password = typed.get('password') ?? '';
      const cookies = await accounts.secondStep.turnOff(password, visit.request);
      noted(visit, 'account.second-step-off');
      const said = { vi: 'Đã tắt bước thứ hai.', en: 'The second step is off.' };
      return saved(said, cookies);
    }),
    {
      method: 'POST',
      path: `${ACCOUNT}second-step/confirm/`,
      rule,
      async answer(visit) {
        const typed = await readForm(visit.request);
        try {
          const code = typed.get('code') ?? '';
          const cookies = await accounts.secondStep.confirm(code, visit.request);
          noted(visit, 'account.second-step-on');
          const said = {
            vi: 'Từ nay, sau mật khẩu bạn gõ thêm mã trên điện thoại.',
            en: 'From now on you type the code from your telephone after the password.',
          };
          return saved(said, cookies);
        } catch (error) {
          const data: SecondStepKeyData = { key: null, fault: faultOf(error) };
          return { screen: 'second-step-key', status: 422, data };
        }
      },
    },
  ];
}

function saved(said: Bilingual, cookies: readonly string[] = []): Answer {
  return { to: ACCOUNT, said, headers: cookies.map((cookie) => ['Set-Cookie', cookie] as const) };
}
