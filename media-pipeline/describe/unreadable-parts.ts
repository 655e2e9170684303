import type { Bilingual } from '#domain/archive-error.ts';
import type { Findings } from '../derive/made.ts';
import type { Probe } from '../probe/probe.ts';
import type { Skipped } from '../recipe.ts';
import { refuse } from '../refusal.ts';

/** The label under which a description says what of a damaged original could not be read. */
const UNREADABLE_PARTS = 'unreadable-parts';
/** Less than this may be how encoders round. */
const LEAST_LOST_SECONDS = 0.5;

type Found = Pick<Findings, 'durationSeconds' | 'damaged'>;

/** Was what could be read of a damaged film or recording shorter than it claims to be? */
export function isCutShort(probe: Probe, { durationSeconds: read, damaged }: Found): boolean {
  if (!damaged || !('durationSeconds' in probe)) return false;
  const claimed = probe.durationSeconds;
  return claimed !== null && read !== null && claimed - read > LEAST_LOST_SECONDS;
}

/** What is said of a film or a recording that was made as far as it could be read; nothing of a whole one. */
export function unreadableParts(probe: Probe, findings: Found): Skipped[] {
  if (!findings.damaged || !('durationSeconds' in probe)) return [];
  const { durationSeconds: read } = findings;
  const { durationSeconds: claimed } = probe;
  const cut = isCutShort(probe, findings) && read !== null && claimed !== null;
  const reason = cut ? cutShort(read, claimed) : DAMAGED;
  return [{ label: UNREADABLE_PARTS, reason }];
}

/** What is said of a film whose pictures were made, and none of whose sound tracks can be read. */
export function unreadSound(probe: Probe): Skipped[] {
  if (probe.kind !== 'video' || probe.sounds.length > 0) return [];
  const hasSound = probe.technical.streams.some(({ kind }) => kind === 'audio');
  return hasSound ? [{ label: 'sound', reason: refuse('unread-sound').reason }] : [];
}

const DAMAGED: Bilingual = {
  vi: 'Có chỗ trong tệp bị hỏng hoặc thiếu nên phải bỏ qua; phần còn lại vẫn được làm. Nếu còn bản gốc lành, hãy chép lại.',
  en: 'Some places of the file are damaged or missing and were passed over; the rest was made. If a sound original exists, copy it again.',
};

function cutShort(read: number, claimed: number): Bilingual {
  const seconds = (value: number) => value.toFixed(1);
  const decimalComma = (value: number) => seconds(value).replace('.', ',');
  return {
    vi: `Tệp bị cắt cụt: chỉ đọc được ${decimalComma(read)} trong ${decimalComma(claimed)} giây; phần đọc được vẫn được làm. Nếu còn bản gốc lành, hãy chép lại.`,
    en: `The file is cut short: ${seconds(read)} of ${seconds(claimed)} s could be read, and were made. If a whole original exists, copy it again.`,
  };
}
