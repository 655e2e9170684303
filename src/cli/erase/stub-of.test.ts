import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { RecordSchema } from '#domain/record.ts';
import { writeRecordFolder } from '#studio/publishing/record-folder.ts';
import { stubOf } from './stub-of.ts';

const village = join(import.meta.dirname, '../../../tests/fixtures/village');
const cacheFolder = mkdtempSync(join(tmpdir(), 'stub-'));
afterAll(() => rmSync(cacheFolder, { recursive: true }));

test('of every record of the village a stub can be made that is a record and says nothing', async () => {
  const root = join(cacheFolder, 'erased');
  let count = 0;
  const load = (roots: { path: string; private: boolean }[]) =>
    loadCatalogue({
      roots,
      cacheFolder,
      now: new Date('2026-11-29T00:00:00Z'),
      timeZone: 'Asia/Ho_Chi_Minh',
    });
  const catalogue = await load(
    ['content', 'private'].map((name) => ({
      path: join(village, name),
      private: name === 'private',
    })),
  );
  const types = new Set<string>();
  for (const record of catalogue.all()) {
    types.add(record.type);
    const stub = stubOf(record);
    const facts = RecordSchema.parse(parse(stub['record.yaml'] ?? ''));
    expect(facts).toMatchObject({ id: record.id, type: record.type });
    expect(facts.access?.level).toBe(
      ['public', 'withdrawn'].includes(record.access?.level ?? '') ? 'withdrawn' : 'custodians',
    );
    const said = JSON.stringify(stub);
    for (const { title } of record.texts) expect(said).not.toContain(title);
    count += 1;
    await writeRecordFolder(root, record.folder.split('/').slice(-2).join('/'), stub);
    // Erasing again writes the same.
    expect(stubOf({ ...record, ...facts } as typeof record)).toEqual(stub);
  }
  catalogue.close();
  const erased = await load([{ path: root, private: true }]);
  expect(erased.faults.filter(({ level }) => level === 'error')).toEqual([]);
  expect(erased.ids().length).toBe(count);
  erased.close();
  expect(types.size).toBeGreaterThan(12);
});
