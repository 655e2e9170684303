import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';

export interface TableText {
  /** Line ends are `\n`; without a mark of byte order. Composition of letters is as in the file. */
  text: string;
  /** What a person should know of how it was read. */
  notice: Bilingual | null;
}

/** Spreadsheets save at most this; larger ones are split by the person. */
export const LARGEST_TABLE_BYTES = 5 * 1024 ** 2;

/**
 * The text of an uploaded table: UTF-8 with or without a mark of byte order, or the UTF-16 that Excel
 * calls "Unicode Text". Files in the one-byte code pages are refused: what those could not hold was
 * already lost when Excel saved them.
 * @throws ArchiveError `table-encoding`, `table-is-a-workbook`, `table-empty`.
 */
export function toTableText(bytes: Uint8Array): TableText {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw isAWorkbook();
  }
  const { encoding, notice } = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notUnicode(bytes, cause);
  }
  const lines = text.replace(/\r\n?/g, '\n');
  if (lines.trim() === '') throw emptyTable();
  return { text: lines, notice };
}

function encodingOf(bytes: Uint8Array): { encoding: string; notice: Bilingual | null } {
  const half = Math.floor(Math.min(bytes.length, 2000) / 2);
  const zeros = { even: 0, odd: 0 };
  for (let at = 0; at < half * 2; at += 1) {
    if (bytes[at] === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  const isLittle = startsWith(bytes, [0xff, 0xfe]) || zeros.odd > half / 4;
  const isBig = startsWith(bytes, [0xfe, 0xff]) || zeros.even > half / 4;
  if (!isLittle && !isBig) return { encoding: 'utf-8', notice: null };
  return { encoding: isBig ? 'utf-16be' : 'utf-16le', notice: READ_AS_UTF_16 };
}

function startsWith(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, at) => bytes[at] === byte);
}

const READ_AS_UTF_16: Bilingual = {
  vi: 'Tệp được lưu kiểu "Unicode Text" (UTF-16). Đã đọc đủ chữ.',
  en: 'The file was saved as "Unicode Text" (UTF-16). Every letter was read.',
};

function notUnicode(bytes: Uint8Array, cause: unknown): ArchiveError {
  const seen = new TextDecoder('windows-1258').decode(bytes.slice(0, 4000)).normalize('NFC');
  const sample = /[^\n\r]*[^\p{ASCII}][^\n\r]*/u.exec(seen)?.[0]?.slice(0, 60) ?? '';
  return new ArchiveError({
    name: 'table-encoding',
    what: {
      vi: `Tệp được lưu bằng bảng mã cũ (có lẽ Windows-1258), không phải UTF-8: "${sample}". Bảng mã ấy không giữ được hết chữ nên có thể đã mất dấu; chưa có gì được nhập.`,
      en: `The file was saved in an old code page (probably Windows-1258), not in UTF-8: "${sample}". Such a page cannot hold every letter, so some may be lost already; nothing was imported.`,
    },
    hint: {
      vi: 'Mở lại bảng trong Excel, chọn Lưu thành → "CSV UTF-8 (Phân tách bằng dấu phẩy)", xem lại chữ có dấu rồi gửi lại.',
      en: 'Open the table in Excel, choose Save As → "CSV UTF-8 (Comma delimited)", look at the accented letters, and send it again.',
    },
    cause,
  });
}

function isAWorkbook(): ArchiveError {
  return new ArchiveError({
    name: 'table-is-a-workbook',
    what: {
      vi: 'Đây là sổ tính Excel (.xlsx hoặc .xls), chưa phải bảng CSV.',
      en: 'This is an Excel workbook (.xlsx or .xls), not a CSV table.',
    },
    hint: {
      vi: 'Trong Excel chọn Lưu thành → "CSV UTF-8 (Phân tách bằng dấu phẩy)" rồi gửi tệp .csv.',
      en: 'In Excel choose Save As → "CSV UTF-8 (Comma delimited)" and send the .csv file.',
    },
  });
}

function emptyTable(): ArchiveError {
  return new ArchiveError({
    name: 'table-empty',
    what: { vi: 'Tệp không có chữ nào.', en: 'There is nothing in the file.' },
    hint: {
      vi: 'Chọn lại tệp; nếu vừa lưu từ Excel, kiểm tra đã chọn đúng trang tính.',
      en: 'Choose the file again; if you just saved it from Excel, check that it was the right sheet.',
    },
  });
}
