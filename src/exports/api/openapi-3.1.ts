import { RECORD_TYPES, REVIEW_STATES, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { RECORD_SCHEMAS } from '../dataset/record-schema.ts';
import {
  BY_LANGUAGE,
  ID,
  INSTANT,
  type JsonSchema,
  list,
  object,
  oneOf,
  orNull,
  TEXT,
  URI,
  WHOLE,
} from '../json-schema.ts';
import { API_PAGE_SIZE, API_VERSION, apiBase } from './api-routes.ts';

const TYPE = oneOf(RECORD_TYPES);
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const recordName = (type: string) => `Record-${type}`;

/** Schemas of what the API answers. */
const SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  ...Object.fromEntries(
    Object.entries(RECORD_SCHEMAS).map(([type, schema]) => [recordName(type), schema]),
  ),
  Record: { oneOf: RECORD_TYPES.map((type) => ref(recordName(type))) },
  Item: object({
    id: ID,
    type: TYPE,
    ark: TEXT,
    titles: BY_LANGUAGE,
    url: orNull(URI),
    record: URI,
    licence: object({ id: TEXT, url: orNull(URI) }),
    review: oneOf(REVIEW_STATES),
    modified: INSTANT,
  }),
  List: object({
    type: TYPE,
    page: WHOLE,
    pages: WHOLE,
    total: WHOLE,
    previous: orNull(URI),
    next: orNull(URI),
    items: { ...list(ref('Item')), maxItems: API_PAGE_SIZE },
  }),
  Index: object({
    name: TEXT,
    version: { const: API_VERSION },
    homepage: URI,
    description: URI,
    removed: URI,
    types: list(
      object({
        type: TYPE,
        name: oneOf(Object.values(TYPE_FOLDER)),
        total: WHOLE,
        pages: WHOLE,
        first: URI,
      }),
    ),
  }),
  Removed: object({ removed: list(object({ id: ID, at: INSTANT })) }),
};

/** The description of the JSON API (OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1). */
export function toOpenApi({ name, siteUrl }: { name: string; siteUrl: string }): object {
  return {
    openapi: '3.1.0',
    info: {
      title: `${name}: JSON API`,
      version: `${API_VERSION}.0.0`,
      summary: 'Bản ghi được phép dùng lại / Records that may be used again',
      description:
        'Tệp tĩnh, chỉ đọc. Mỗi bản ghi có giấy phép và tình trạng xem xét riêng. Địa chỉ có số phiên bản và không đổi.\n\nStatic files, read only. Every record has its own licence and review state. Addresses have the version in them and do not change.',
    },
    servers: [{ url: apiBase(siteUrl).replace(/\/$/, '') }],
    paths: {
      '/index.json': answers('getIndex', 'Nơi bắt đầu / Where it begins', 'Index'),
      '/removed.json': answers(
        'getRemoved',
        'Bản ghi đã rút ra; xin xóa khỏi bản sao / Records withdrawn; please delete them from copies',
        'Removed',
      ),
      '/types/{name}/{page}.json': answers(
        'getList',
        'Danh sách theo loại / List of a type',
        'List',
        [
          parameter('name', oneOf(Object.values(TYPE_FOLDER))),
          parameter('page', { type: 'integer', minimum: 1 }),
        ],
      ),
      '/records/{id}.json': answers('getRecord', 'Một bản ghi / One record', 'Record', [
        parameter('id', ID),
      ]),
    },
    components: { schemas: SCHEMAS },
  };
}

function parameter(name: string, schema: JsonSchema): object {
  return { name, in: 'path', required: true, schema };
}

function answers(
  operationId: string,
  summary: string,
  schema: string,
  parameters: readonly object[] = [],
): object {
  return {
    get: {
      operationId,
      summary,
      ...(parameters.length === 0 ? {} : { parameters }),
      responses: {
        '200': {
          description: summary,
          content: { 'application/json': { schema: ref(schema) } },
        },
        ...(parameters.length === 0
          ? {}
          : { '404': { description: 'Không có ở đây / Not to be had here' } }),
      },
    },
  };
}
