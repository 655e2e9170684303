import { joined } from './csv.ts';
import { always, RECORD_ID, SHARED, text } from './fields.ts';
import type { DocumentName, DocumentText } from './record-document.ts';
import { type Entry, table } from './table.ts';

/** One row a record, whatever its type; the other tables refer to it. */
export const RECORDS = table<Entry>({
  name: 'records',
  vi: 'Mọi bản ghi, mỗi bản ghi một dòng',
  en: 'Every record, one row each',
  primaryKey: ['id'],
  records: [],
  freeText: true,
  items: (entry) => [entry],
  columns: [
    { ...SHARED.id, of: ({ document }) => document.id },
    { ...always(text('type', 'Loại', 'Type')), of: ({ document }) => document.type },
    {
      ...always(text('ark', 'Định danh ARK', 'ARK identifier'), { unique: true }),
      of: ({ document }) => document.ark,
    },
    { ...SHARED.url, of: ({ document }) => document.url },
    { ...SHARED.rightsHolder, of: ({ document }) => document.rightsHolder },
    { ...SHARED.attribution, of: ({ document }) => document.attribution },
    { ...SHARED.licence, of: ({ document }) => document.licence.id },
    {
      ...text('licence_url', 'Trang giải thích giấy phép', 'Page that explains the licence'),
      of: ({ document }) => document.licence.url,
    },
    { ...SHARED.review, of: ({ document }) => document.review },
    { ...SHARED.modified, of: ({ modified }) => modified },
  ],
});

export const NAMES = table<{ id: string; name: DocumentName }>({
  name: 'names',
  vi: 'Tên gọi theo ngôn ngữ và chữ viết',
  en: 'Names by language and script',
  primaryKey: [],
  records: ['record_id'],
  freeText: true,
  items: ({ document }) => document.names.map((name) => ({ id: document.id, name })),
  columns: [
    { ...RECORD_ID, of: ({ id }) => id },
    { ...always(text('name', 'Tên gọi', 'The name')), of: ({ name }) => name.text },
    {
      ...always(text('lang', 'Ngôn ngữ, BCP-47', 'Language, BCP-47')),
      of: ({ name }) => name.lang,
    },
    {
      ...text('script', 'Chữ viết, ISO 15924', 'Script, ISO 15924'),
      of: ({ name }) => name.script,
    },
    {
      ...always(
        text(
          'kind',
          'Loại tên: chính thức, tự gọi, chữ riêng, phiên âm, khác',
          'official, autonym, native, romanised, alternate',
        ),
      ),
      of: ({ name }) => name.kind,
    },
    { ...SHARED.sourceIds, of: ({ name }) => joined(name.sources) },
  ],
});

export const TEXTS = table<{ id: string; voice: string; text: DocumentText }>({
  name: 'texts',
  vi: 'Bài viết theo ngôn ngữ',
  en: 'Texts by language',
  primaryKey: ['record_id', 'voice', 'lang'],
  records: ['record_id'],
  freeText: true,
  items: ({ document: { id, texts, narratives } }) => [
    ...texts.map((each) => ({ id, voice: 'curator', text: each })),
    ...narratives.map((each) => ({ id, voice: 'community', text: each })),
  ],
  columns: [
    { ...RECORD_ID, of: ({ id }) => id },
    {
      ...always(
        text('voice', 'Lời của người biên soạn hay của cộng đồng', 'Whose words these are'),
        { enum: ['curator', 'community'] },
      ),
      of: ({ voice }) => voice,
    },
    {
      ...always(text('lang', 'Ngôn ngữ, BCP-47', 'Language, BCP-47')),
      of: ({ text: { lang } }) => lang,
    },
    {
      ...always(
        text(
          'status',
          'Bản nháp, đã xem lại, cộng đồng đã duyệt',
          'draft, reviewed, approved-by-community',
        ),
      ),
      of: ({ text: { status } }) => status,
    },
    { ...always(text('title', 'Tên', 'Title')), of: ({ text: { title } }) => title },
    { ...text('summary', 'Tóm tắt', 'Summary'), of: ({ text: { summary } }) => summary },
    {
      ...text(
        'body',
        'Nội dung, chữ thường; giữa hai đoạn là một dòng trống',
        'Body in plain words; an empty line between paragraphs',
      ),
      of: ({ text: { body } }) =>
        body.length === 0 ? null : body.map((block) => block.text).join('\n\n'),
    },
    {
      ...SHARED.sourceIds,
      of: ({ text: { summarySources, body } }) =>
        joined([...new Set([...summarySources, ...body.flatMap(({ sources }) => sources)])]),
    },
  ],
});
