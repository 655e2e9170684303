import type { Bilingual } from '#domain/archive-error.ts';
import type { Answer, SignedVisit } from '../http/route.ts';
import { conflictScreen } from './conflict/conflict-screen.ts';
import type { Edited } from './editing/edit-record.ts';
import type { Records } from './open-records.ts';

const SAID = {
  saved: { vi: 'Đã lưu bản nháp.', en: 'The draft is saved.' },
  unchanged: { vi: 'Đã lưu cả rồi.', en: 'All of it is saved.' },
  merged: {
    vi: 'Đã lưu. Người khác vừa sửa chỗ khác của hồ sơ này; cả hai phần đều được giữ.',
    en: 'Saved. Somebody else had changed other parts of this record; both are kept.',
  },
} as const satisfies Record<string, Bilingual>;

/** Does the browser save by itself, and want no page? */
export function isAutosave({ request }: SignedVisit): boolean {
  return request.headers.get('accept')?.includes('application/json') ?? false;
}

/**
 * Answers a save: the page `to`, both versions where they collide, or a few words (and `more`) for the
 * autosave.
 */
export function answerEdit(
  records: Records,
  edited: Edited | null,
  visit: SignedVisit,
  { to, more = {} }: { to: string; more?: object },
): Answer {
  if (edited === null) return { screen: 'not-found', status: 404, data: null };
  if (isAutosave(visit)) {
    const body =
      edited.outcome === 'collided'
        ? { outcome: edited.outcome, by: records.nameOf(edited.by) }
        : { outcome: edited.outcome, token: edited.token, isMerged: edited.isMerged, ...more };
    return Response.json(body, { headers: { 'Cache-Control': 'no-store' } });
  }
  if (edited.outcome === 'collided') return conflictScreen(records, edited, visit);
  return { to, said: edited.isMerged ? SAID.merged : SAID[edited.outcome] };
}
