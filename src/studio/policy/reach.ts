import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Actor, Role } from './actor.ts';
import type { AccountSubject, Subject } from './subject.ts';

/** Kinds of record that are nobody's own where they name no community: every team works on them. */
const SHARED_TYPES: readonly RecordType[] = ['concept', 'source', 'place', 'organisation'];

/** Does the role of somebody reach what is asked about: one of its communities, or each? */
export function reaches(
  actor: Actor,
  roles: readonly Role[],
  subject: Subject,
  breadth: 'one' | 'each' | 'anywhere',
): boolean {
  const communities = breadth === 'anywhere' ? 'everybody' : communitiesOf(subject);
  if (communities === 'everybody') return actor.grants.some(({ role }) => roles.includes(role));
  const has = (community: string) =>
    roles.some((role) => communitiesAs(actor, role, community).includes(community));
  if (communities.length === 0) return roles.some((role) => holdsForAll(actor, role));
  return breadth === 'each' ? communities.every(has) : communities.some(has);
}

/** Is somebody a custodian of one of these communities? A custodian of all there is not. */
export function isCustodian(actor: Actor, communities: readonly string[]): boolean {
  return actor.grants.some(
    ({ role, communities: theirs }) =>
      role === 'custodian' &&
      theirs !== 'all' &&
      theirs.some((community) => communities.includes(community)),
  );
}

/** Has the account no more than somebody who looks after people in these communities may change? */
export function looksAfter(actor: Actor, { grants, memberOf }: AccountSubject): boolean {
  if (actor.grants.some(({ role }) => role === 'administrator')) return true;
  const within = (community: string) =>
    holdsForAll(actor, 'officer') || communitiesAs(actor, 'officer', community).includes(community);
  return (
    actor.grants.some(({ role }) => role === 'officer') &&
    memberOf.every(within) &&
    grants.every(({ role, communities }) => {
      if (role === 'administrator') return false;
      return communities === 'all' ? holdsForAll(actor, 'officer') : communities.every(within);
    })
  );
}

/** Does somebody hold a role for every community? Nobody is custodian of all. */
export function holdsForAll(actor: Actor, wanted: Role): boolean {
  return actor.grants.some(
    ({ role, communities }) => role === wanted && role !== 'custodian' && communities === 'all',
  );
}

function communitiesAs(actor: Actor, wanted: Role, asked: string): readonly string[] {
  return actor.grants.flatMap(({ role, communities }) => {
    if (role !== wanted) return [];
    if (communities !== 'all') return communities;
    return role === 'custodian' ? [] : [asked];
  });
}

function communitiesOf(subject: Subject): readonly string[] | 'everybody' {
  switch (subject.kind) {
    case 'studio':
      return 'everybody';
    case 'community':
      return [subject.id];
    case 'protocol':
      return [subject.owner];
    case 'upload':
      return subject.communities;
    case 'record': {
      const isShared = subject.communities.length === 0 && SHARED_TYPES.includes(subject.type);
      return isShared ? 'everybody' : subject.communities;
    }
    case 'account':
    case 'grant':
      return [];
  }
}
