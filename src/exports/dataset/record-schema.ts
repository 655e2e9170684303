import {
  NAME_KINDS,
  RECORD_TYPES,
  REVIEW_STATES,
  TEXT_STATUSES,
} from '#domain/public/vocabulary.ts';
import {
  BY_LANGUAGE,
  DAY,
  ID,
  IDS,
  INSTANT,
  type JsonSchema,
  list,
  object,
  oneOf,
  orNull,
  TEXT,
  told,
  URI,
} from '../json-schema.ts';
import { FACTS_SCHEMAS } from './facts-schema.ts';
import { BODY } from './story-schema.ts';

const DOCUMENT_TEXT = object({
  lang: told(TEXT, 'Ngôn ngữ, thẻ BCP-47', 'Language, BCP-47 tag'),
  title: TEXT,
  summary: orNull(TEXT),
  summarySources: IDS,
  status: oneOf(TEXT_STATUSES),
  body: BODY,
});
const NAMED = object({ id: ID, titles: BY_LANGUAGE });

/** The keys that every record has, with the words that explain them. */
const COMMON: Readonly<Record<string, JsonSchema>> = {
  id: told(
    ID,
    'Mã bản ghi, không bao giờ đổi',
    'Name of the record over all types, which never changes',
  ),
  type: oneOf(RECORD_TYPES),
  ark: told(
    { type: 'string', pattern: '^ark:[0-9b-z]+/[0-9b-z]+$' },
    'Định danh ARK',
    'ARK identifier',
  ),
  url: told(
    orNull(URI),
    'Địa chỉ lâu bền của trang; null khi bản ghi không có trang',
    'Permanent address of its page; null where it has none',
  ),
  review: told(
    oneOf(REVIEW_STATES),
    'Ai đã xem lại: biên soạn từ nguồn công khai, cộng đồng đã duyệt, cộng đồng tự viết',
    'Who has looked at it: compiled from public sources, reviewed by the community, written by it',
  ),
  licence: told(
    object({ id: TEXT, url: orNull(URI) }),
    'Giấy phép của bản ghi này',
    'Licence of this record',
  ),
  rightsHolder: told(orNull(TEXT), 'Chủ quyền', 'Rights holder'),
  attribution: told(orNull(TEXT), 'Câu ghi nhận khi dùng lại', 'How to credit it'),
  labels: told(
    list(object({ kind: oneOf(['label', 'notice']), type: TEXT, hubProject: orNull(TEXT) })),
    'Nhãn và thông báo Local Contexts',
    'Local Contexts Labels and Notices',
  ),
  titles: told(BY_LANGUAGE, 'Tên theo ngôn ngữ', 'Titles by language'),
  texts: told(list(DOCUMENT_TEXT), 'Bài của người biên soạn', 'Texts by curators'),
  narratives: told(list(DOCUMENT_TEXT), 'Lời của cộng đồng', 'The community’s own words'),
  names: list(
    object({
      text: TEXT,
      lang: TEXT,
      script: told(orNull(TEXT), 'Chữ viết, mã ISO 15924', 'Script, ISO 15924'),
      kind: oneOf(NAME_KINDS),
      sources: IDS,
    }),
  ),
  communities: list(NAMED),
  places: list(NAMED),
  provinceCodes: told(
    object({ current: list(TEXT), former: list(TEXT) }),
    'Mã tỉnh của Tổng cục Thống kê: đang dùng, và đã hết hiệu lực ngày 30/6/2025',
    'Province codes of the statistics office: in force, and ended on 30 June 2025',
  ),
  concepts: list(NAMED),
  media: IDS,
  sources: IDS,
  related: list(object({ id: ID, reason: orNull(BY_LANGUAGE) })),
  months: told(
    list({ type: 'integer', minimum: 1, maximum: 12 }),
    'Các tháng dương lịch có thể rơi vào, theo quy tắc lịch',
    'Gregorian months in which it can fall, by its rule',
  ),
};

/** JSON Schema of a record of each type as files have it: the document and when it last changed. */
export const RECORD_SCHEMAS: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  RECORD_TYPES.map((type) => [
    type,
    object({
      ...COMMON,
      type: { const: type },
      facts: FACTS_SCHEMAS[type],
      history: list(object({ date: DAY, note: BY_LANGUAGE })),
      modified: told(
        INSTANT,
        'Lần gần nhất nội dung đưa ra có khác trước',
        'When what is given out last became other than before',
      ),
    }),
  ]),
);
