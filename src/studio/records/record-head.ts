import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { DraftState } from '../drafts/draft.ts';
import type { SignedVisit } from '../http/route.ts';
import type { Standing } from './editing/edit-record.ts';
import type { Records } from './open-records.ts';

/** What stands at the head of every page about one record. */
export interface RecordHead {
  id: string;
  type: RecordType;
  title: string;
  token: string;
  state: DraftState | 'published';
  isPublished: boolean;
  changedBy: string | null;
  changedAt: string | null;
  mayWrite: boolean;
  mayTranslate: boolean;
}

export function headOf(records: Records, standing: Standing, visit: SignedVisit): RecordHead {
  const { recordId, type, draft, token } = standing;
  const { actor, now, lang } = visit;
  const subject = records.holdings.subjectOf(recordId);
  const may = (action: 'record.write' | 'record.translate') =>
    subject !== null && records.may(actor, action, subject, now);
  return {
    id: recordId,
    type,
    title: titleOf(records, standing, lang),
    token,
    state: draft?.state ?? 'published',
    isPublished: records.holdings.find(recordId) !== null,
    changedBy: draft === null ? null : records.nameOf(draft.changedBy),
    changedAt: draft?.changedAt ?? null,
    mayWrite: may('record.write'),
    mayTranslate: may('record.translate') || may('record.write'),
  };
}

/** As the draft has it, or else as it is published. */
function titleOf({ terms }: Records, { recordId, files }: Standing, lang: string): string {
  return terms.titleOfFiles(recordId, files, lang);
}

export const STATE_WORDS: Readonly<Record<RecordHead['state'], Bilingual>> = {
  draft: { vi: 'Bản nháp', en: 'Draft' },
  'in-review': { vi: 'Đang chờ duyệt', en: 'In review' },
  approved: { vi: 'Đã duyệt, chờ đăng', en: 'Approved, to be published' },
  published: { vi: 'Đã đăng', en: 'Published' },
};
