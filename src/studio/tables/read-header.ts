import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { DelimitedTable } from './delimited.ts';
import { type Column, columnNamed } from './table-columns.ts';

export interface ReadHeader {
  /** By place in a row; `null` where the table has a column that no record has. */
  columns: readonly (Column | null)[];
  notices: Bilingual[];
}

/**
 * What the columns of a table hold.
 * @throws ArchiveError `table-unclosed-quote`, `table-without-id`, `table-column-twice`.
 */
export function readHeader(
  type: RecordType,
  { header, unclosedInRow }: DelimitedTable,
): ReadHeader {
  if (unclosedInRow !== null) throw unclosedQuote(unclosedInRow);
  const columns = header.map((name) => (name.trim() === '' ? null : columnNamed(type, name)));
  if (!columns.some((column) => column?.holds === 'id')) throw withoutId(header);
  const seen = new Set<string>();
  for (const [at, column] of columns.entries()) {
    if (column === null) continue;
    if (seen.has(column.key)) throw columnTwice(header[at] ?? column.key);
    seen.add(column.key);
  }
  const unknown = header.filter((name, at) => columns[at] === null && name.trim() !== '');
  return { columns, notices: unknown.map(unknownColumn) };
}

function unknownColumn(name: string): Bilingual {
  return {
    vi: `Cột "${name}" không phải cột của loại hồ sơ này: bỏ qua, không đọc.`,
    en: `"${name}" is no column of this type of record: it was passed over.`,
  };
}

function unclosedQuote(row: number): ArchiveError {
  return new ArchiveError({
    name: 'table-unclosed-quote',
    what: {
      vi: `Dấu " mở ở hàng ${row} không có dấu đóng, nên không biết ô kết thúc ở đâu.`,
      en: `The quote " opened in row ${row} is never closed, so where the cell ends is unknown.`,
    },
    hint: {
      vi: 'Mở bảng bằng Excel hoặc LibreOffice rồi lưu lại thành CSV UTF-8, đừng sửa bằng trình soạn văn bản.',
      en: 'Open the table in Excel or LibreOffice and save it again as CSV UTF-8 instead of editing it as text.',
    },
  });
}

function withoutId(header: readonly string[]): ArchiveError {
  const found = header.filter((name) => name.trim() !== '').slice(0, 8);
  const shown = found.map((name) => `"${name.slice(0, 40)}"`).join(', ');
  return new ArchiveError({
    name: 'table-without-id',
    what: {
      vi: `Bảng không có cột "Mã" ở hàng đầu. Hàng đầu đọc được: ${shown}.`,
      en: `The first row of the table has no column "Id". It reads: ${shown}.`,
    },
    hint: {
      vi: 'Xuất bảng từ trang này làm mẫu, giữ nguyên hàng đầu, rồi điền vào bên dưới.',
      en: 'Export the table from this page as a model, keep its first row, and fill in below it.',
    },
  });
}

function columnTwice(name: string): ArchiveError {
  return new ArchiveError({
    name: 'table-column-twice',
    what: {
      vi: `Cột "${name}" có hai lần trong bảng.`,
      en: `The column "${name}" is in the table twice.`,
    },
    hint: { vi: 'Xoá một trong hai cột.', en: 'Remove one of the two columns.' },
  });
}
