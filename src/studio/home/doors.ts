import type { Bilingual } from '#domain/archive-error.ts';
import type { Asked } from '../http/route.ts';

export interface Door extends Asked {
  to: string;
  words: Bilingual;
}

/** The rooms as the head of every page names them; each is seen by those who may enter it. */
export const DOORS: readonly Door[] = [
  {
    to: '/studio/',
    words: { vi: 'Việc của bạn', en: 'Your work' },
    action: 'studio.enter',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/area/',
    words: { vi: 'Khu cộng đồng', en: 'Community area' },
    action: 'area.read',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/records/',
    words: { vi: 'Hồ sơ', en: 'Records' },
    action: 'record.read',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/uploads/',
    words: { vi: 'Tệp của tôi', en: 'My files' },
    action: 'upload.create',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/set-aside/',
    words: { vi: 'Tệp cần xem', en: 'Files to look at' },
    action: 'job.read',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/review/',
    words: { vi: 'Duyệt', en: 'Review' },
    action: 'record.comment',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/publishing/',
    words: { vi: 'Công bố', en: 'Publishing' },
    action: 'record.comment',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/protocols/',
    words: { vi: 'Quy ước', en: 'Protocols' },
    action: 'record.comment',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/people/',
    words: { vi: 'Con người', en: 'People' },
    action: 'account.list',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/audit/',
    words: { vi: 'Nhật ký', en: 'Log' },
    action: 'audit.read',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/tagging/',
    words: { vi: 'Gắn thẻ', en: 'Tagging' },
    action: 'record.write',
    subject: { kind: 'studio' },
  },
  {
    to: '/studio/tables/',
    words: { vi: 'Bảng', en: 'Tables' },
    action: 'table.export',
    subject: { kind: 'studio' },
  },
];
