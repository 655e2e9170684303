import type { Actor, Role } from './actor.ts';
import { holdsForAll, isCustodian, looksAfter, reaches } from './reach.ts';
import type { AccountSubject, GrantSubject } from './subject.ts';

const WORKING_ROLES: readonly (Role | 'member')[] = [
  'contributor',
  'translator',
  'editor',
  'member',
];

/**
 * Officers look after the people of their communities, administrators after all; nobody so after
 * themselves. Who speaks for a community cannot be shut out: a custodian's account is closed only once
 * the community has taken that role back.
 */
export function mayChangeAccount(
  actor: Actor,
  action: 'account.change' | 'account.close' | 'account.reset',
  account: AccountSubject,
): boolean {
  if (account.userId === actor.userId || !looksAfter(actor, account)) return false;
  return action !== 'account.close' || account.grants.every(({ role }) => role !== 'custodian');
}

/**
 * Roles are given and taken by those who look after the person, for their own communities. Custodians
 * are the community's: where it has some, only they name others or take the name back; the first is
 * entered by an officer, as the community named them, and never by the person themselves.
 */
export function mayGrant(actor: Actor, { account, role, community, hasCustodians }: GrantSubject) {
  const isAdministrator = actor.grants.some((grant) => grant.role === 'administrator');
  const isOwn = account.userId === actor.userId;
  const isOfficerThere =
    community === 'all'
      ? holdsForAll(actor, 'officer')
      : reaches(actor, ['officer'], { kind: 'community', id: community }, 'one');
  if (role === 'custodian') {
    if (community === 'all') return false;
    if (hasCustodians) return isCustodian(actor, [community]);
    return !isOwn && (isAdministrator || isOfficerThere);
  }
  if (role === 'administrator') return isAdministrator && !isOwn;
  if (isOwn && !WORKING_ROLES.includes(role)) return false;
  return (isAdministrator || isOfficerThere) && (isOwn || isWithinSight(actor, account));
}

/** A person of several communities gets a role for one of them from that one's officer, too. */
function isWithinSight(actor: Actor, { grants }: AccountSubject): boolean {
  const isAdministrator = actor.grants.some(({ role }) => role === 'administrator');
  return isAdministrator || grants.every(({ role }) => role !== 'administrator');
}
