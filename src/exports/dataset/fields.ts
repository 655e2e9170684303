import type { Field, FieldType } from './table.ts';

const of =
  (type: FieldType) =>
  (name: string, vi: string, en: string): Field => ({ name, type, vi, en });

export const text = of('string');
export const number = of('number');
export const whole = of('integer');
export const day = of('date');
export const instant = of('datetime');
export const yesOrNo = of('boolean');
export const json = of('object');

/** A field that is never empty. */
export function always(field: Field, more: Readonly<Record<string, unknown>> = {}): Field {
  return { ...field, constraints: { required: true, ...more } };
}

/** The record that a row is about. */
export const RECORD_ID = always(text('record_id', 'Mã bản ghi', 'Id of the record'));

/** Fields that all main tables share. */
export const SHARED = {
  id: always(text('id', 'Mã bản ghi', 'Id of the record'), { unique: true }),
  url: text('url', 'Địa chỉ lâu bền', 'Permanent address'),
  licence: always(text('licence', 'Giấy phép của dòng này', 'Licence of this row')),
  rightsHolder: text('rights_holder', 'Chủ quyền', 'Rights holder'),
  attribution: text('attribution', 'Câu ghi nhận khi dùng lại', 'How to credit it'),
  review: always(text('review', 'Ai đã xem lại', 'Who has reviewed it')),
  modified: always(
    instant(
      'modified',
      'Lần gần nhất nội dung đưa ra có khác trước',
      'When what is given out last became other than before',
    ),
  ),
  sourceIds: text('source_ids', 'Nguồn, mã nối bằng |', 'Sources, ids joined by |'),
} as const;
