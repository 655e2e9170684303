import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';
import { readForm } from '../http/read-form.ts';
import type { Answer, Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import { may } from '../policy/may.ts';
import { toAccountName } from './account-name.ts';
import type { CommunityName } from './community-names.ts';
import { type Fault, faultOf } from './fault.ts';
import { roleNotYours, toRoleEntry } from './given-role.ts';
import type { Accounts } from './open-accounts.ts';
import type { Person } from './open-people.ts';
import type { CodeData, NewPersonData, PeopleData, PersonData } from './people-screens.ts';
import { NOBODY, peopleSight } from './people-sight.ts';
import type { Note } from './sign-in-routes.ts';

const PEOPLE = '/studio/people/';
const EMPTY = { name: '', accountName: '', role: 'contributor', community: '' };
const LONGEST_NAME_CHARS = 200;

export interface PeopleOptions {
  /** The archive's communities, in the order they are chosen from. */
  communities(): readonly CommunityName[];
  timeZone: string;
  note: Note;
}

/** The people of the archive: for officers, of their own communities. */
export function peopleRoutes(
  accounts: Accounts,
  { communities, timeZone, note }: PeopleOptions,
): readonly StudioRoute[] {
  const { people, grants, codes } = accounts;
  const sight = peopleSight(accounts, { communities, timeZone });
  const noted = ({ actor, now }: SignedVisit, action: string, subject: string, why?: string) =>
    note({ actor: actor.userId, action, subject, at: now, ...(why === undefined ? {} : { why }) });

  const personOf = ({ params }: SignedVisit) => people.find(params['id'] ?? '');
  const list = (): Asked => ({ action: 'account.list', subject: { kind: 'studio' } });
  const create = (): Asked => ({ action: 'account.create', subject: { kind: 'studio' } });
  const seen = (visit: SignedVisit) => {
    const person = personOf(visit);
    return person !== null && sight.isSeen(person, visit) ? list() : null;
  };
  const changing = (action: 'account.change' | 'account.close' | 'account.reset') => {
    return (visit: SignedVisit): Asked | null => {
      const person = personOf(visit);
      return person === null ? null : { action, subject: person.subject };
    };
  };
  /** A form on a person's page; the rule has found the person. */
  function form(
    path: string,
    rule: (visit: SignedVisit) => Asked | null,
    change: (visit: SignedVisit, person: Person, typed: URLSearchParams) => Answer,
  ): StudioRoute {
    return {
      method: 'POST',
      path: `${PEOPLE}:id/${path}/`,
      rule,
      async answer(visit) {
        const person = personOf(visit);
        if (person === null) throw new Error('the rule has found the person');
        try {
          return change(visit, person, await readForm(visit.request));
        } catch (error) {
          return personScreen(visit, person, faultOf(error));
        }
      },
    };
  }

  return [
    {
      method: 'GET',
      path: PEOPLE,
      rule: list,
      answer(visit) {
        const inSight = people.list().filter((person) => sight.isSeen(person, visit));
        const data: PeopleData = {
          people: inSight.map((person) => ({ ...person, roles: sight.rolesOf(person, visit) })),
          communities: sight.namesTo(visit),
          mayAdd: may(visit.actor, 'account.create', { kind: 'studio' }, visit.now),
        };
        return { screen: 'people', data };
      },
    },
    {
      method: 'GET',
      path: `${PEOPLE}new/`,
      rule: create,
      answer: (visit) => newPersonScreen(visit, EMPTY, null),
    },
    {
      method: 'POST',
      path: `${PEOPLE}new/`,
      rule: create,
      answer: addPerson,
    },
    {
      method: 'GET',
      path: `${PEOPLE}:id/`,
      rule: seen,
      answer(visit) {
        const person = personOf(visit);
        if (person === null) throw new Error('the rule has found the person');
        return personScreen(visit, person, null);
      },
    },
    form('name', changing('account.change'), (visit, person, typed) => {
      const name = (typed.get('name') ?? '').trim().slice(0, LONGEST_NAME_CHARS);
      if (name !== '') people.rename(person.userId, name);
      noted(visit, 'account.renamed', person.userId);
      return backTo(person, { vi: 'Đã lưu tên.', en: 'The name is saved.' });
    }),
    form('code', changing('account.reset'), (visit, person) => {
      noted(visit, 'account.reset', person.userId);
      return codeScreen(visit, person, false);
    }),
    form('closed', changing('account.close'), (visit, person, typed) => {
      const isClosed = typed.get('closed') === 'yes';
      people.close(person.userId, isClosed);
      noted(visit, isClosed ? 'account.close' : 'account.opened', person.userId);
      const said = isClosed
        ? { vi: 'Đã đóng tài khoản.', en: 'The account is closed.' }
        : { vi: 'Đã mở lại tài khoản.', en: 'The account is open again.' };
      return backTo(person, said);
    }),
    // Which role it is stands in the form: the policy is asked about that below.
    form('roles', seen, (visit, person, typed) => {
      const entry = toRoleEntry(
        { role: typed.get('role') ?? '', community: typed.get('community') ?? '' },
        typed.get('do') === 'take' ? [{ id: typed.get('community') ?? '' }] : sight.known(visit),
      );
      if (!sight.mayGrant(visit, person.subject, entry)) throw roleNotYours();
      const why = `${entry.role}:${entry.community}`;
      if (typed.get('do') === 'take') {
        grants.take({ userId: person.userId, ...entry });
        noted(visit, 'account.role-taken', person.userId, why);
        return backTo(person, { vi: 'Đã bỏ vai trò.', en: 'The role is taken back.' });
      }
      grants.give({ userId: person.userId, ...entry });
      noted(visit, 'account.role-given', person.userId, why);
      return backTo(person, { vi: 'Đã thêm vai trò.', en: 'The role is given.' });
    }),
  ];

  async function addPerson(visit: SignedVisit): Promise<Answer> {
    const form = await readForm(visit.request);
    const [name = '', accountName = '', role = '', community = ''] = [
      'name',
      'account',
      'role',
      'community',
    ].map((field) => form.get(field) ?? '');
    const typed = { name: name.slice(0, LONGEST_NAME_CHARS), accountName, role, community };
    try {
      const entry = toRoleEntry(typed, sight.known(visit));
      if (!sight.mayGrant(visit, NOBODY, entry)) throw roleNotYours();
      const known = people.findByName(toAccountName(accountName));
      if (known !== null && sight.mayGrant(visit, known.subject, entry)) {
        grants.give({ userId: known.userId, ...entry });
        noted(visit, 'account.role-given', known.userId, `${role}:${community}`);
        return backTo(known, {
          vi: 'Người này đã có tài khoản; vai trò đã được thêm vào.',
          en: 'This person has an account already; the role was added to it.',
        });
      }
      const { userId } = await accounts.create({ ...typed, password: null, grants: [] });
      grants.give({ userId, ...entry });
      noted(visit, 'account.create', userId, `${role}:${community}`);
      const person = people.find(userId);
      if (person === null) throw new Error('an account that was made is there');
      return codeScreen(visit, person, true);
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      return newPersonScreen(visit, typed, faultOf(error));
    }
  }

  function newPersonScreen(visit: SignedVisit, typed: NewPersonData['typed'], fault: Fault | null) {
    const data: NewPersonData = {
      typed,
      roles: sight.rolesToGive(NOBODY, visit),
      communities: sight.communitiesToGive(NOBODY, visit),
      fault,
    };
    return { screen: 'person-new', status: fault === null ? 200 : 422, data };
  }

  function personScreen(visit: SignedVisit, person: Person, fault: Fault | null): Answer {
    const { actor, now } = visit;
    const data: PersonData = {
      person,
      held: sight.rolesOf(person, visit),
      communityNames: sight.namesTo(visit),
      roles: sight.rolesToGive(person.subject, visit),
      communities: sight.communitiesToGive(person.subject, visit),
      mayReset: may(actor, 'account.reset', person.subject, now),
      mayClose: may(actor, 'account.close', person.subject, now),
      mayRename: may(actor, 'account.change', person.subject, now),
      codeGivenAt: codes.waiting(person.userId, now),
      timeZone,
      fault,
    };
    return { screen: 'person', status: fault === null ? 200 : 422, data };
  }

  function codeScreen({ actor, now, url }: SignedVisit, person: Person, isNew: boolean): Answer {
    const code = codes.give({ userId: person.userId, by: actor.userId, now });
    const resetAddress = new URL('/studio/reset/', url).href;
    const data: CodeData = { person, code, isNew, resetAddress };
    return { screen: 'person-code', data };
  }
}

function backTo({ userId }: Person, said: Bilingual): Answer {
  return { to: `${PEOPLE}${userId}/`, said };
}
