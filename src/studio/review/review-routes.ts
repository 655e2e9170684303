import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Draft } from '../drafts/draft.ts';
import { readForm } from '../http/read-form.ts';
import type { Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import { may } from '../policy/may.ts';
import type { RecordSubject } from '../policy/subject.ts';
import { namesIn } from '../publishing/names-in.ts';
import type { FaultView } from '../records/form/field-view.ts';
import type { ShownMedia } from '../uploads/upload-room.ts';
import { type Companion, readCompanions, writeCompanion } from './companions.ts';
import { lackingFor, type Need } from './needs.ts';
import type { Review, Standing } from './open-review.ts';
import type { Seen } from './seen.ts';

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

/** Where drafts are looked at, agreed to and published. */
export function reviewRoutes(options: ReviewRoutesOptions): readonly StudioRoute[] {
  const { review, subjectOf } = options;
  const on =
    (action: Action) =>
    ({ params }: SignedVisit): Asked | null => {
      const subject = subjectOf(params['id'] ?? '');
      return subject === null ? null : { action, subject };
    };
  /** Those of the drafts that a form brings along with which the person may do the same. */
  const admitted = (form: URLSearchParams, action: Action, { actor, now }: SignedVisit) =>
    readCompanions(form).filter(({ id }) => {
      const subject = subjectOf(id);
      return subject !== null && may(actor, action, subject, now);
    });
  const stateOf = (id: string) => review.standing(id)?.draft.state ?? 'draft';
  const path = (step: string) => `/studio/review/:id/${step}/`;
  const back = (id: string) => `/studio/review/${id}/`;

  return [
    {
      method: 'GET',
      path: '/studio/review/',
      rule: () => ({ action: 'record.comment', subject: { kind: 'studio' } }),
      answer: (visit) => ({ screen: 'review-list', data: listData(visit, options) }),
    },
    {
      method: 'GET',
      path: '/studio/review/:id/',
      rule: on('record.read'),
      answer: (visit) => reviewScreen(visit, options, null),
    },
    {
      method: 'POST',
      path: path('submit'),
      rule: on('record.submit'),
      async answer(visit) {
        const { request, params, actor } = visit;
        const id = params['id'] ?? '';
        const form = await readForm(request);
        review.submit(id, toSeen(form), actor);
        for (const { id: with_, seen } of admitted(form, 'record.submit', visit)) {
          if (stateOf(with_) === 'draft') review.submit(with_, seen, actor);
        }
        return {
          to: back(id),
          said: {
            vi: 'Đã gửi đi duyệt. Từ giờ ai sửa thì phải gửi lại.',
            en: 'Sent for review. Whoever changes it now has to send it again.',
          },
        };
      },
    },
    {
      method: 'POST',
      path: path('decide'),
      rule: on('record.decide'),
      async answer(visit) {
        const { request, params, actor } = visit;
        const id = params['id'] ?? '';
        const form = await readForm(request);
        const verdict = form.get('verdict') === 'yes' ? 'yes' : 'no';
        review.decide(id, toSeen(form), { verdict, actor });
        if (verdict === 'yes') {
          for (const { id: with_, seen } of admitted(form, 'record.decide', visit)) {
            if (stateOf(with_) !== 'draft') review.decide(with_, seen, { verdict, actor });
          }
        }
        return { to: back(id), said: verdict === 'yes' ? AGREED : DECLINED };
      },
    },
    {
      method: 'POST',
      path: path('return'),
      rule: on('record.publish'),
      answer({ params, actor }) {
        const id = params['id'] ?? '';
        review.sendBack(id, actor);
        return {
          to: back(id),
          said: { vi: 'Đã trả lại cho người soạn.', en: 'Given back to its writer.' },
        };
      },
    },
    {
      method: 'POST',
      path: path('take-back'),
      rule: on('record.submit'),
      answer({ params, actor }) {
        const id = params['id'] ?? '';
        review.sendBack(id, actor);
        return {
          to: back(id),
          said: { vi: 'Đã rút về bản nháp.', en: 'It is a draft again.' },
        };
      },
    },
    {
      method: 'POST',
      path: path('comment'),
      rule: on('record.comment'),
      async answer(visit) {
        const id = visit.params['id'] ?? '';
        const form = await readForm(visit.request);
        const typed = { field: form.get('field') ?? '', words: (form.get('words') ?? '').trim() };
        if (typed.words === '') return reviewScreen(visit, options, typed);
        review.comment(id, { ...typed, actor: visit.actor });
        return { to: `${back(id)}#gop-y`, said: { vi: 'Đã ghi góp ý.', en: 'Noted.' } };
      },
    },
    {
      method: 'POST',
      path: path('settle'),
      rule: on('record.comment'),
      async answer({ request, params, actor }) {
        const id = params['id'] ?? '';
        const n = Number((await readForm(request)).get('n'));
        review.settle(id, n, actor);
        return { to: `${back(id)}#gop-y` };
      },
    },
    {
      method: 'POST',
      path: path('publish'),
      rule: on('record.publish'),
      async answer(visit) {
        const { request, params, actor } = visit;
        const form = await readForm(request);
        for (const { id: with_, seen } of admitted(form, 'record.publish', visit)) {
          if (stateOf(with_) !== 'draft') review.publish(with_, seen, actor);
        }
        const n = review.publish(params['id'] ?? '', toSeen(form), actor);
        return { to: `/studio/publishing/${n}/` };
      },
    },
  ];
}

const AGREED = {
  vi: 'Đã ghi: cộng đồng đồng ý với đúng bản này. Nếu có ai sửa, bạn sẽ được hỏi lại.',
  en: 'Noted: the community agrees to exactly this version. If anybody changes it, you are asked again.',
};
const DECLINED = {
  vi: 'Đã ghi: cộng đồng chưa đồng ý. Bản này trở về bản nháp, không ai công bố được.',
  en: 'Noted: the community does not agree. It is a draft again, and nobody can publish it.',
};

function toSeen(form: URLSearchParams): Seen {
  return { version: Number(form.get('version')), hash: form.get('hash') ?? '' };
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

function reviewScreen(
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
      takeBack: draft.state !== 'draft' && draft.stateBy === actor.userId && can('record.submit'),
    },
    typed,
  };
  return { screen: 'review', data, status: typed === null ? 200 : 422 };
}
