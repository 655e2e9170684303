import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import {
  nationalLines,
  removedLines,
  toNationalManifest,
} from '#exports/national/national-package.ts';
import { toNationalRecord } from '#exports/national/national-record.ts';
import { NATIONAL_SCHEMA } from '#exports/national/national-schema.ts';
import { isNationalType, NATIONAL_PROFILE, NATIONAL_TYPES } from '#exports/national/profile.ts';
import { EXPORTED, MODIFIED, SOURCES } from './records.ts';

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isOfProfile = ajv.compile(NATIONAL_SCHEMA);
const ENTRIES = EXPORTED.flatMap((record) => {
  const document = toNationalRecord(record, SOURCES);
  return document === null ? [] : [{ document, modified: MODIFIED }];
});

test('all types of the profile go out, and no person, medium or working record', () => {
  expect(new Set(ENTRIES.map(({ document }) => document.recordType))).toEqual(
    new Set(Object.keys(NATIONAL_TYPES)),
  );
  for (const record of EXPORTED) {
    expect(toNationalRecord(record, SOURCES) === null).toBe(!isNationalType(record.type));
  }
});

test.each(ENTRIES.map((entry) => [entry.document.id, entry] as const))(
  '%s is as it was read by eye, and of the profile’s schema',
  async (id, { document, modified }) => {
    const whole = { ...document, modified };
    await expect(`${JSON.stringify(whole, null, 2)}\n`).toMatchFileSnapshot(
      `national/${document.recordType}.${id}.json`,
    );
    expect(isOfProfile(whole), JSON.stringify(isOfProfile.errors)).toBe(true);
    expect(document.profileStatus).toBe('unconfirmed');
  },
);

test('a branch goes out with the codes of its people, and says so', () => {
  const branch = ENTRIES.find(({ document }) => document.id === 'cham-balamon');
  expect(branch?.document.ethnicGroups).toEqual([
    {
      id: 'cham-balamon',
      nameVi: 'Chăm Bàlamôn',
      codeQd121: '17',
      codeQd1019: '14',
      codedAs: 'cham',
    },
  ]);
});

test('a former unit has its old code and that of its successor', () => {
  const former = ENTRIES.find(({ document }) => document.id === 'kien-giang-pre2025');
  expect(former?.document.places.flatMap(({ codes }) => codes)).toMatchObject([
    { relation: 'own', scheme: 'gso-province-pre2025', validTo: '2025-06-30' },
    { relation: 'successor', of: 'an-giang', validFrom: '2025-07-01' },
  ]);
});

test('a transfer says in both languages that nobody has confirmed its profile', async () => {
  const manifest = toNationalManifest({
    archive: { name: 'Kho thử', siteUrl: SOURCES.siteUrl },
    created: MODIFIED,
    records: ENTRIES.length,
    removed: 1,
    files: [{ path: 'records.jsonl', sha256: '0'.repeat(64), bytes: 1 }],
  });
  await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot(
    'national/manifest.json',
  );
  expect(manifest).toMatchObject({ profile: NATIONAL_PROFILE });
  const lines = [...nationalLines(ENTRIES)].map((line) => JSON.parse(line) as object);
  expect(lines).toHaveLength(ENTRIES.length);
  expect([...removedLines([{ id: 'da-rut', at: MODIFIED }])]).toEqual([
    `{"id":"da-rut","at":"${MODIFIED}"}\n`,
  ]);
});

test('nothing names what is not let out', () => {
  expect(JSON.stringify(ENTRIES)).not.toMatch(/\bkin\b|-kin/);
});
