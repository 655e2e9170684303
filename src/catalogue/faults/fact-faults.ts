import type { FaultText } from './fault-text.ts';

/** Faults of the facts in a record.yaml, a front matter or a list of terms. */
export const FACT_FAULTS = {
  'unknown-field': {
    level: 'error',
    what: { vi: 'Không có trường "{field}" ở đây.', en: 'There is no field "{field}" here.' },
    hint: {
      vi: 'Xem lại chính tả, hoặc xoá trường này.',
      en: 'Check the spelling, or remove the field.',
    },
  },
  'missing-field': {
    level: 'error',
    what: { vi: 'Thiếu trường "{field}".', en: 'The field "{field}" is missing.' },
    hint: { vi: 'Thêm trường này.', en: 'Add it.' },
  },
  'bad-field': {
    level: 'error',
    what: {
      vi: 'Giá trị của "{field}" không hợp lệ: {reason}.',
      en: 'The value of "{field}" is not valid: {reason}.',
    },
    hint: {
      vi: 'Sửa giá trị theo lời trên.',
      en: 'Correct the value accordingly.',
    },
  },
  'unknown-type': {
    level: 'error',
    what: { vi: 'Không có loại hồ sơ "{type}".', en: 'There is no type of record "{type}".' },
    hint: { vi: 'Ghi một trong: {types}.', en: 'Write one of: {types}.' },
  },
  'bad-id': {
    level: 'error',
    what: {
      vi: '"{value}" không thể là id ({field}).',
      en: '"{value}" cannot be an id ({field}).',
    },
    hint: {
      vi: 'Dùng chữ thường không dấu và chữ số, nối bằng gạch nối: le-hoi-kate.',
      en: 'Use lower-case ASCII words and digits joined by hyphens: le-hoi-kate.',
    },
  },
  'bad-language-tag': {
    level: 'error',
    what: {
      vi: '"{value}" không phải mã ngôn ngữ BCP 47 đúng chuẩn.',
      en: '"{value}" is not a BCP 47 language tag in its canonical form.',
    },
    hint: {
      vi: 'Viết như vi, en, km, cjm-Cham.',
      en: 'Write it like vi, en, km, cjm-Cham.',
    },
  },
  'bad-date': {
    level: 'error',
    what: {
      vi: '"{value}" ({field}) không phải ngày có thật hoặc trái thứ tự.',
      en: '"{value}" ({field}) is not a date that exists, or is out of order.',
    },
    hint: {
      vi: 'Viết ngày như 2026-11-21, ngày hằng năm như 11-21; ngày cuối không trước ngày đầu.',
      en: 'Write a date like 2026-11-21, a yearly day like 11-21; an end is not before its start.',
    },
  },
  'bad-calendar-rule': {
    level: 'error',
    what: {
      vi: 'Cách tính ngày lễ không hợp lệ ({field}): {reason}.',
      en: 'The calendar rule is not valid ({field}): {reason}.',
    },
    hint: {
      vi: 'Xem các cách tính trong docs/glossary.md; không có nguồn thì ghi rule: unsourced.',
      en: 'See the rules in docs/glossary.md; where no source says it, write rule: unsourced.',
    },
  },
  'unknown-licence': {
    level: 'error',
    what: {
      vi: 'Kho không biết giấy phép "{value}".',
      en: 'The archive does not know the licence "{value}".',
    },
    hint: {
      vi: 'Ghi một trong: {licences}.',
      en: 'Write one of: {licences}.',
    },
  },
  'id-unlike-folder': {
    level: 'error',
    what: {
      vi: 'id "{id}" khác tên thư mục "{folder}".',
      en: 'The id "{id}" is unlike its folder "{folder}".',
    },
    hint: {
      vi: 'Đổi tên thư mục thành "{id}"; id không bao giờ đổi sau khi đã công bố.',
      en: 'Rename the folder to "{id}"; an id never changes once published.',
    },
  },
  'type-unlike-folder': {
    level: 'error',
    what: {
      vi: 'Hồ sơ loại "{type}" nằm trong thư mục "{folder}".',
      en: 'A record of type "{type}" stands in the folder "{folder}".',
    },
    hint: { vi: 'Chuyển nó vào "{expected}".', en: 'Move it to "{expected}".' },
  },
  'duplicate-id': {
    level: 'error',
    what: {
      vi: 'id "{id}" đã được dùng ở {other}; hồ sơ này bị bỏ qua.',
      en: 'The id "{id}" is taken by {other}; this record is left out.',
    },
    hint: {
      vi: 'Chọn một id khác: id là duy nhất trên mọi loại và mọi thư mục nội dung.',
      en: 'Choose another: an id is unique over all types and all content folders.',
    },
  },
  'slug-taken': {
    level: 'error',
    what: {
      vi: 'Đường dẫn "{slug}" đã thuộc về "{other}" cùng loại.',
      en: 'The slug "{slug}" is taken by "{other}" of the same type.',
    },
    hint: {
      vi: 'Chọn slug khác; tên cũ (formerSlugs) cũng vẫn còn giá trị.',
      en: 'Choose another slug; former ones (formerSlugs) still count.',
    },
  },
  'consent-missing': {
    level: 'error',
    what: {
      vi: 'Hồ sơ công khai nhưng chưa ghi sự đồng ý của "{person}".',
      en: 'The record is public, yet no consent of "{person}" is recorded.',
    },
    hint: {
      vi: 'Ghi sự đồng ý trong consents, hoặc để access.level là custodians.',
      en: 'Record it in consents, or make access.level custodians.',
    },
  },
  'consent-expired': {
    level: 'warning',
    what: {
      vi: 'Sự đồng ý của "{person}" hết hạn ngày {until}; hồ sơ không còn được công bố.',
      en: 'The consent of "{person}" ended on {until}; the record is no longer published.',
    },
    hint: {
      vi: 'Hỏi lại người đó và ghi sự đồng ý mới, hoặc rút hồ sơ.',
      en: 'Ask the person again and record a new consent, or withdraw the record.',
    },
  },
  'processing-ignored': {
    level: 'warning',
    what: {
      vi: '"{name}" không có tác dụng với {kind}.',
      en: '"{name}" does nothing for {kind}.',
    },
    hint: {
      vi: 'Bỏ dòng này; nó chỉ dùng cho {kinds}.',
      en: 'Remove it; it is for {kinds} only.',
    },
  },
  'place-cycle': cycle('nơi chốn', 'places', 'parent'),
  'community-cycle': cycle('cộng đồng', 'communities', 'parent'),
  'concept-cycle': cycle('khái niệm', 'concepts', 'broader'),
} as const satisfies Record<string, FaultText>;

function cycle(vi: string, en: string, field: string): FaultText {
  return {
    level: 'error',
    what: {
      vi: `Các ${vi} nằm trong nhau thành vòng: {path}.`,
      en: `These ${en} lie within one another in a circle: {path}.`,
    },
    hint: {
      vi: `Sửa ${field} của một hồ sơ trong vòng.`,
      en: `Correct the ${field} of one of them.`,
    },
  };
}
