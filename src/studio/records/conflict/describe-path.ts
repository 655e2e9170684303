import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ValuePath } from '../editing/merge.ts';
import { RECORD_FILE } from '../editing/record-value.ts';
import type { Field } from '../field.ts';
import { fieldsOf } from '../schema-fields.ts';
import { labelOf } from '../words/field-words.ts';

const TEXT_PARTS: Readonly<Record<string, Bilingual>> = {
  title: { vi: 'Tựa đề', en: 'Title' },
  summary: { vi: 'Tóm tắt', en: 'Summary' },
  body: { vi: 'Bài viết', en: 'Text' },
  status: { vi: 'Tình trạng bài', en: 'Status' },
  reviewedBy: { vi: 'Người duyệt', en: 'Reviewed by' },
  translatedFrom: { vi: 'Dịch từ', en: 'Translated from' },
};

/** Where in a record something stands, in words: `Tên gọi khác › 2 › Tên`. */
export function describePath(type: RecordType, [file, ...rest]: ValuePath): Bilingual {
  if (file !== RECORD_FILE) {
    const name = String(file).replace(/\.md$/, '');
    const part = TEXT_PARTS[String(rest.at(-1) ?? '')];
    return part === undefined
      ? { vi: name, en: name }
      : { vi: `${part.vi} (${name})`, en: `${part.en} (${name})` };
  }
  const words: Bilingual[] = [];
  let fields: readonly Field[] = fieldsOf(type);
  for (const step of rest) {
    const field = fields.find(({ name }) => name === step);
    if (field === undefined) {
      const said = typeof step === 'number' ? String(step + 1) : step;
      words.push({ vi: said, en: said });
      continue;
    }
    words.push(labelOf(type, field));
    fields = fieldsBelow(field);
  }
  return {
    vi: words.map(({ vi }) => vi).join(' › '),
    en: words.map(({ en }) => en).join(' › '),
  };
}

function fieldsBelow(field: Field): readonly Field[] {
  switch (field.kind) {
    case 'group':
      return field.fields;
    case 'list':
      return fieldsBelow(field.of);
    case 'variants':
      return field.variants.flatMap(({ fields }) => fields);
    default:
      return [];
  }
}
