import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ArchiveRecord, RecordDraft } from '#domain/record.ts';
import { type CompileOptions, compileProjection } from './compile.ts';
import { EMPTY_LEDGER } from './ledger.ts';
import { aRecord, NOON, OPEN } from './test-records.ts';

const ELSEWHERE: NonNullable<RecordDraft['access']> = {
  level: 'public',
  channels: ['page', 'embed'],
};
const picture = (id: string, sha: string, access = ELSEWHERE) =>
  aRecord({
    ...{ id, type: 'media', access, kind: 'image', alt: { vi: id } },
    original: { sha256: sha.repeat(64), sizeBytes: 1, mediaType: 'image/jpeg' },
  });
const custom = (id: string, more: object) =>
  aRecord({ id, type: 'custom', domain: 'oral', access: ELSEWHERE, ...more });

const RECORDS: ArchiveRecord[] = [
  aRecord({ id: 'cham', type: 'community', access: OPEN }),
  aRecord({ id: 'cham-ahier', type: 'community', access: OPEN, parent: 'cham' }),
  aRecord({ id: 'tinh', type: 'place', access: OPEN, kind: 'province' }),
  aRecord({ id: 'lang', type: 'place', access: OPEN, kind: 'village', parent: 'tinh' }),
  custom('co-anh', {
    media: ['anh-kin', 'anh'],
    communities: ['cham-ahier'],
    places: ['lang'],
  }),
  custom('chi-o-day', { media: ['anh'], communities: ['cham'], access: OPEN }),
  custom('anh-chi-o-day', { media: ['anh-o-day'], communities: ['cham'] }),
  custom('chua-lam', { media: ['anh-chua-lam'], communities: ['cham'] }),
  custom('an', { media: ['anh'], communities: ['cham'], access: { level: 'custodians' } }),
  picture('anh', 'a'),
  picture('anh-o-day', 'b', OPEN),
  picture('anh-chua-lam', 'c'),
  picture('anh-kin', 'd', { level: 'custodians' }),
];

const describeMedia: CompileOptions['describe'] = (sourceSha256) =>
  sourceSha256.startsWith('c')
    ? null
    : {
        ...{ version: 2, sourceSha256, kind: 'image', recipes: [], tools: {} },
        ...{ widthPx: 960, heightPx: 640, durationSeconds: null, technical: null, pages: null },
        ...{ loudnessLufs: null, truePeakDb: null, silences: null, sceneCuts: null },
        ...{ thumbhash: null, waveform: null, skipped: [] },
        derivatives: [
          {
            ...{
              role: 'rendition',
              label: 'jpeg-320',
              key: 'k',
              sha256: sourceSha256.slice(0, 64),
            },
            ...{ extension: 'jpg', mediaType: 'image/jpeg', sizeBytes: 20, set: null },
            ...{ widthPx: 320, heightPx: 213, durationSeconds: null, bitrateKbps: null },
          },
        ],
      };

test('a manifest, and a place in a collection, has only what may stand elsewhere and can', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'projection-'));
  const folder = join(parent, 'projection');
  const byId = new Map(RECORDS.map((record) => [record.id, record]));
  await compileProjection({
    catalogue: { get: (id) => byId.get(id) ?? null, all: () => RECORDS },
    ...{ describe: describeMedia, ledger: EMPTY_LEDGER, now: NOON, folder },
    ...{ timeZone: 'Asia/Ho_Chi_Minh', scheduler: true },
  });
  const { lists } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    lists: Record<string, { ids: string[] }>;
  };
  const about = Object.entries(lists).flatMap(([name, { ids }]) =>
    name.startsWith('manifest') ? [[name, ids]] : [],
  );
  expect(Object.fromEntries(about)).toEqual({
    manifest: ['anh', 'co-anh'],
    'manifest:type:custom': ['co-anh'],
    'manifest:type:media': ['anh'],
    'manifest:community:cham': ['co-anh'],
    'manifest:community:cham-ahier': ['co-anh'],
    'manifest:place:tinh': ['co-anh'],
    'manifests-by:community': ['cham', 'cham-ahier'],
    'manifests-by:province': ['tinh'],
  });
  const cards = readFileSync(join(folder, 'cards.jsonl'), 'utf8').trim().split('\n');
  const faces = cards.map((line) => JSON.parse(line) as { id: string; manifest: object | null });
  expect(faces.find(({ id }) => id === 'co-anh')?.manifest).toEqual({
    thumbnail: { path: 'media/anh/aaaaaaaaaaaaaaaa.jpg', widthPx: 320, heightPx: 213 },
  });
  rmSync(parent, { recursive: true });
});
