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
  'changed-meanwhile': {
    vi: 'Tệp gốc bị thay trong lúc đang xử lý nên đã dừng. Hãy chạy lại.',
    en: 'The original was replaced while it was worked on, and the work was stopped. Run again.',
  },
  'not-an-image': {
    vi: 'Tệp không phải ảnh JPEG, PNG, WebP, AVIF, GIF, TIFF, HEIC hay ảnh thô của máy ảnh. Hãy xuất lại ảnh sang JPEG.',
    en: 'The file is not a JPEG, PNG, WebP, AVIF, GIF, TIFF or HEIC image, nor a camera’s raw. Export the picture again as JPEG.',
  },
  'raw-without-preview': {
    vi: 'Ảnh thô này không chứa bản xem trước dạng JPEG đủ lớn mà kho đọc được. Hãy xuất ảnh sang JPEG hay TIFF rồi nộp thêm.',
    en: 'This camera raw holds no JPEG preview that is large enough and can be read. Export the picture as JPEG or TIFF and hand that in as well.',
  },
  'damaged-image': {
    vi: 'Ảnh bị hỏng hoặc bị cắt cụt. Hãy chép lại tệp gốc.',
    en: 'The image is damaged or cut short. Copy the original again.',
  },
  'too-many-pixels': {
    vi: 'Ảnh lớn quá mức cho phép (200 triệu điểm ảnh). Hãy nộp bản nhỏ hơn.',
    en: 'The image is larger than allowed (200 million pixels). Hand in a smaller one.',
  },
  'too-large-file': {
    vi: 'Tệp ảnh lớn hơn 400 MB. Hãy xuất lại có nén, hoặc nộp bản nhỏ hơn.',
    en: 'The file of the image is larger than 400 MB. Export it again with compression, or hand in a smaller one.',
  },
  'not-time-based': {
    vi: 'Tệp không phải âm thanh hay phim dạng kho đọc được (MP4, MOV, MKV, WebM, AVI, MPEG, Ogg, WAV, FLAC, MP3, AAC).',
    en: 'The file is not sound or film in a form the archive reads (MP4, MOV, MKV, WebM, AVI, MPEG, Ogg, WAV, FLAC, MP3, AAC).',
  },
  'unread-codec': {
    vi: 'Hình hay tiếng trong tệp mã hóa theo cách kho không đọc. Hãy xuất lại sang MP4 (H.264 và AAC) rồi nộp lại.',
    en: 'Picture or sound of the file is coded in a way the archive does not read. Export it as MP4 (H.264 and AAC) and hand it in again.',
  },
  'unread-sound': {
    vi: 'Tiếng của phim mã hóa theo cách kho không đọc (DTS chẳng hạn), nên các bản làm ra không có tiếng. Hãy xuất lại với tiếng AAC.',
    en: 'The film’s sound is coded in a way the archive does not read (DTS, for one), so what was made of it is silent. Export it with sound as AAC.',
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
  'not-a-document': {
    vi: 'Tệp không phải PDF. Hãy xuất tài liệu sang PDF rồi nộp lại.',
    en: 'The file is not a PDF. Export the document as PDF and hand it in again.',
  },
  'locked-document': {
    vi: 'PDF bị khóa bằng mật khẩu nên không đọc được. Hãy nộp bản không khóa.',
    en: 'The PDF is locked by a password and cannot be read. Hand in one without the lock.',
  },
  'damaged-document': {
    vi: 'PDF bị hỏng hoặc bị cắt cụt, không trang nào đọc được. Hãy chép lại tệp gốc.',
    en: 'The PDF is damaged or cut short, and no page can be read. Copy the original again.',
  },
  'no-pages': {
    vi: 'PDF không có trang nào. Hãy xuất lại tài liệu.',
    en: 'The PDF has no pages. Export the document again.',
  },
  'too-many-pages': {
    vi: 'PDF có hơn 2.000 trang. Hãy chia thành nhiều tệp.',
    en: 'The PDF has more than 2,000 pages. Divide it into several files.',
  },
  'pages-as-text-only': {
    vi: 'Tài liệu dài hơn 200 trang: từ trang 201 chỉ có chữ, không có hình trang. Muốn đủ hình, hãy chia thành nhiều tệp.',
    en: 'The document has more than 200 pages: from page 201 on there is text only, no picture of the page. For pictures of all, divide it into several files.',
  },
  'pages-left-out': {
    vi: 'Ảnh có hơn 32 trang: từ trang 33 không có hình. Muốn đủ các trang, hãy xuất sang PDF rồi nộp tệp ấy.',
    en: 'The image has more than 32 pages: from page 33 on there are no pictures. For all its pages, export it as PDF and hand that in.',
  },
  'no-silence': {
    vi: 'Bản ghi không có chỗ lặng nào đủ dài để đo tiếng ồn, nên không làm bản giảm ồn.',
    en: 'No silence in the recording is long enough to measure its noise by, so there is no copy with less of it.',
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
  'captions-too-long': {
    vi: 'Phụ đề trong tệp lớn bất thường nên không tách ra được. Hãy nộp phụ đề thành tệp .vtt hoặc .srt riêng.',
    en: 'The captions inside the file are larger than captions can be, and were left there. Hand them in as a .vtt or .srt file.',
  },
  'unpacks-too-far': {
    vi: 'Ảnh rất lớn mà gần như không chứa gì: vài trăm kilobyte bung ra hàng trăm megabyte. Hãy nộp bản nhỏ hơn.',
    en: 'The image is very large and holds almost nothing: some kilobytes unpack to hundreds of megabytes. Hand in a smaller one.',
  },
  'too-much-memory': {
    vi: 'Đọc tệp này cần nhiều bộ nhớ hơn mức cho phép; có thể tệp bị hỏng. Hãy nộp bản nhỏ hơn hoặc xuất lại.',
    en: 'Reading the file takes more memory than allowed; it may be damaged. Hand in a smaller one, or export it again.',
  },
  'too-much-output': {
    vi: 'Những gì làm ra từ tệp này lớn hơn mức cho phép so với độ dài tệp tự khai. Hãy xuất lại tệp gốc.',
    en: 'What comes out of this file is larger than allowed for the length it claims. Export the original again.',
  },
  'too-many-streams': {
    vi: 'Tệp có hơn 64 luồng hình, tiếng hoặc phụ đề. Hãy xuất lại chỉ với những luồng cần giữ.',
    en: 'The file has more than 64 streams of picture, sound or captions. Export it with those that matter.',
  },
  'too-large-picture': {
    vi: 'Khung hình của phim lớn hơn mức cho phép (8192 × 4320). Hãy xuất lại ở cỡ nhỏ hơn.',
    en: 'The pictures of the film are larger than allowed (8192 × 4320). Export it at a smaller size.',
  },
  'encrypted-media': {
    vi: 'Tệp bị khóa bằng bảo vệ bản quyền (DRM) hoặc mật khẩu, nên không đọc được. Hãy nộp bản không khóa.',
    en: 'The file is locked by copy protection (DRM) or a password and cannot be read. Hand in one without the lock.',
  },
  'language-not-learnt': {
    vi: 'Không mô hình nào ở đây đã học tiếng này, nên máy không chép lời được. Hãy nhờ người nói tiếng ấy chép.',
    en: 'No model here has learnt this language, so the machine cannot write it down. Ask someone who speaks it.',
  },
  'no-speech': {
    vi: 'Máy không nghe thấy lời nói nào trong tệp.',
    en: 'The machine heard no speech in the file.',
  },
  'transcriber-failed': {
    vi: 'Chương trình chép lời dừng mà không cho kết quả. Kiểm tra chương trình và mô hình trong media.tools.',
    en: 'The program that writes down speech ended without a result. Check the program and the model in media.tools.',
  },
} as const satisfies Record<string, Bilingual>;

export function refuse(name: Refusal['name']): Refusal {
  return { name, reason: { ...REASONS[name] } };
}

/** Is it about this machine rather than the file, so that another try may do better? */
export function isPassing({ name }: Refusal): boolean {
  return name === 'took-too-long' || name === 'changed-meanwhile';
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
