import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import {
  toApiIndex,
  toApiItem,
  toApiLists,
  toApiRecord,
  toRemovedList,
} from '#exports/api/api-documents.ts';
import { API_PAGE_SIZE } from '#exports/api/api-routes.ts';
import { toOpenApi } from '#exports/api/openapi-3.1.ts';
import { toRecordDocument } from '#exports/dataset/record-document.ts';
import { EXPORTED, MODIFIED, SOURCES } from './records.ts';

const { siteUrl } = SOURCES;
const ENTRIES = EXPORTED.map((record) => ({
  document: toRecordDocument(record, SOURCES),
  modified: MODIFIED,
}));
const openApi = toOpenApi({ name: 'Kho thử', siteUrl });
const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addSchema(openApi, 'openapi');
const isOf = (schema: string, answer: unknown) => {
  const told = ajv.validate(`openapi#/components/schemas/${schema}`, answer);
  expect(told, ajv.errorsText()).toBe(true);
};
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

test('the description is an OpenAPI 3.1 by its own schema', async () => {
  const result = await new Validator().validate(
    structuredClone(openApi) as Record<string, unknown>,
  );
  expect(result).toEqual({ valid: true });
  await expect(pretty(openApi)).toMatchFileSnapshot('api/openapi.json');
});

test.each(ENTRIES.map((entry) => [entry.document.id, entry] as const))(
  'the answer for %s is what the description says',
  (_, entry) => isOf('Record', toApiRecord(entry)),
);

test('a record with a key that nobody described is refused', () => {
  const [entry] = ENTRIES;
  expect(entry).toBeDefined();
  const answer = { ...entry?.document, modified: MODIFIED, secret: 1 };
  expect(ajv.validate('openapi#/components/schemas/Record', answer)).toBe(false);
});

test('index, lists and what was removed are what the description says', async () => {
  const totals = RECORD_TYPES.map((type) => ({
    type,
    total: ENTRIES.filter(({ document }) => document.type === type).length,
  }));
  const index = toApiIndex({ name: 'Kho thử', siteUrl, totals });
  isOf('Index', index);
  await expect(pretty(index)).toMatchFileSnapshot('api/index.json');
  const removed = toRemovedList([{ id: 'le-da-rut', at: MODIFIED }]);
  isOf('Removed', removed);
  await expect(pretty(removed)).toMatchFileSnapshot('api/removed.json');
  for (const { type, total } of totals) {
    const items = ENTRIES.filter(({ document }) => document.type === type).map((entry) =>
      toApiItem(entry, siteUrl),
    );
    const [list, ...more] = toApiLists(items, { type, total, siteUrl });
    isOf('List', list);
    expect(more).toEqual([]);
    await expect(pretty(list)).toMatchFileSnapshot(`api/${type}.1.json`);
  }
});

test.each([0, 1, API_PAGE_SIZE, API_PAGE_SIZE + 1, 3 * API_PAGE_SIZE])(
  'a list of %i records is walked from end to end',
  (total) => {
    const [entry] = ENTRIES;
    if (entry === undefined) throw new Error('no entry');
    const item = toApiItem(entry, siteUrl);
    const items = Array.from({ length: total }, (_, at) => ({ ...item, id: `r-${at}` }));
    const lists = [...toApiLists(items, { type: 'festival', total, siteUrl })];
    expect(lists.flatMap((list) => list.items.map(({ id }) => id))).toEqual(
      items.map(({ id }) => id),
    );
    expect(lists.map(({ pages }) => pages)).toEqual(lists.map(() => lists.length));
    expect(lists.map(({ next }) => next)).toEqual([
      ...lists.slice(1).map(({ page }) => `${siteUrl}/api/1/types/festivals/${page}.json`),
      null,
    ]);
    expect(lists[0]?.previous).toBeNull();
  },
);
