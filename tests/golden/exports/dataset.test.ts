import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import { datasetFiles, partsOf } from '#exports/dataset/dataset-files.ts';
import { toRecordDocument } from '#exports/dataset/record-document.ts';
import { RECORD_SCHEMAS } from '#exports/dataset/record-schema.ts';
import { EXPORTED, MODIFIED, SOURCES } from './records.ts';

const ENTRIES = EXPORTED.map((record) => ({
  document: toRecordDocument(record, SOURCES),
  modified: MODIFIED,
}));
const ajv = new Ajv2020({ allErrors: true, validateFormats: false });

test('every type is among the records', () => {
  expect(new Set(EXPORTED.map(({ type }) => type))).toEqual(new Set(RECORD_TYPES));
});

test.each(ENTRIES.map((entry) => [entry.document.id, entry] as const))(
  'the document of %s is as it was read by eye, and of its schema',
  async (id, { document, modified }) => {
    const whole = { ...document, modified };
    await expect(`${JSON.stringify(whole, null, 2)}\n`).toMatchFileSnapshot(
      `dataset/${document.type}.${id}.json`,
    );
    const schema = RECORD_SCHEMAS[document.type] ?? false;
    expect(ajv.validate(schema, whole), ajv.errorsText()).toBe(true);
  },
);

test.each(datasetFiles(new Set(RECORD_TYPES)).map((file) => [file.path, file] as const))(
  '%s is as it was read by eye',
  async (path, file) => {
    if (file.table === null) return;
    await expect([...partsOf(file, ENTRIES)].join('')).toMatchFileSnapshot(
      `dataset/${path.replace('data/', '')}`,
    );
  },
);

test('nothing names what is not let out', () => {
  const out = ENTRIES.map((entry) => JSON.stringify(entry)).join('\n');
  expect(out).not.toMatch(/\bkin\b|-kin/);
});
