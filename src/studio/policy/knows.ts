import type { Access } from '#domain/access.ts';
import { momentOf } from '#projection/moment.ts';
import { type AccessContext, decideOn } from '#projection/verdict.ts';
import type { Viewer } from '#projection/viewer.ts';
import type { Actor } from './actor.ts';
import { isCustodian, reaches } from './reach.ts';
import type { RecordSubject } from './subject.ts';

/** Only the record's own rule is asked here; what it stands on and what uses it, the projection knows. */
const ALONE: AccessContext = {
  get: () => null,
  usersOf: () => [],
  withdrawn: new Map(),
  scheduler: true,
};

/** May somebody know that the record is there? A role says what they may do with what they know. */
export function knows(
  actor: Actor,
  record: RecordSubject,
  { now, timeZone }: { now: Date; timeZone: string },
): boolean {
  const { access, communities, withCustodians } = record;
  if (isCustodian(actor, communities)) return true;
  if (record.draftedBy?.includes(actor.userId)) return true;
  if (record.isOffered && reaches(actor, ['officer'], record, 'one')) return true;
  if (access === null) return true;
  if (access.level === 'withdrawn') return reaches(actor, ['officer'], record, 'one');
  // Where nobody is custodian, its team must be able to renew what ended.
  const rule = withCustodians.length === 0 ? timeless(access) : access;
  return admits(actor, rule, momentOf(now, timeZone).today);
}

/** Does the rule itself admit somebody on this day, as a member and not for any role? */
export function admits(actor: Actor, access: Access | null, today: string): boolean {
  const viewer: Viewer = {
    kind: 'member',
    person: actor.userId,
    protocols: [...actor.protocols],
  };
  const bare = access === null ? null : { ...access, channels: ['page' as const] };
  const subject = { id: '', type: 'custom' as const, access: bare, communities: [] };
  const rest = { standsOn: null, people: [], consents: [] };
  return decideOn({ ...subject, ...rest }, viewer, today, ALONE).visible;
}

function timeless({ season: _season, from: _from, until: _until, ...rule }: Access): Access {
  return rule;
}
