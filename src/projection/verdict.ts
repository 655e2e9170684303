import { CHANNELS, type Channel, DEFAULT_CHANNELS } from '#domain/public/vocabulary.ts';
import type { AccessSubject } from './access-subject.ts';
import { consentedChannels } from './consent.ts';
import type { Ledger } from './ledger.ts';
import { baseOf, communitiesOf, type Neighbourhood, usersOf } from './neighbours.ts';
import { isInSeason } from './season.ts';
import { isCustodianOf, type Viewer } from './viewer.ts';

/** What the decision reads besides the record, its viewer and the date. */
export interface AccessContext extends Neighbourhood {
  withdrawn: Ledger;
  /** Does a scheduler take things down in time? Without one, time-limited material is never public. */
  scheduler: boolean;
}

/** Why a record is shown or not; the first rule that decided. */
type Reason =
  | 'open'
  | 'custodian'
  | 'withdrawn'
  | 'no-access-rule'
  | 'custodians-only'
  | 'not-admitted'
  | 'before-from'
  | 'after-until'
  | 'out-of-season'
  | 'no-scheduler'
  | 'community-closed'
  | 'stands-on-hidden'
  | 'no-consent'
  | 'no-channel'
  | 'used-by-nothing';

export interface Verdict {
  visible: boolean;
  /** Not visible, but its address answers with a tombstone. */
  tombstone: boolean;
  /** What the visible thing may be used for; empty otherwise. `search` never without `page`. */
  channels: Channel[];
  why: Reason;
}

const closed = (why: Reason): Verdict => ({ visible: false, tombstone: false, channels: [], why });

/** The access decision for one date, without looking ahead; see decide.ts. */
export function decideOn(
  subject: AccessSubject,
  viewer: Viewer,
  today: string,
  context: AccessContext,
): Verdict {
  const { access } = subject;
  if (access?.level === 'withdrawn' || context.withdrawn.has(subject.id)) {
    const tombstone = leavesTombstone(subject, viewer, today, context);
    return { visible: false, tombstone, channels: [], why: 'withdrawn' };
  }
  if (isCustodianOf(viewer, subject, context.get)) {
    const channels = new Set([...(access?.channels ?? DEFAULT_CHANNELS), 'page']);
    return {
      visible: true,
      tombstone: false,
      channels: CHANNELS.filter((channel) => channels.has(channel)),
      why: 'custodian',
    };
  }
  const obstacle =
    ruleObstacle(subject, viewer) ??
    timeObstacle(subject, viewer, today, context) ??
    neighbourObstacle(subject, viewer, today, context);
  if (obstacle !== null) return closed(obstacle);
  return withinChannels(subject, viewer, today, context);
}

function ruleObstacle({ access }: AccessSubject, viewer: Viewer): Reason | null {
  switch (access?.level) {
    case undefined:
      return 'no-access-rule';
    case 'custodians':
      return 'custodians-only';
    case 'protocol': {
      if (viewer.kind === 'public') return 'not-admitted';
      const admitted = (protocol: string) => viewer.protocols.includes(protocol);
      const passes =
        access.match === 'all' ? access.protocols.every(admitted) : access.protocols.some(admitted);
      return passes ? null : 'not-admitted';
    }
    case 'public':
    case 'withdrawn':
      return null;
  }
}

function timeObstacle(
  { access }: AccessSubject,
  viewer: Viewer,
  today: string,
  { scheduler }: AccessContext,
): Reason | null {
  if (access === null) return null;
  const { from, until, season } = access;
  const isLimited = from !== undefined || until !== undefined || season !== undefined;
  if (isLimited && viewer.kind === 'public' && !scheduler) return 'no-scheduler';
  if (from !== undefined && today < from) return 'before-from';
  if (until !== undefined && today > until) return 'after-until';
  if (season !== undefined && !isInSeason(season, today)) return 'out-of-season';
  return null;
}

function neighbourObstacle(
  subject: AccessSubject,
  viewer: Viewer,
  today: string,
  context: AccessContext,
): Reason | null {
  const isOpen = (neighbour: AccessSubject | null) =>
    neighbour !== null && decideOn(neighbour, viewer, today, context).channels.includes('page');
  if (!communitiesOf(subject, context).every((community) => isOpen(community))) {
    return 'community-closed';
  }
  const base = baseOf(subject, context);
  return base === 'none' || isOpen(base) ? null : 'stands-on-hidden';
}

function withinChannels(
  subject: AccessSubject,
  viewer: Viewer,
  today: string,
  context: AccessContext,
): Verdict {
  const endless = viewer.kind === 'public' && !context.scheduler;
  const consented = consentedChannels(subject, today, { endless });
  const permitted = subject.access?.channels ?? [];
  const channels = CHANNELS.filter(
    (channel) => permitted.includes(channel) && consented.has(channel),
  );
  const hasPage = channels.includes('page');
  if (subject.type === 'person' && !consented.has('page')) return closed('no-consent');
  if (channels.length === 0) {
    return closed(consented.size === 0 ? 'no-consent' : 'no-channel');
  }
  // A search result leads to a page.
  const usable = hasPage ? channels : channels.filter((channel) => channel !== 'search');
  if (usable.length === 0) return closed('no-channel');
  if (subject.type === 'media' && !isUsed(subject, viewer, today, context)) {
    return closed('used-by-nothing');
  }
  return { visible: true, tombstone: false, channels: usable, why: 'open' };
}

function isUsed(
  media: AccessSubject,
  viewer: Viewer,
  today: string,
  context: AccessContext,
): boolean {
  return usersOf(media, context).some((user) =>
    decideOn(user, viewer, today, context).channels.includes('page'),
  );
}

/**
 * A tombstone stands only where something stood: not for what was never open, not beside a closed
 * community, and for a person only where the title may stay, since the address alone says the name.
 */
function leavesTombstone(
  subject: AccessSubject,
  viewer: Viewer,
  today: string,
  context: AccessContext,
): boolean {
  const { access } = subject;
  if (access?.level !== 'withdrawn' && ruleObstacle(subject, viewer) !== null) return false;
  if (access?.level === 'public' && timeObstacle(subject, viewer, today, context) !== null) {
    return false;
  }
  if (subject.type === 'person' && !maySayTitle(subject, context.withdrawn)) return false;
  const neighbours = [...communitiesOf(subject, context), baseOf(subject, context)];
  return neighbours.every((neighbour) => {
    if (neighbour === 'none') return true;
    if (neighbour === null) return false;
    const { tombstone, channels } = decideOn(neighbour, viewer, today, context);
    return tombstone || channels.includes('page');
  });
}

/** May the tombstone keep the title? Everything that withdrew the record must permit it. */
export function maySayTitle({ id, access }: AccessSubject, withdrawn: Ledger): boolean {
  const line = withdrawn.get(id);
  return (line?.showTitle ?? true) && (access?.level !== 'withdrawn' || access.showTitle);
}
