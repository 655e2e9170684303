import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PROJECTION_FILES, type ReleaseFile } from '#public-records/format.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { mediaFiles } from './release-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const SET = 'media/anh/1234567890abcdef';
const FILES: ReleaseFile[] = [
  {
    path: `${SET}/info.json`,
    record: 'anh',
    key: 'ab/tiles/info.json',
    sha256: 'a'.repeat(64),
    sizeBytes: 30,
    idIsAddress: true,
  },
  {
    path: `${SET}/full/max/0/default.jpg`,
    record: 'anh',
    key: 'ab/tiles/full/max/0/default.jpg',
    sha256: 'b'.repeat(64),
    sizeBytes: 9,
  },
];

test('image information names the address it is published at, the tiles beside it go as they are', async () => {
  mkdirSync(join(folder, 'projection'));
  writeFileSync(join(folder, 'projection', PROJECTION_FILES.files), JSON.stringify(FILES));
  const derivatives = fileObjectStore(join(folder, 'derivatives'));
  await derivatives.put(
    'ab/tiles/info.json',
    Buffer.from('{"@context":"http://iiif.io/api/image/3/context.json","width":9}'),
  );
  const [info, tile] = await mediaFiles(join(folder, 'projection'), {
    derivatives,
    siteUrl: 'https://kho.example/bansac',
  });
  if (info === undefined || !('bytes' in info.from)) throw new Error('it was not written anew');
  expect(JSON.parse(Buffer.from(info.from.bytes).toString('utf8'))).toEqual({
    '@context': 'http://iiif.io/api/image/3/context.json',
    id: `https://kho.example/bansac/${SET}`,
    width: 9,
  });
  expect(info).toMatchObject({ contentNamed: false, trace: { kind: 'media', media: 'anh' } });
  expect(tile).toMatchObject({ from: { key: 'ab/tiles/full/max/0/default.jpg' } });
});

test('image information that is lost is asked for like every derivative, and the build says which', async () => {
  mkdirSync(join(folder, 'projection'));
  writeFileSync(join(folder, 'projection', PROJECTION_FILES.files), JSON.stringify(FILES));
  const derivatives = fileObjectStore(join(folder, 'derivatives'));
  const options = { derivatives, siteUrl: 'https://kho.example' };
  const [info] = await mediaFiles(join(folder, 'projection'), options);
  expect(info?.from).toMatchObject({ key: 'ab/tiles/info.json' });
});

test('of much image information, a few at a time are asked for', async () => {
  const files = Array.from({ length: 40 }, (_, n) => ({
    ...{ path: `media/anh-${n}/1234567890abcdef/info.json`, record: `anh-${n}` },
    ...{ key: `ab/tiles-${n}/info.json`, sha256: 'a'.repeat(64), sizeBytes: 30 },
    idIsAddress: true,
  }));
  mkdirSync(join(folder, 'projection'));
  writeFileSync(join(folder, 'projection', PROJECTION_FILES.files), JSON.stringify(files));
  const store = fileObjectStore(join(folder, 'derivatives'));
  let underWay = 0;
  let mostAtOnce = 0;
  const derivatives: ObjectStore = {
    ...store,
    async get(key) {
      mostAtOnce = Math.max(mostAtOnce, ++underWay);
      const bytes = await store.get(key);
      underWay--;
      return bytes;
    },
  };
  const options = { derivatives, siteUrl: 'https://kho.example' };
  const described = await mediaFiles(join(folder, 'projection'), options);
  expect(described.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
  expect(mostAtOnce).toBe(16);
});
