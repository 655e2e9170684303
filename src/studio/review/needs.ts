import type { Draft } from '../drafts/draft.ts';
import type { Actor } from '../policy/actor.ts';
import type { Decision } from './review-store.ts';

export interface Need {
  /** Whose custodian must agree. */
  community: string;
  /** Who did, on this very version. */
  yes: Pick<Decision, 'userId' | 'userName' | 'at'> | null;
}

export interface NeedsOf {
  /** Communities of the record as published and as drafted that have custodians. */
  withCustodians: readonly string[];
  /** Those whose custodian closed it, custodians left or not. */
  closedFor: readonly string[];
  /** On the version in question. */
  decisions: readonly Decision[];
}

/** Whose yes a version needs, and whose it has. A later no of the same person takes their yes back. */
export function needsOf({ withCustodians, closedFor, decisions }: NeedsOf): Need[] {
  const last = new Map(decisions.map((decision) => [decision.userId, decision]));
  const given = [...last.values()].filter(({ verdict }) => verdict === 'yes');
  return [...new Set([...withCustodians, ...closedFor])].sort().map((community) => {
    const yes = given.find(({ communities }) => communities.includes(community));
    return {
      community,
      yes: yes === undefined ? null : { userId: yes.userId, userName: yes.userName, at: yes.at },
    };
  });
}

/**
 * What is lacking before an officer may publish: a custodian's yes, and two people. Whoever holds both
 * roles may give one of the two.
 */
export function lackingFor(
  needs: readonly Need[],
  officer: string,
): 'yes' | 'second-person' | null {
  if (needs.some(({ yes }) => yes === null)) return 'yes';
  const hasOther = needs.every(({ yes }) => yes?.userId !== officer);
  return hasOther ? null : 'second-person';
}

/** Of some communities, those somebody speaks for as custodian. */
export function speaksFor(actor: Actor, communities: readonly string[]): string[] {
  const grants = actor.grants.filter(({ role }) => role === 'custodian');
  return communities.filter((community) =>
    grants.some(({ communities: of }) => of === 'all' || of.includes(community)),
  );
}

/** Whoever sent a draft takes it back while nobody has to be asked for that: until all have agreed. */
export function mayTakeBack(
  { state, stateBy }: Pick<Draft, 'state' | 'stateBy'>,
  { userId }: Pick<Actor, 'userId'>,
): boolean {
  return state === 'in-review' && stateBy === userId;
}
