import type { FaultName } from '#catalogue/faults/fault.ts';
import type { Bilingual } from '#domain/archive-error.ts';
import type { DraftFault } from '../checking/check-draft.ts';
import type { FaultView } from './field-view.ts';

/** Of what the catalogue says to whoever writes files, how a form says it, at the field itself. */
const AT_A_FIELD: Partial<Record<FaultName, { what: Bilingual; hint: Bilingual }>> = {
  'missing-field': {
    what: { vi: 'Chỗ này cần điền.', en: 'This is needed.' },
    hint: { vi: 'Hồ sơ vẫn lưu được khi còn thiếu.', en: 'The draft is saved all the same.' },
  },
  'bad-id': {
    what: { vi: 'Chưa tìm thấy hồ sơ nào tên như vậy.', en: 'No record is called so.' },
    hint: {
      vi: 'Chọn một hồ sơ được gợi ý, hoặc lập hồ sơ đó trước.',
      en: 'Choose one that is suggested, or begin that record first.',
    },
  },
  'bad-calendar-rule': {
    what: {
      vi: 'Cách tính ngày chưa đủ hoặc chưa đúng.',
      en: 'The rule is not whole, or not right.',
    },
    hint: {
      vi: 'Điền các ô của cách đã chọn; chưa có nguồn thì chọn “Chưa có nguồn”.',
      en: 'Fill in the fields of the rule chosen; where no source says it, choose “No source yet”.',
    },
  },
  'bad-language-tag': {
    what: { vi: 'Mã ngôn ngữ chưa đúng.', en: 'This is no language tag.' },
    hint: { vi: 'Viết như vi, en, km, cjm, rad.', en: 'Write it like vi, en, km, cjm, rad.' },
  },
  'uncited-summary': {
    what: {
      vi: 'Tóm tắt chưa ghi nguồn.',
      en: 'The summary names no source.',
    },
    hint: {
      vi: 'Chọn nguồn ở ô “Đọc ở đâu, ai kể?”. Nếu là điều làng mình biết, viết ở “Lời của cộng đồng”: không cần nguồn.',
      en: 'Choose one at “Read where, told by whom?”. What your people know goes under “The community’s own words”, which need none.',
    },
  },
  'uncited-paragraph': {
    what: {
      vi: 'Có đoạn chưa ghi nguồn.',
      en: 'A paragraph names no source.',
    },
    hint: {
      vi: 'Đặt con trỏ ở cuối đoạn rồi chọn nguồn ở ô “Đọc ở đâu, ai kể?”. Nếu là điều làng mình biết, viết ở “Lời của cộng đồng”: không cần nguồn.',
      en: 'Put the cursor at its end and choose one at “Read where, told by whom?”. What your people know goes under “The community’s own words”, which need none.',
    },
  },
  'missing-title': {
    what: { vi: 'Chưa có tựa đề.', en: 'It has no title yet.' },
    hint: { vi: 'Viết tựa đề ở phần Bài viết.', en: 'Write one under Texts.' },
  },
  'missing-translation': {
    what: {
      vi: 'Còn thiếu tựa đề tiếng Việt hoặc tiếng Anh.',
      en: 'A title is missing in Vietnamese or English.',
    },
    hint: {
      vi: 'Không biết tiếng Anh thì để đó: người dịch sẽ viết.',
      en: 'Leave it to a translator if you do not write that language.',
    },
  },
};

export function toFaultView({ fault }: DraftFault): FaultView {
  const { level, name } = fault;
  const { what, hint } = AT_A_FIELD[name] ?? fault;
  return { level, what, hint };
}
