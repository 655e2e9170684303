import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeSampleRoot, type RootFiles, recordYaml, textFile } from '#catalogue/sample-root.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { openPreview } from './open-preview.ts';

const NOW = new Date('2026-11-28T00:00:00Z');
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

async function openSample(files: RootFiles = {}) {
  const root = makeSampleRoot(files);
  const catalogue = await root.load();
  const preview = openPreview({
    folder: join(root.path, '..', 'preview'),
    catalogue: () => catalogue,
    describe: () => () => null,
    withdrawals: join(root.path, '..', 'withdrawals.jsonl'),
    timeZone: 'Asia/Ho_Chi_Minh',
    scheduler: true,
    programKey: 'test',
  });
  ends.push(root.remove, catalogue.close, preview.close);
  const festival = catalogue.get('le-a');
  if (festival === null) throw new Error('the sample has a festival');
  return { preview, festival };
}

const titled = (record: ArchiveRecord, title: string): ArchiveRecord => ({
  ...record,
  texts: record.texts.map((text) => ({ ...text, title })),
});

test('a draft takes the place of what is published, on its page and in the lists of others', async () => {
  const { preview, festival } = await openSample();
  const { records, seen } = await preview.of(titled(festival, 'Lễ mới'), NOW);
  expect(seen).toBe('public');
  expect(records.entry('le-a')).toMatchObject({
    texts: [{ title: 'Lễ mới' }, { title: 'Lễ mới' }],
  });
  expect(records.list('community:nhom-a')).toContain('le-a');
});

test('one draft after another: each is shown with the others as they are published', async () => {
  const { preview, festival } = await openSample();
  await preview.of(titled(festival, 'Lễ mới'), NOW);
  const other: ArchiveRecord = { ...titled(festival, 'Lễ khác'), id: 'le-b' };
  const { records } = await preview.of(other, NOW);
  expect(records.entry('le-b')).toMatchObject({ texts: [{ title: 'Lễ khác' }, {}] });
  expect(records.entry('le-a')).toMatchObject({
    texts: [{ title: 'Festival A' }, { title: 'Lễ A' }],
  });
});

test('a record that is not public is shown as if it were, and said to be closed', async () => {
  const { preview, festival } = await openSample();
  const closed: ArchiveRecord = {
    ...festival,
    access: {
      level: 'custodians',
      protocols: [],
      match: 'any',
      channels: ['page'],
      showTitle: false,
    },
  };
  expect((await preview.of(closed, NOW)).seen).toBe('closed');
});

test('where a community is closed, its record has no page in the preview either', async () => {
  const closed = recordYaml('nhom-a', 'community').replace('level: public', 'level: custodians');
  const { preview, festival } = await openSample({
    'communities/nhom-a/record.yaml': closed,
    'communities/nhom-a/vi.md': textFile('Nhóm A'),
  });
  const { seen, records } = await preview.of(festival, NOW);
  expect(seen).toBe('hidden');
  expect(records.entry('le-a')).toBeNull();
});
