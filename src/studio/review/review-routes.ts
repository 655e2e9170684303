import type { RecordType } from '#domain/public/vocabulary.ts';
import { readForm } from '../http/read-form.ts';
import type { Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import { may } from '../policy/may.ts';
import type { RecordSubject } from '../policy/subject.ts';
import { namesIn } from '../publishing/names-in.ts';
import { lackingFor, type Need } from './needs.ts';
import type { Review, Seen, Standing } from './open-review.ts';

export interface ReviewRoutesOptions {
  review: Review;
  subjectOf(id: string): RecordSubject | null;
  /** Name of a record in a language, its id where it has none. */
  titleOf(id: string, lang: string): string;
  timeZone: string;
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
  /** Needs with the name of each community. */
  named: readonly (Need & { title: string })[];
  lacking: ReturnType<typeof lackingFor>;
  can: Readonly<Record<'submit' | 'decide' | 'publish' | 'comment' | 'write', boolean>>;
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
      async answer({ request, params, actor }) {
        const id = params['id'] ?? '';
        review.submit(id, toSeen(await readForm(request)), actor);
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
      async answer({ request, params, actor }) {
        const id = params['id'] ?? '';
        const form = await readForm(request);
        const verdict = form.get('verdict') === 'yes' ? 'yes' : 'no';
        review.decide(id, toSeen(form), { verdict, actor });
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
      async answer({ request, params, actor }) {
        const n = review.publish(params['id'] ?? '', toSeen(await readForm(request)), actor);
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
  { review, subjectOf, titleOf }: Omit<ReviewRoutesOptions, 'timeZone'>,
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
    named: standing.needs.map((need) => ({ ...need, title: titleOf(need.community, lang) })),
    lacking: lackingFor(standing.needs, actor.userId),
    can: {
      submit: can('record.submit'),
      decide: can('record.decide', { ...subject, withCustodians: asked }),
      publish: can('record.publish'),
      comment: can('record.comment'),
      write: can('record.write'),
    },
    typed,
  };
  return { screen: 'review', data, status: typed === null ? 200 : 422 };
}
