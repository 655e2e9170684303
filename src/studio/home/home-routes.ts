import type { Bilingual } from '#domain/archive-error.ts';
import { addDays } from '#domain/public/days.ts';
import { momentOf } from '#projection/moment.ts';
import type { Draft } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import type { SignedVisit, StudioRoute } from '../http/route.ts';
import { may } from '../policy/may.ts';
import type { RecordSubject } from '../policy/subject.ts';
import type { Publication } from '../publishing/journal.ts';
import type { ReviewListData } from '../review/review-screens.ts';
import { countBy, holdingsFacts } from './holdings-facts.ts';

const WARNED_DAYS = 60;
const LISTED_PUBLICATIONS = 40;

export interface FailedJob {
  recordId: string;
  reason: Bilingual | null;
}

export interface HomeOptions {
  drafts: Pick<DraftStore, 'list'>;
  holdings: Holdings;
  inReview(visit: SignedVisit): ReviewListData['rows'];
  publications(limit: number): Publication[];
  failedJobs(): readonly FailedJob[];
  subjectOf(id: string): RecordSubject | null;
  titleOf(id: string, lang: string): string;
  timeZone: string;
}

interface Named {
  id: string;
  title: string;
}
type Counts = readonly { key: string; title: string; open: number; kept: number }[];

export interface HomeData {
  inReview: ReviewListData['rows'];
  myDrafts: readonly (Named & Pick<Draft, 'changedAt'>)[];
  stopped: readonly (Named & { n: number; state: Publication['state'] })[];
  failedJobs: readonly (Named & { reason: Bilingual | null })[];
  ending: readonly (Named & { on: string; what: 'consent' | 'access' })[];
  byCommunity: Counts;
  byLanguage: Counts;
  byType: Counts;
  can: Readonly<Record<'create' | 'upload', boolean>>;
}

/** The first screen: what waits for whom, and what the archive holds of what they may know. */
export function homeRoutes(options: HomeOptions): readonly StudioRoute[] {
  const facts = holdingsFacts(options.holdings);
  return [
    {
      method: 'GET',
      path: '/studio/',
      rule: () => ({ action: 'studio.enter', subject: { kind: 'studio' } }),
      answer(visit) {
        const isMemberOnly = visit.actor.grants.length === 0;
        const isAdmitted = may(visit.actor, 'area.read', { kind: 'studio' }, visit.now);
        if (isMemberOnly && isAdmitted) return { to: '/studio/area/' };
        return { screen: 'index', data: homeData(visit, options, facts()) };
      },
    },
  ];
}

function homeData(
  visit: SignedVisit,
  options: HomeOptions,
  all: ReturnType<ReturnType<typeof holdingsFacts>>,
): HomeData {
  const { actor, now, lang } = visit;
  const { subjectOf, titleOf, timeZone } = options;
  const named = (id: string): Named => ({ id, title: titleOf(id, lang) });
  const mayRead = (id: string) => {
    const subject = subjectOf(id);
    return subject !== null && may(actor, 'record.read', subject, now, timeZone);
  };
  const isTeam = may(actor, 'record.comment', { kind: 'studio' }, now, timeZone);
  const known = isTeam
    ? all.filter(({ subject }) => may(actor, 'record.read', subject, now, timeZone))
    : [];
  const { today } = momentOf(now, timeZone);
  const last = addDays(today, WARNED_DAYS);
  const titled = (counts: ReturnType<typeof countBy>) =>
    counts.map((count) => ({ ...count, title: titleOf(count.key, lang) }));
  return {
    inReview: isTeam ? options.inReview(visit) : [],
    myDrafts: options.drafts
      .list()
      .filter(({ state, changedBy }) => state === 'draft' && changedBy === actor.userId)
      .map(({ recordId, changedAt }) => ({ ...named(recordId), changedAt })),
    stopped: options
      .publications(LISTED_PUBLICATIONS)
      .filter(({ state, fault, actor: by, recordId }) => {
        const isStuck = state !== 'visible' && fault !== null;
        return isStuck && (state !== 'refused' || by === actor.userId) && mayRead(recordId);
      })
      .map(({ n, state, recordId }) => ({ ...named(recordId), n, state })),
    failedJobs: options
      .failedJobs()
      .filter(({ recordId }) => mayRead(recordId))
      .map(({ recordId, reason }) => ({ ...named(recordId), reason })),
    ending: known
      .flatMap(({ id, ends }) => ends.map((end) => ({ ...named(id), ...end })))
      .filter(({ on }) => on >= today && on <= last)
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
    byCommunity: titled(countBy(known, ({ communities }) => communities)),
    byLanguage: titled(countBy(known, ({ languages }) => languages)),
    byType: titled(countBy(known, ({ type }) => [type])),
    can: {
      create: actor.grants.some(({ role }) => role === 'contributor' || role === 'editor'),
      upload: actor.grants.some(({ role }) => role === 'contributor' || role === 'editor'),
    },
  };
}
