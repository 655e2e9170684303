import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import { probeAnyFile } from '#media-pipeline/inspect/kind-of-file.ts';
import { isPassing, isRefusal, waitingFor } from '#media-pipeline/refusal.ts';
import type { Tools } from '#media-pipeline/tools.ts';

export type WhatItIs = { kind: MediaKind; mediaType: string } | { refused: Bilingual };

/**
 * What a file is, by its bytes alone: what the pipeline can read is taken, whatever it is called; of
 * anything else the reason is told.
 */
export async function whatIsIt(
  path: string,
  { mediaType, sizeBytes, tools }: { mediaType: string | null; sizeBytes: number; tools: Tools },
): Promise<WhatItIs> {
  const known = mediaType === null ? undefined : REASON_BY_TYPE[mediaType];
  if (known !== undefined) return { refused: known };
  const { kind, probe } = await probeAnyFile(path, { sizeBytes, tools });
  if (typeof probe === 'string') {
    // The tool to look at it is lacking: what its bytes say is believed until there is one.
    const told = kindOfType(mediaType);
    return told === null || mediaType === null
      ? { refused: waitingFor(probe) }
      : { kind: told, mediaType };
  }
  if (!isRefusal(probe)) {
    const container = probe.technical.container.toLowerCase().replace(/[^a-z0-9.+-]/g, '');
    const guessed = kind === 'document' ? 'application/pdf' : `${kind}/${container || 'x-unknown'}`;
    return { kind, mediaType: mediaType ?? guessed };
  }
  // A machine too busy to look tells nothing about the file.
  if (isPassing(probe)) throw new Error(`the file could not be looked at: ${probe.reason.en}`);
  const isNothing = mediaType === null && probe.name === 'not-time-based';
  return { refused: isNothing || isOfOtherKind(mediaType) ? NOT_MEDIA : probe.reason };
}

function kindOfType(mediaType: string | null): MediaKind | null {
  const [first] = (mediaType ?? '').split('/');
  if (mediaType === 'application/pdf') return 'document';
  return first === 'image' || first === 'audio' || first === 'video' ? first : null;
}

function isOfOtherKind(mediaType: string | null): boolean {
  return mediaType !== null && kindOfType(mediaType) === null;
}

const PACKED: Bilingual = {
  vi: 'Đây là tệp nén. Hãy giải nén rồi gửi từng ảnh, phim, âm thanh bên trong; gửi cả thư mục cũng được.',
  en: 'This is a packed archive. Unpack it and send the pictures, films and sound inside; a whole folder works too.',
};
const OFFICE: Bilingual = {
  vi: 'Đây là tệp văn phòng (Word, Excel, PowerPoint…). Hãy xuất sang PDF rồi gửi tệp PDF.',
  en: 'This is an office file (Word, Excel, PowerPoint…). Export it as PDF and send that.',
};
const PROGRAM: Bilingual = {
  vi: 'Đây là một chương trình máy tính, không phải tư liệu. Kho không nhận chương trình.',
  en: 'This is a computer program, not a document of anything. Programs are not taken.',
};
const NOT_MEDIA: Bilingual = {
  vi: 'Tệp không phải ảnh, âm thanh, phim hay PDF mà kho đọc được.',
  en: 'The file is no picture, sound, film or PDF that the archive can read.',
};

const REASON_BY_TYPE: Readonly<Record<string, Bilingual>> = {
  'application/zip': PACKED,
  'application/x-rar-compressed': PACKED,
  'application/x-7z-compressed': PACKED,
  'application/gzip': PACKED,
  'application/x-tar': PACKED,
  'application/x-bzip2': PACKED,
  'application/x-xz': PACKED,
  'application/x-cfb': OFFICE,
  'application/rtf': OFFICE,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': OFFICE,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': OFFICE,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': OFFICE,
  'application/vnd.oasis.opendocument.text': OFFICE,
  'application/vnd.oasis.opendocument.spreadsheet': OFFICE,
  'application/vnd.oasis.opendocument.presentation': OFFICE,
  'application/x-msdownload': PROGRAM,
  'application/x-elf': PROGRAM,
  'application/x-mach-binary': PROGRAM,
  'application/vnd.android.package-archive': PROGRAM,
  'application/wasm': PROGRAM,
};
