import { readForm } from '../http/read-form.ts';
import type { Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import type { Action } from '../policy/actions.ts';
import { may } from '../policy/may.ts';
import { readCompanions } from './companions.ts';
import { listData, type ReviewRoutesOptions, reviewScreen } from './review-screens.ts';
import type { Seen } from './seen.ts';

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
        for (const companion of admitted(form, 'record.submit', visit)) {
          if (stateOf(companion.id) !== 'draft') continue;
          review.submit(companion.id, companion.seen, actor);
        }
        review.submit(id, toSeen(form), actor);
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
        const companions = verdict === 'yes' ? admitted(form, 'record.decide', visit) : [];
        for (const companion of companions) {
          if (stateOf(companion.id) === 'draft') continue;
          review.decide(companion.id, companion.seen, { verdict, actor });
        }
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
      path: path('take-back'),
      rule: on('record.submit'),
      answer({ params, actor }) {
        const id = params['id'] ?? '';
        review.takeBack(id, actor);
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
        for (const companion of admitted(form, 'record.publish', visit)) {
          if (stateOf(companion.id) === 'draft') continue;
          review.publish(companion.id, companion.seen, actor);
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
