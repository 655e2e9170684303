import { type Actor, ROLES } from '../policy/actor.ts';
import { knows } from '../policy/knows.ts';
import { may } from '../policy/may.ts';
import { reaches } from '../policy/reach.ts';
import type { AccountSubject } from '../policy/subject.ts';
import type { CommunityName } from './community-names.ts';
import { GIVEN_ROLES, type GivenRole, type RoleEntry } from './given-role.ts';
import type { Accounts } from './open-accounts.ts';
import type { Person } from './open-people.ts';

/** One role of a person, as their page lists it. */
export interface ShownRole extends RoleEntry {
  mayTake: boolean;
}

export interface Looker {
  actor: Actor;
  now: Date;
}

/** Somebody who has no account yet. */
export const NOBODY: AccountSubject = { kind: 'account', userId: '', grants: [], memberOf: [] };

/** What somebody sees of other people, and may change: asked of the policy, role by role. */
export function peopleSight(
  { grants }: Pick<Accounts, 'grants'>,
  { communities, timeZone }: { communities(): readonly CommunityName[]; timeZone: string },
) {
  const known = ({ actor, now }: Looker) =>
    communities().filter(({ subject }) => knows(actor, subject, { now, timeZone }));
  function mayGrant(by: Looker, account: AccountSubject, { role, community }: RoleEntry): boolean {
    const hasCustodians = grants.withCustodians([community]).length > 0;
    const subject = { kind: 'grant' as const, account, role, community, hasCustodians };
    return may(by.actor, 'account.grant', subject, by.now);
  }
  /** A community that is in the archive no more is known by its id. */
  const isKnown = (id: string, by: Looker) =>
    known(by).some((community) => community.id === id) ||
    !communities().some((community) => community.id === id);
  const rolesOf = ({ subject }: Person, by: Looker): ShownRole[] =>
    [
      ...subject.grants.flatMap(({ role, communities: held }) =>
        (held === 'all' ? ['all'] : held).map((community) => ({ role, community })),
      ),
      ...subject.memberOf.map((community) => ({ role: 'member' as const, community })),
    ]
      .filter(({ community }) => isKnown(community, by))
      .map((entry) => ({ ...entry, mayTake: mayGrant(by, subject, entry) }));

  return {
    mayGrant,
    rolesOf,
    known,
    namesTo: (by: Looker) => Object.fromEntries(known(by).map(({ id, name }) => [id, name])),
    /** Whom they look after, and who works in or belongs to a community of theirs. */
    isSeen({ subject }: Person, { actor, now }: Looker): boolean {
      if (subject.userId === actor.userId) return true;
      if (may(actor, 'account.change', subject, now)) return true;
      const theirs = subject.grants.flatMap((grant) =>
        grant.communities === 'all' ? [] : grant.communities,
      );
      return [...theirs, ...subject.memberOf].some((id) =>
        reaches(actor, ['officer', 'custodian'], { kind: 'community', id }, 'one'),
      );
    },
    /** Roles that they may give the person, in one community at least. */
    rolesToGive: (account: AccountSubject, by: Looker): GivenRole[] =>
      GIVEN_ROLES.filter((role) =>
        ['all', ...known(by).map(({ id }) => id)].some((community) =>
          mayGrant(by, account, { role, community }),
        ),
      ),
    /** Communities for which they may give any role; `all` first. */
    communitiesToGive: (account: AccountSubject, by: Looker): ('all' | CommunityName)[] => {
      const mayAny = (community: string) =>
        [...ROLES, 'member' as const].some((role) => mayGrant(by, account, { role, community }));
      const all = mayAny('all') ? (['all'] as const) : [];
      return [...all, ...known(by).filter(({ id }) => mayAny(id))];
    },
  };
}
