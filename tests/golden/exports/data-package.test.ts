import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Package } from 'datapackage';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import { changeLines } from '#exports/dataset/changes.ts';
import { toDataPackage, type WrittenFile } from '#exports/dataset/data-package.ts';
import { datasetFiles, partsOf } from '#exports/dataset/dataset-files.ts';
import { toReadme } from '#exports/dataset/readme.ts';
import { toRecordDocument } from '#exports/dataset/record-document.ts';
import { testEnv } from '#tests/env.ts';
import { EXPORTED, MODIFIED, SOURCES } from './records.ts';

const ENTRIES = EXPORTED.map((record) => ({
  document: toRecordDocument(record, SOURCES),
  modified: MODIFIED,
}));
const ARCHIVE = { name: 'Kho thử', siteUrl: SOURCES.siteUrl };
const LICENCES = ['CC-BY-SA-4.0', 'CC-BY-NC-4.0'];
const VERSION = { version: '1.2.0', created: MODIFIED };
const files = datasetFiles(new Set(RECORD_TYPES));
let folder: string;
let description: object;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dataset-'));
  const written: WrittenFile[] = [];
  const put = async (path: string, parts: Iterable<string>) => {
    const bytes = Buffer.from([...parts].join(''));
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    written.push({ path, bytes: bytes.length, sha256 });
  };
  for (const file of files) await put(file.path, partsOf(file, ENTRIES));
  await put(
    'data/changes.csv',
    changeLines([
      { id: 'le-hoi-mau', change: 'changed', at: MODIFIED },
      { id: 'da-rut', change: 'removed', at: MODIFIED },
    ]),
  );
  description = toDataPackage({
    archive: ARCHIVE,
    name: 'kho-thu',
    ...VERSION,
    licences: LICENCES,
    files,
    written,
  });
  await writeFile(join(folder, 'datapackage.json'), JSON.stringify(description));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the description is as it was read by eye', async () => {
  await expect(`${JSON.stringify(description, null, 2)}\n`).toMatchFileSnapshot(
    'dataset/datapackage.json',
  );
});

test('the README tells the same in both languages', async () => {
  const counts = RECORD_TYPES.map((type) => ({
    type,
    count: ENTRIES.filter(({ document }) => document.type === type).length,
  }));
  const readme = toReadme({ archive: ARCHIVE, ...VERSION, counts, licences: LICENCES });
  await expect(readme).toMatchFileSnapshot('dataset/README.md');
});

test('the standard’s own library reads every row of it, by type, key and reference', async () => {
  const read = await Package.load(join(folder, 'datapackage.json'), { strict: true });
  expect(read.errors).toEqual([]);
  const tables = read.resources.filter(({ tabular }) => tabular);
  expect(tables.map(({ name }) => name)).toEqual([
    ...files.flatMap(({ table }) => (table === null ? [] : [table.name])),
    'changes',
  ]);
  const rows = new Map<string, unknown[]>();
  for (const table of tables) {
    rows.set(table.name, await table.read({ keyed: true, relations: true }));
  }
  expect(rows.get('records')).toHaveLength(ENTRIES.length);
  expect(rows.get('codes')).toContainEqual(expect.objectContaining({ code: '06' }));
});

test('that library refuses a table whose reference leads nowhere', async () => {
  const path = join(folder, 'data/codes.csv');
  const codes = files.find((file) => file.path === 'data/codes.csv');
  expect(codes).toBeDefined();
  const whole = codes === undefined ? '' : [...partsOf(codes, ENTRIES)].join('');
  await writeFile(path, `${whole}khong-co,gso,1,,\r\n`);
  const read = await Package.load(join(folder, 'datapackage.json'), { strict: true });
  const table = read.resources.find(({ name }) => name === 'codes');
  await expect(table?.read({ relations: true })).rejects.toThrow(/Foreign key/i);
  await writeFile(path, whole);
});

const { frictionless } = testEnv;
test.skipIf(frictionless === '')(
  `frictionless finds no fault (${frictionless || 'skipped: no FRICTIONLESS_BIN'})`,
  async () => {
    const run = promisify(execFile)(frictionless, ['validate', 'datapackage.json', '--json'], {
      cwd: folder,
    });
    expect(JSON.parse((await run).stdout)).toMatchObject({ valid: true });
  },
);
