import type { Bilingual } from '#domain/archive-error.ts';

/** What was found where it must not be. */
export type LeakKind =
  | 'id'
  | 'file-name'
  | 'hash'
  | 'title'
  | 'text'
  | 'word'
  | 'coordinates'
  | 'location-metadata'
  | 'copy'
  | 'channel'
  | 'orphan'
  | 'untraced'
  | 'altered'
  | 'exonym'
  | 'locked-term';

/** One finding. It names the place and the record and never quotes the text: reports are kept and mailed. */
export interface LeakFinding {
  /** Path from the folder scanned. */
  file: string;
  kind: LeakKind;
  /** The record the thing belongs to; `null` where nothing says whose it is. */
  recordId: string | null;
  /** Of the record, in its typed form: `texts.0.blocks.2.text`. */
  field: string | null;
  what: Bilingual;
  hint: Bilingual;
}

const WHAT: Readonly<Record<LeakKind, Bilingual>> = {
  id: { vi: 'mã của bản ghi không công khai', en: 'the id of a record that is not public' },
  'file-name': { vi: 'tên tệp gốc', en: 'the name of an original file' },
  hash: { vi: 'mã băm của tệp gốc', en: 'the hash of an original file' },
  title: { vi: 'tên gọi không công khai', en: 'a name that is not public' },
  text: { vi: 'một đoạn văn không công khai', en: 'a piece of text that is not public' },
  word: {
    vi: 'từ chỉ có trong bản ghi không công khai',
    en: 'a word found only in records that are not public',
  },
  coordinates: {
    vi: 'toạ độ chính xác không được công bố',
    en: 'exact coordinates that are not published',
  },
  'location-metadata': {
    vi: 'toạ độ máy ảnh hay điện thoại ghi trong tệp',
    en: 'a position that a camera or telephone wrote into the file',
  },
  copy: {
    vi: 'nguyên bản một tệp không công khai',
    en: 'a byte-for-byte copy of a file that is not public',
  },
  channel: {
    vi: 'bản ghi không được phép dùng trong tìm kiếm',
    en: 'a record that may not be used in search',
  },
  orphan: {
    vi: 'tệp không có trong bản kê của bản phát hành',
    en: 'a file that the release manifest does not know',
  },
  untraced: {
    vi: 'tệp không thuộc bản ghi công khai nào',
    en: 'a file that no public record names',
  },
  altered: {
    vi: 'tệp khác với bản kê của bản phát hành',
    en: 'a file unlike the one in the release manifest',
  },
  exonym: {
    vi: 'tên gọi từ bên ngoài, chỉ dùng để tìm kiếm',
    en: 'a name from outside, for search only',
  },
  'locked-term': { vi: 'từ không được dùng', en: 'a term that is never used' },
};

const FIND_THE_STEP: Bilingual = {
  vi: 'Không phát hành. Tìm bước đã ghi tệp này rồi sửa bước đó; dựng lại với "archive build --full".',
  en: 'Do not publish. Find the step that wrote the file and mend it; rebuild with "archive build --full".',
};
const HINT: Partial<Readonly<Record<LeakKind, Bilingual>>> = {
  title: {
    vi: 'Nếu đây chỉ là một cách nói thông thường, hãy dùng nó trong một văn bản công khai hoặc đổi tên bản ghi; nếu không, đừng phát hành và sửa bước đã ghi tệp.',
    en: 'If it is only an ordinary phrase, use it in a public text or rename the record; if not, do not publish, and mend the step that wrote the file.',
  },
  'location-metadata': {
    vi: 'Tạo lại tệp dẫn xuất: quy trình media phải bỏ EXIF và thẻ của tệp gốc.',
    en: 'Make the derivative again: the pipeline must drop EXIF and container tags.',
  },
  exonym: {
    vi: 'Thay bằng tên chính thức hoặc tên tự gọi; tên này chỉ được nằm trong chỉ mục tìm kiếm.',
    en: 'Use the official name or the autonym; this name may stand in the search index only.',
  },
  'locked-term': {
    vi: 'Thay bằng cách gọi ghi trong content/vocabularies/terms.yaml.',
    en: 'Write it as content/vocabularies/terms.yaml does.',
  },
};

/** Puts a finding into words. */
export function toFinding(found: {
  file: string;
  kind: LeakKind;
  recordId: string | null;
  field?: string | null;
}): LeakFinding {
  const { file, kind, recordId, field = null } = found;
  const of = recordId === null ? '' : ` (${recordId}${field === null ? '' : `: ${field}`})`;
  return {
    file,
    kind,
    recordId,
    field,
    what: {
      vi: `${file}: có ${WHAT[kind].vi}${of}.`,
      en: `${file} holds ${WHAT[kind].en}${of}.`,
    },
    hint: HINT[kind] ?? FIND_THE_STEP,
  };
}
