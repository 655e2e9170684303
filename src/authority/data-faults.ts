import type { z } from 'zod';
import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';

/** One thing wrong in a data file: where, and what, for a person. */
export interface DataFault {
  file: string;
  /** Row of a CSV (1 is the header), or the place of the item in a JSON list; `null`: the file itself. */
  row: number | null;
  what: Bilingual;
}

const MOST_SHOWN = 20;

/** The data to import are not there, or not as they should be; nothing was written. */
export function dataFaulty(faults: readonly DataFault[]): ArchiveError {
  const told = (lang: keyof Bilingual): string => {
    const row = { vi: 'dòng', en: 'row' }[lang];
    const lines = faults
      .slice(0, MOST_SHOWN)
      .map(
        ({ file, row: at, what }) => `${file}${at === null ? '' : `, ${row} ${at}`}: ${what[lang]}`,
      );
    const more = faults.length - lines.length;
    if (more > 0) lines.push(lang === 'vi' ? `… và ${more} lỗi nữa` : `… and ${more} more`);
    return lines.join('\n');
  };
  return new ArchiveError({
    name: 'authority-data-faulty',
    what: {
      vi: `Dữ liệu để nhập có lỗi; chưa ghi gì.\n${told('vi')}`,
      en: `The data to import are faulty; nothing was written.\n${told('en')}`,
    },
    hint: {
      vi: 'Sửa tệp dữ liệu ở dòng được chỉ, rồi chạy lại.',
      en: 'Mend the data file at the row that is named, then run again.',
    },
  });
}

/** A schema's complaint in the archive's two languages. */
export function toReason(issue: z.core.$ZodIssue): Bilingual {
  const field = issue.path.join('.');
  const at = field === '' ? '' : `"${field}" `;
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return {
      vi: `thiếu hoặc sai kiểu: ${at.trim()}`,
      en: `missing or of the wrong kind: ${at.trim()}`,
    };
  }
  return {
    vi: `${at}không đúng dạng (${issue.message})`,
    en: `${at}is not of the right form (${issue.message})`,
  };
}
