import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { grownRecords } from '../bench/grown-records.ts';
import type { SearchableRecords } from '../documents.ts';
import { buildStaticIndex } from './build.ts';
import { decodeIndex } from './decode.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-build-'));
});
afterEach(() => rm(folder, { recursive: true }));

const locales = ['vi', 'en'];
const paths = (files: { path: string }[]) => new Set(files.map(({ path }) => path));

/** The same records, one of them with another title. */
function retitled(records: SearchableRecords, id: string, title: string): SearchableRecords {
  return {
    ...records,
    entry(wanted) {
      const entry = records.entry(wanted);
      if (wanted !== id || entry === null || entry.type === 'tombstone') return entry;
      return { ...entry, texts: entry.texts.map((text) => ({ ...text, title })) };
    },
  };
}

test('the same records give the same files, byte for byte', async () => {
  const first = await buildStaticIndex({ records: grownRecords(60), locales, folder });
  const kept = await Promise.all(first.files.map(({ path }) => readFile(join(folder, path))));
  await rm(join(folder, 'search'), { recursive: true });
  const second = await buildStaticIndex({ records: grownRecords(60), locales, folder });
  expect(second).toEqual(first);
  const again = await Promise.all(second.files.map(({ path }) => readFile(join(folder, path))));
  expect(again).toEqual(kept);
  for (const [i, { sizeBytes }] of first.files.entries()) expect(kept[i]?.length).toBe(sizeBytes);
});

test('a record that changes its title rewrites few files, and what is stale goes', async () => {
  const records = grownRecords(400);
  const before = await buildStaticIndex({ records, locales, folder });
  const after = await buildStaticIndex({
    records: retitled(records, 'grown-5', 'Wagnarrapok'),
    locales,
    folder,
  });
  const known = paths(before.files);
  const fresh = after.files.filter(({ path }) => !known.has(path));
  // Title words out and in, their joined forms, cards of two locales and what leads there.
  expect(fresh.length).toBeLessThan(60);
  expect(fresh.length).toBeLessThan(after.files.length / 4);
  const { terms } = await decodeIndex(folder);
  expect(terms.find(({ term }) => term === 'wagnarrapok')?.ids).toEqual(['grown-5']);
  const stale = before.files.filter(({ path }) => !paths(after.files).has(path));
  for (const { path } of stale) await expect(readFile(join(folder, path))).rejects.toThrow();
});

test('an archive without records has an index without answers', async () => {
  const empty: SearchableRecords = {
    entries: [],
    entry: () => null,
    inChannel: () => new Set(),
    searchOnlyNames: () => [],
  };
  const { files } = await buildStaticIndex({ records: empty, locales, folder });
  expect(files.length).toBeGreaterThan(0);
  expect((await decodeIndex(folder)).terms).toEqual([]);
});
