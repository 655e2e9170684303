import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';

/** No media record has this id. */
export function mediaUnknown(id: string, known: Iterable<string>): ArchiveError {
  const near = [...known].filter((each) => each.includes(id) || id.includes(each)).slice(0, 5);
  const hint: Bilingual =
    near.length > 0
      ? { vi: `Gần giống: ${near.join(', ')}.`, en: `Alike: ${near.join(', ')}.` }
      : {
          vi: 'Xem các mã bằng “archive media status --all”.',
          en: 'See the ids with "archive media status --all".',
        };
  return new ArchiveError({
    name: 'media-unknown',
    what: {
      vi: `Không có bản ghi tư liệu nào mang mã "${id}".`,
      en: `No media record has the id "${id}".`,
    },
    hint,
  });
}

/** Nothing is made of what was withdrawn, and nothing is taken out of it. */
export function mediaWithdrawn(id: string): ArchiveError {
  return new ArchiveError({
    name: 'media-withdrawn',
    what: {
      vi: `Tư liệu "${id}" đã được rút lại: không chép lời, không lấy gì ra từ nó.`,
      en: `"${id}" was withdrawn: no speech is written down and nothing is taken out of it.`,
    },
    hint: {
      vi: 'Nếu rút nhầm thì sửa access trong record.yaml hoặc sổ rút lại trước.',
      en: 'If that was a mistake, mend access in record.yaml or the ledger of withdrawals first.',
    },
  });
}

/** An argument that must be there is not. */
export function argumentMissing(name: string): ArchiveError {
  return new ArchiveError({
    name: 'argument-missing',
    what: { vi: `Thiếu ${name}.`, en: `${name} is missing.` },
    hint: { vi: 'Xem “archive media --help”.', en: 'See "archive media --help".' },
  });
}

/** A file named on the command line that cannot be read. */
export function fileUnreadable(path: string, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'file-unreadable',
    what: { vi: `Không đọc được tệp ${path}.`, en: `The file ${path} cannot be read.` },
    hint: {
      vi: 'Kiểm tra đường dẫn và quyền đọc tệp.',
      en: 'Check the path and whether you may read it.',
    },
    cause,
  });
}
