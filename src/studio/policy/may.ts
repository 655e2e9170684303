import { momentOf } from '#projection/moment.ts';
import { mayChangeAccount, mayGrant } from './account-rules.ts';
import type { Action } from './actions.ts';
import type { Actor } from './actor.ts';
import { admits, knows } from './knows.ts';
import { isCustodian, reaches } from './reach.ts';
import { type PersonalAction, type RoleRule, RULES } from './rules.ts';
import type { Subject } from './subject.ts';

interface Moment {
  now: Date;
  timeZone: string;
}

/**
 * Whether somebody may do something now. Pure: all it knows is in its arguments. Days are counted in the
 * site's time zone.
 */
export function may(
  actor: Actor,
  action: Action,
  subject: Subject,
  now: Date,
  timeZone = 'Asia/Ho_Chi_Minh',
): boolean {
  const moment = { now, timeZone };
  if (!isByRole(action)) return mayPersonally(actor, action, subject, moment);
  if (subject.kind === 'record' && !knows(actor, subject, moment)) return false;
  const rule = RULES[action];
  return (
    isOwner(actor, rule, subject) ||
    reaches(actor, rule.by, subject, breadthOf(actor, rule, subject))
  );
}

function isByRole(action: Action): action is Exclude<Action, PersonalAction> {
  return action in RULES;
}

function isOwner(actor: Actor, rule: RoleRule, subject: Subject): boolean {
  const isTheirs = subject.kind === 'upload' && subject.ownerId === actor.userId;
  return rule.owner === true && isTheirs && actor.grants.length > 0;
}

/** The writer of a draft that is no community's yet needs the role, for any community. */
function breadthOf(actor: Actor, rule: RoleRule, subject: Subject): RoleRule['for'] {
  const isUnplaced = subject.kind === 'record' && subject.communities.length === 0;
  return isUnplaced && subject.draftedBy?.includes(actor.userId) ? 'anywhere' : rule.for;
}

function mayPersonally(
  actor: Actor,
  action: PersonalAction,
  subject: Subject,
  moment: Moment,
): boolean {
  switch (action) {
    case 'studio.enter':
      return subject.kind === 'studio';
    case 'account.own':
      return subject.kind === 'account' && subject.userId === actor.userId;
    case 'account.change':
    case 'account.close':
    case 'account.reset':
      return subject.kind === 'account' && mayChangeAccount(actor, action, subject);
    case 'account.grant':
      return subject.kind === 'grant' && mayGrant(actor, subject);
    case 'record.decide':
      return subject.kind === 'record' && isCustodian(actor, subject.withCustodians);
    case 'area.read':
      return mayReadArea(actor, subject, moment);
  }
}

function mayReadArea(actor: Actor, subject: Subject, { now, timeZone }: Moment): boolean {
  switch (subject.kind) {
    case 'studio':
      return [actor.memberOf, actor.protocols, actor.grants].some(({ length }) => length > 0);
    case 'community':
      return (
        actor.memberOf.includes(subject.id) ||
        reaches(
          actor,
          ['contributor', 'translator', 'custodian', 'editor', 'officer'],
          subject,
          'one',
        )
      );
    case 'record':
      if (subject.access?.level === 'withdrawn') return false;
      return (
        isCustodian(actor, subject.communities) ||
        admits(actor, subject.access, momentOf(now, timeZone).today)
      );
    default:
      return false;
  }
}
