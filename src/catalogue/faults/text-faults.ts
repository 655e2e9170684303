import type { FaultText } from './fault-text.ts';

/** Faults of what people read. */
export const TEXT_FAULTS = {
  'missing-title': {
    level: 'error',
    what: {
      vi: 'Hồ sơ "{id}" không có tên trong ngôn ngữ nào.',
      en: 'Record "{id}" has a title in no language.',
    },
    hint: {
      vi: 'Thêm vi.md và en.md có title.',
      en: 'Add vi.md and en.md with a title.',
    },
  },
  'missing-translation': {
    level: 'warning',
    what: {
      vi: 'Hồ sơ "{id}" chưa có tên bằng {language}.',
      en: 'Record "{id}" has no title in {language} yet.',
    },
    hint: {
      vi: 'Thêm {file} có title; chừng nào chưa có, người đọc thấy ngôn ngữ khác kèm lời báo.',
      en: 'Add {file} with a title; until then readers get another language, and are told so.',
    },
  },
  'uncited-paragraph': {
    level: 'error',
    what: { vi: 'Đoạn này không dẫn nguồn: "{start}…"', en: 'Nothing is cited for: "{start}…"' },
    hint: {
      vi: 'Thêm [@id-của-nguồn] vào cuối đoạn, hoặc bỏ đoạn không có nguồn.',
      en: 'Add [@id-of-the-source] at its end, or leave out what has no source.',
    },
  },
  'uncited-summary': {
    level: 'error',
    what: { vi: 'Phần tóm tắt không dẫn nguồn.', en: 'The summary cites nothing.' },
    hint: {
      vi: 'Thêm [@id-của-nguồn] vào cuối summary.',
      en: 'Add [@id-of-the-source] at the end of summary.',
    },
  },
  'malformed-citation': {
    level: 'error',
    what: {
      vi: 'Không hiểu lời dẫn nguồn "{text}".',
      en: 'The citation "{text}" is not understood.',
    },
    hint: {
      vi: 'Viết [@id] hoặc [@id-một; @id-hai].',
      en: 'Write [@id], or [@id-one; @id-two].',
    },
  },
  'bad-link': {
    level: 'error',
    what: { vi: 'Không được liên kết tới "{url}".', en: 'A link may not lead to "{url}".' },
    hint: {
      vi: 'Dùng record:<id> cho hồ sơ, hoặc địa chỉ http, https, mailto.',
      en: 'Use record:<id> for a record, or an http, https or mailto address.',
    },
  },
  'html-in-text': {
    level: 'warning',
    what: {
      vi: 'HTML trong văn bản được in ra như chữ: "{text}".',
      en: 'HTML in a text is printed as it stands: "{text}".',
    },
    hint: {
      vi: 'Viết bằng Markdown; tiếng nước khác viết [lời]{lang=km}.',
      en: 'Write Markdown; for another language write [words]{lang=km}.',
    },
  },
  'markdown-not-used': {
    level: 'warning',
    what: {
      vi: 'Văn bản không dùng {construct}; phần này bị bỏ hoặc in như chữ.',
      en: 'Texts have no {construct}; it is left out or printed as words.',
    },
    hint: {
      vi: 'Dùng đoạn văn, tiêu đề, danh sách, trích dẫn, bảng; hình ảnh ghi ở media của hồ sơ.',
      en: 'Use paragraphs, headings, lists, quotes and tables; pictures are named in the media of the record.',
    },
  },
  'locked-term': {
    level: 'error',
    what: {
      vi: '"{found}" là từ đã khoá ({term}): {reason}',
      en: '"{found}" is a locked term ({term}): {reason}',
    },
    hint: { vi: 'Viết "{canonical}".', en: 'Write "{canonical}".' },
  },
} as const satisfies Record<string, FaultText>;
