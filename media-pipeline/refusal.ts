import type { Bilingual } from '#domain/archive-error.ts';
import type { ToolName } from './tools.ts';

/** Why an original, or one thing that could be made of it, was not made. A value, never thrown. */
export interface Refusal {
  /** Permanent name; tests and documentation refer to it. */
  name: keyof typeof REASONS;
  reason: Bilingual;
}

const REASONS = {
  'empty-file': {
    vi: 'Tệp rỗng (0 byte). Hãy chép lại tệp gốc.',
    en: 'The file is empty (0 bytes). Copy the original again.',
  },
  'unlike-sha256': {
    vi: 'Nội dung tệp không khớp mã sha-256 ghi trong hồ sơ. Hãy chép lại tệp gốc, hoặc sửa sha256 nếu tệp đã được thay có chủ ý.',
    en: 'The file differs from the sha-256 in its record. Copy the original again, or correct sha256 if the file was replaced on purpose.',
  },
  'not-an-image': {
    vi: 'Tệp không phải ảnh JPEG, PNG, WebP, AVIF, GIF hay TIFF. Hãy xuất lại ảnh sang một trong các dạng đó.',
    en: 'The file is not a JPEG, PNG, WebP, AVIF, GIF or TIFF image. Export the picture again as one of these.',
  },
  'heic-image': {
    vi: 'Kho chưa đọc được ảnh HEIC của iPhone. Hãy xuất ảnh sang JPEG rồi nộp lại.',
    en: 'HEIC pictures of an iPhone cannot be read yet. Export the picture as JPEG and hand it in again.',
  },
  'damaged-image': {
    vi: 'Ảnh bị hỏng hoặc bị cắt cụt. Hãy chép lại tệp gốc.',
    en: 'The image is damaged or cut short. Copy the original again.',
  },
  'too-many-pixels': {
    vi: 'Ảnh lớn quá mức cho phép (200 triệu điểm ảnh). Hãy nộp bản nhỏ hơn.',
    en: 'The image is larger than allowed (200 million pixels). Hand in a smaller one.',
  },
  'not-time-based': {
    vi: 'Tệp không phải âm thanh hay phim dạng kho đọc được (MP4, MOV, MKV, WebM, AVI, MPEG, Ogg, WAV, FLAC, MP3, AAC).',
    en: 'The file is not sound or film in a form the archive reads (MP4, MOV, MKV, WebM, AVI, MPEG, Ogg, WAV, FLAC, MP3, AAC).',
  },
  'no-sound': {
    vi: 'Tệp không có tiếng nào giải mã được.',
    en: 'The file holds no sound that can be decoded.',
  },
  'no-picture': {
    vi: 'Tệp không có hình nào giải mã được.',
    en: 'The file holds no moving picture that can be decoded.',
  },
  'too-long': {
    vi: 'Tệp dài hơn 12 giờ. Hãy cắt thành nhiều phần.',
    en: 'The file is longer than 12 hours. Cut it into parts.',
  },
  undecodable: {
    vi: 'Tệp bị hỏng: giải mã dừng giữa chừng. Hãy chép lại tệp gốc.',
    en: 'The file is damaged: decoding stopped midway. Copy the original again.',
  },
  'took-too-long': {
    vi: 'Xử lý tệp này quá lâu hoặc quá tốn bộ nhớ nên đã dừng. Hãy thử lại, hoặc nộp bản nhỏ hơn.',
    en: 'The file took too long or too much memory, and was stopped. Try again, or hand in a smaller one.',
  },
  parked: {
    vi: 'Đã thử nhiều lần mà không xong nên tạm gác lại. Xem lý do bằng “archive media status”, rồi “archive media retry” để thử lại.',
    en: 'Tried several times without success, and parked. See why with "archive media status", then try again with "archive media retry".',
  },
  'original-unreadable': {
    vi: 'Kho bản gốc không có tệp này, hoặc tệp ở đó đã hỏng. Hãy nộp lại tệp gốc.',
    en: 'The store of originals does not hold this file, or holds it damaged. Hand in the original again.',
  },
  'kind-not-yet': {
    vi: 'Kho chưa xử lý loại tư liệu này; tệp gốc vẫn được giữ nguyên.',
    en: 'The archive does not process this kind of media yet; the original is kept as it is.',
  },
} as const satisfies Record<string, Bilingual>;

export function refuse(name: Refusal['name']): Refusal {
  return { name, reason: { ...REASONS[name] } };
}

export function isRefusal(value: object): value is Refusal {
  return 'reason' in value && 'name' in value;
}

/** Media that waits for something outside the file, in words for the report. */
export const WAITING = {
  ffmpeg: {
    vi: 'Chưa xử lý được âm thanh và phim vì máy chưa có ffmpeg (từ 5.1). Cài bằng “apt-get install ffmpeg” rồi chạy lại.',
    en: 'Sound and film wait for ffmpeg (5.1 or later), which this machine lacks. Install it with "apt-get install ffmpeg" and run again.',
  },
  poppler: {
    vi: 'Chưa xử lý được tài liệu PDF vì máy chưa có poppler-utils. Cài bằng “apt-get install poppler-utils” rồi chạy lại.',
    en: 'PDF documents wait for poppler-utils, which this machine lacks. Install it with "apt-get install poppler-utils" and run again.',
  },
  original: {
    vi: 'Không tìm thấy tệp gốc, cả cạnh hồ sơ lẫn trong kho bản gốc.',
    en: 'The original is neither beside its record nor in the store of originals.',
  },
} as const satisfies Record<string, Bilingual>;

/** What is said of an original whose tool this machine lacks. */
export function waitingFor(tool: ToolName): Bilingual {
  return tool === 'poppler' ? WAITING.poppler : WAITING.ffmpeg;
}
