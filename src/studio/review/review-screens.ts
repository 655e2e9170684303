import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Draft } from '../drafts/draft.ts';
import type { SignedVisit } from '../http/route.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import { may } from '../policy/may.ts';
import type { RecordSubject } from '../policy/subject.ts';
import { namesIn } from '../publishing/names-in.ts';
import type { FaultView } from '../records/form/field-view.ts';
import type { ShownMedia } from '../uploads/upload-room.ts';
import { type Companion, writeCompanion } from './companions.ts';
import { lackingFor, mayTakeBack, type Need } from './needs.ts';
import type { Review, Standing } from './open-review.ts';

export interface ReviewRoutesOptions {
  review: Review;
  subjectOf(id: string): RecordSubject | null;
  /** Name of a record in a language, its id where it has none. */
  titleOf(id: string, lang: string): string;
  timeZone: string;
  /** What is lacking or wrong, as the person may see it. */
  faultsOf(id: string, visit: Pick<SignedVisit, 'actor' | 'now'>): readonly FaultView[];
  /** Of a file that was sent: what shows it, and where its pictures and sounds are. */
  shownMedia: ShownMedia;
}

export interface ReviewListData {
  rows: readonly {
    id: string;
    title: string;
    state: Standing['draft']['state'];
    changedAt: string;
    isNew: boolean;
    /** Names of communities whose custodian has not agreed. */
    awaits: readonly string[];
    /** Does it wait for this person? */
    isMine: boolean;
  }[];
}

export interface ReviewData extends Omit<Standing, 'draft'> {
  id: string;
  type: RecordType;
  title: string;
  state: Standing['draft']['state'];
  version: number;
  changedAt: string;
  /** What the records it names are called, by id. */
  names: Readonly<Record<string, string>>;
  faults: readonly FaultView[];
  media: ReturnType<ShownMedia>;
  /** Media drafts that go with it. */
  companions: readonly (Companion & {
    title: string;
    /** As its form carries it. */
    seenAs: string;
    shown: ReturnType<ShownMedia>;
    /** Nobody said yet who may see it: it will not be seen. */
    isUndecided: boolean;
  })[];
  /** Needs with the name of each community. */
  named: readonly (Need & { title: string })[];
  lacking: ReturnType<typeof lackingFor>;
  can: Readonly<
    Record<'submit' | 'decide' | 'publish' | 'comment' | 'write' | 'takeBack', boolean>
  >;
  /** What was written in a form that was not taken. */
  typed: { field: string; words: string } | null;
}

/** Drafts in review, those that wait for this person first. */
export function listData(
  { actor, now, lang }: Pick<SignedVisit, 'actor' | 'now' | 'lang'>,
  { review, subjectOf, titleOf }: Pick<ReviewRoutesOptions, 'review' | 'subjectOf' | 'titleOf'>,
): ReviewListData {
  const rows = review.waiting().flatMap((standing) => {
    const { draft, needs, isNew } = standing;
    const id = draft.recordId;
    const subject = subjectOf(id);
    if (subject === null || !may(actor, 'record.read', subject, now)) return [];
    const awaits = needs.filter(({ yes }) => yes === null).map(({ community }) => community);
    return {
      id,
      title: titleOf(id, lang),
      state: draft.state,
      changedAt: draft.changedAt,
      isNew,
      awaits: awaits.map((community) => titleOf(community, lang)),
      isMine: waitsFor(actor, { awaits, subject, now }),
    };
  });
  return { rows: rows.sort((a, b) => Number(b.isMine) - Number(a.isMine)) };
}

function waitsFor(
  actor: Actor,
  { awaits, subject, now }: { awaits: readonly string[]; subject: RecordSubject; now: Date },
): boolean {
  if (awaits.length === 0) return may(actor, 'record.publish', subject, now);
  return may(actor, 'record.decide', { ...subject, withCustodians: awaits }, now);
}

function companionsFor(
  visit: SignedVisit,
  draft: Pick<Draft, 'files'>,
  { review, subjectOf, titleOf, shownMedia }: ReviewRoutesOptions,
): ReviewData['companions'] {
  const { actor, now, lang } = visit;
  return review.companions(draft).flatMap((companion) => {
    const subject = subjectOf(companion.id);
    if (subject === null || !may(actor, 'record.read', subject, now)) return [];
    return {
      ...companion,
      title: titleOf(companion.id, lang),
      seenAs: writeCompanion(companion),
      shown: shownMedia(companion.id, visit),
      isUndecided: subject.access === null,
    };
  });
}

/** A draft as whoever decides on it sees it. */
export function reviewScreen(
  visit: SignedVisit,
  options: ReviewRoutesOptions,
  typed: ReviewData['typed'],
) {
  const { review, subjectOf, titleOf } = options;
  const { actor, now, lang, params } = visit;
  const id = params['id'] ?? '';
  const subject = subjectOf(id);
  const standing = review.standing(id);
  if (subject === null || standing === null) {
    return { screen: 'review-none', data: { id, title: titleOf(id, lang) } };
  }
  const { draft, ...rest } = standing;
  const can = (action: Action, about = subject) => may(actor, action, about, now);
  const asked = standing.needs.map(({ community }) => community);
  const data: ReviewData = {
    ...rest,
    id,
    type: draft.type,
    title: titleOf(id, lang),
    state: draft.state,
    version: draft.version,
    changedAt: draft.changedAt,
    names: namesIn(standing.changes, visit, options),
    faults: draft.state === 'draft' ? options.faultsOf(id, visit) : [],
    media: options.shownMedia(id, visit),
    companions: companionsFor(visit, draft, options),
    named: standing.needs.map((need) => ({ ...need, title: titleOf(need.community, lang) })),
    lacking: lackingFor(standing.needs, actor.userId),
    can: {
      submit: can('record.submit'),
      decide: can('record.decide', { ...subject, withCustodians: asked }),
      publish: can('record.publish'),
      comment: can('record.comment'),
      write: can('record.write'),
      takeBack: mayTakeBack(draft, actor) && can('record.submit'),
    },
    typed,
  };
  return { screen: 'review', data, status: typed === null ? 200 : 422 };
}
