import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaJob } from '../../jobs/job.ts';
import type { Upload } from '../upload.ts';

/** How an upload is shown: in a list, and in what is told live. */
export interface UploadView {
  id: string;
  name: string;
  /** As its sender called what is in it; may be empty. */
  title: string;
  sizeBytes: number;
  receivedBytes: number;
  /** Names the colour and the mark; the words say it. */
  mood: 'under-way' | 'good' | 'wanting' | 'bad';
  words: Bilingual;
  /** What happened, or what to do. */
  detail: Bilingual | null;
  /** Of what is under way, 0–100. */
  percent: number | null;
  isUnfinished: boolean;
  /** The draft it became; `null` where it is none yet, or nobody's any more. */
  draftId: string | null;
  canRetry: boolean;
  canCancel: boolean;
}

/** The state of an upload and of its media in plain words. */
export function toUploadView(
  upload: Upload,
  {
    job,
    receivedBytes,
    title,
    isPublished,
  }: { job: MediaJob | null; receivedBytes: number; title: string; isPublished: boolean },
): UploadView {
  const { id, name, sizeBytes, state, reason } = upload;
  const base = {
    id,
    name,
    title,
    sizeBytes,
    receivedBytes,
    detail: reason,
    percent: null,
    isUnfinished: false,
    draftId: state === 'kept' && !isPublished ? upload.recordId : null,
    canRetry: false,
    canCancel: false,
  };
  switch (state) {
    case 'receiving': {
      const percent = Math.floor((100 * receivedBytes) / sizeBytes);
      return {
        ...base,
        mood: 'wanting',
        words: { vi: `Đã nhận ${percent}%, còn dở`, en: `${percent}% received, unfinished` },
        detail: CHOOSE_AGAIN,
        percent,
        isUnfinished: true,
      };
    }
    case 'received':
      return { ...base, mood: 'under-way', words: LOOKING };
    case 'duplicate':
      return { ...base, mood: 'good', words: THERE_ALREADY, detail: NOT_TWICE };
    case 'quarantined':
      return { ...base, mood: 'bad', words: SET_ASIDE };
    case 'damaged':
      return { ...base, mood: 'bad', words: DAMAGED };
    case 'kept':
      return { ...base, ...ofJob(job) };
  }
}

function ofJob(
  job: MediaJob | null,
): Pick<UploadView, 'mood' | 'words' | 'detail' | 'percent' | 'canRetry' | 'canCancel'> {
  const none = { detail: null, percent: null, canRetry: false, canCancel: false };
  switch (job?.state) {
    case undefined:
    case 'waiting':
      return { ...none, mood: 'under-way', words: WAITING, detail: SAFE, canCancel: job !== null };
    case 'working': {
      if (job.share === null) {
        return { ...none, mood: 'under-way', words: LOOKING, canCancel: true };
      }
      const percent = Math.min(99, Math.floor(100 * job.share));
      return {
        ...none,
        mood: 'under-way',
        words: { vi: `Đang làm bản nhẹ: ${percent}%`, en: `Making light copies: ${percent}%` },
        detail: SAFE,
        percent,
        canCancel: true,
      };
    }
    case 'done':
      return { ...none, mood: 'good', words: DONE };
    case 'failed':
      return { ...none, mood: 'bad', words: FAILED, detail: job.reason, canRetry: true };
    case 'cancelled':
      return { ...none, mood: 'wanting', words: CANCELLED, detail: SAFE, canRetry: true };
  }
}

const CHOOSE_AGAIN: Bilingual = {
  vi: 'Chọn lại đúng tệp này, nó gửi tiếp từ chỗ đang dở.',
  en: 'Choose the same file again; it goes on from where it stopped.',
};
const LOOKING: Bilingual = { vi: 'Đang xem tệp', en: 'Looking at the file' };
const THERE_ALREADY: Bilingual = { vi: 'Đã có trong kho', en: 'In the archive already' };
const NOT_TWICE: Bilingual = {
  vi: 'Đúng tệp này đã có, nên không cất thêm bản nữa.',
  en: 'This very file is there, so it was not kept a second time.',
};
const SET_ASIDE: Bilingual = { vi: 'Để riêng, chờ cán bộ xem', en: 'Set aside for the officer' };
const DAMAGED: Bilingual = { vi: 'Hỏng trên đường gửi', en: 'Damaged on the way' };
const WAITING: Bilingual = { vi: 'Chờ đến lượt làm bản nhẹ', en: 'Waiting for its light copies' };
const SAFE: Bilingual = {
  vi: 'Tệp gốc đã cất an toàn.',
  en: 'The original is safely kept.',
};
const DONE: Bilingual = { vi: 'Đã nhận và xem được', en: 'Received, and can be seen' };
const FAILED: Bilingual = { vi: 'Chưa làm được bản nhẹ', en: 'No light copies could be made' };
const CANCELLED: Bilingual = { vi: 'Đã dừng làm bản nhẹ', en: 'Light copies were stopped' };
