import type { Holdings } from '../holdings/open-holdings.ts';
import { readForm } from '../http/read-form.ts';
import type { Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import type { RecordSubject } from '../policy/subject.ts';
import type { Review } from './open-review.ts';

export interface CloseRoutesOptions {
  review: Review;
  holdings: Pick<Holdings, 'find'>;
  subjectOf(id: string): RecordSubject | null;
  titleOf(id: string, lang: string): string;
}

export interface CloseData {
  id: string;
  title: string;
  /** What was typed in a form that was not taken. */
  typed: { how: string; reason: string; showTitle: boolean } | null;
}

/** Closing and taking down: one step, one person, at once. */
export function closeRoutes(options: CloseRoutesOptions): readonly StudioRoute[] {
  const { review, holdings, subjectOf, titleOf } = options;
  const rule = ({ params }: SignedVisit): Asked | null => {
    const id = params['id'] ?? '';
    const subject = holdings.find(id) === null ? null : subjectOf(id);
    return subject === null ? null : { action: 'record.close', subject };
  };
  const screen = (id: string, lang: string, typed: CloseData['typed']) => ({
    screen: 'close',
    data: { id, title: titleOf(id, lang), typed } satisfies CloseData,
    status: typed === null ? 200 : 422,
  });
  return [
    {
      method: 'GET',
      path: '/studio/close/:id/',
      rule,
      answer: ({ params, lang }) => screen(params['id'] ?? '', lang, null),
    },
    {
      method: 'POST',
      path: '/studio/close/:id/',
      rule,
      async answer({ request, params, actor, lang }) {
        const id = params['id'] ?? '';
        const form = await readForm(request);
        const how = form.get('how') ?? '';
        const reason = (form.get('reason') ?? '').trim();
        const showTitle = form.get('showTitle') === 'yes';
        const isSure = form.get('sure') === 'yes';
        if (how === 'close') return { to: `/studio/publishing/${review.close(id, actor)}/` };
        if (how !== 'withdraw' || !isSure) return screen(id, lang, { how, reason, showTitle });
        const n = await review.withdraw(id, {
          actor,
          reason: reason === '' ? null : { [lang]: reason },
          showTitle,
        });
        return { to: `/studio/publishing/${n}/` };
      },
    },
  ];
}
