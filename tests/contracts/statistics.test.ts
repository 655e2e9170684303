import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type StatisticsView, statisticsView } from '#components/statistics/statistics-view.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { compileProjection } from '#projection/compile.ts';
import { EMPTY_LEDGER } from '#projection/ledger.ts';
import { aRecord, aText, NOON, OPEN } from '#projection/test-records.ts';
import { GAPS, lacking } from '#public-records/gaps.ts';
import { openPublicRecords, type PublicRecords } from '#public-records/reader.ts';

const KEPT = { level: 'custodians' } as const;
const province = (id: string) =>
  aRecord({ id, type: 'place', access: OPEN, kind: 'province' }, [aText({ title: id })]);
const picture = (id: string, more: object = {}) =>
  aRecord({
    id,
    type: 'media',
    access: OPEN,
    kind: 'image',
    original: { sha256: id.padEnd(64, '0'), sizeBytes: 1, mediaType: 'image/jpeg' },
    alt: { vi: 'Hình' },
    ...more,
  });

const SHOWN: ArchiveRecord[] = [
  aRecord({ id: 'khmer', type: 'community', access: OPEN, languages: ['km'] }),
  aRecord({ id: 'khmer-nhanh', type: 'community', access: OPEN, parent: 'khmer' }),
  aRecord({ id: 'tay', type: 'community', access: OPEN, languages: ['tyz'] }),
  province('an-giang'),
  province('cao-bang'),
  aRecord({ id: 'xa', type: 'place', access: OPEN, kind: 'commune', parent: 'an-giang' }),
  picture('a1'),
  picture('a2', { synthetic: true }),
  ...['s1', 's2'].map((id) =>
    aRecord({
      id,
      type: 'source',
      access: OPEN,
      citation: { title: id, kind: 'book' },
      dateRead: '2026-01-01',
      licence: 'InC',
    }),
  ),
  aRecord(
    {
      id: 'hoi',
      type: 'festival',
      access: OPEN,
      calendar: { rule: 'unsourced' },
      communities: ['khmer-nhanh'],
      places: ['xa'],
      media: ['a1'],
      sources: ['s1', 's2'],
    },
    [aText({ title: 'Hội' }), aText({ title: 'បុណ្យ', lang: 'km', voice: 'narrative' })],
  ),
  aRecord({
    id: 'nghe',
    type: 'product',
    access: OPEN,
    communities: ['tay'],
    media: ['a2'],
    sources: ['s1'],
  }),
];

/** Records of every kind that count for something, none of them public. */
const HIDDEN: ArchiveRecord[] = [
  aRecord({ id: 'nhom-kin', type: 'community', access: KEPT, languages: ['cjm'] }),
  aRecord({ id: 'tinh-kin', type: 'place', access: KEPT, kind: 'province' }),
  picture('a3', { access: KEPT }),
  aRecord(
    {
      id: 'hoi-kin',
      type: 'festival',
      access: KEPT,
      calendar: { rule: 'unsourced' },
      communities: ['tay', 'nhom-kin'],
      places: ['cao-bang'],
      media: ['a3'],
      sources: ['s1', 's2'],
    },
    [aText({ title: 'Kín' }), aText({ title: 'Kín', lang: 'tyz', voice: 'narrative' })],
  ),
];

async function published<T>(
  records: ArchiveRecord[],
  look: (records: PublicRecords) => T,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'statistics-'));
  const byId = new Map(records.map((record) => [record.id, record]));
  try {
    await compileProjection({
      catalogue: { get: (id) => byId.get(id) ?? null, all: () => records },
      describe: () => null,
      ledger: EMPTY_LEDGER,
      now: NOON,
      timeZone: 'Asia/Ho_Chi_Minh',
      scheduler: true,
      folder,
    });
    const reader = openPublicRecords(folder);
    const seen = look(reader);
    reader.close();
    return seen;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('what is here is counted by type, community, province, language and review', async () => {
  const view: StatisticsView = await published(SHOWN, statisticsView);
  expect(view.described).toBe(2);
  expect(view.types.filter(({ count }) => count > 0)).toEqual([
    { type: 'festival', count: 1 },
    { type: 'product', count: 1 },
    { type: 'place', count: 3 },
    { type: 'community', count: 3 },
    { type: 'source', count: 2 },
    { type: 'media', count: 2 },
  ]);
  expect(
    view.communities.some.map(({ id, counts }) => [id, counts.festival, counts.product]),
  ).toEqual([
    ['khmer', 1, 0],
    ['tay', 0, 1],
  ]);
  expect(view.provinces).toEqual({
    some: [{ id: 'an-giang', counts: { festival: 1, custom: 0, product: 0 }, total: 1 }],
    none: ['cao-bang'],
  });
  expect(view.languages).toEqual([
    { lang: 'vi', count: 2 },
    { lang: 'km', count: 1 },
  ]);
  expect(view.review[0]).toEqual({ state: 'compiled-from-public-sources', count: 2 });
});

test('what is missing is a list of records; a machine’s picture is no photograph', async () => {
  const lists = await published(SHOWN, (records) =>
    Object.fromEntries(GAPS.map((gap) => [gap, lacking(records, gap).ids])),
  );
  expect(lists).toEqual({
    'community-words': ['nghe'],
    'own-language': ['nghe'],
    photograph: ['nghe'],
    sound: ['hoi', 'nghe'],
    'second-source': ['nghe'],
  });
});

test('a record that is kept back changes no count and no list', async () => {
  const all = (records: PublicRecords) => ({
    view: statisticsView(records),
    gaps: GAPS.map((gap) => lacking(records, gap)),
  });
  const without = await published(SHOWN, all);
  expect(await published([...SHOWN, ...HIDDEN], all)).toEqual(without);
  // The same records would change them, were they public.
  const opened = HIDDEN.map((record) => ({
    ...record,
    access: { ...record.access, level: 'public' },
  }));
  expect(await published([...SHOWN, ...(opened as ArchiveRecord[])], all)).not.toEqual(without);
});
