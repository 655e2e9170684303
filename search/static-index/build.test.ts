import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { grownRecords } from '#tests/bench/search/invented-records.ts';
import { testEnv } from '#tests/env.ts';
import { recordsInMemory } from '#tests/golden/search/records.ts';
import type { SearchableRecords } from '../documents.ts';
import { buildStaticIndex } from './build.ts';
import { decodeIndex } from './decode.ts';
import { recallBuild } from './remembered.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-build-'));
});
afterEach(() => rm(folder, { recursive: true }));

const locales = ['vi', 'en'];
const paths = (files: { path: string }[]) => new Set(files.map(({ path }) => path));

/** The same records, one of them with another title. */
function retitled(records: SearchableRecords, id: string, title: string | null): SearchableRecords {
  return {
    ...records,
    entry(wanted) {
      const entry = records.entry(wanted);
      if (wanted !== id || title === null || entry === null || entry.type === 'tombstone')
        return entry;
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

test('a thread more makes the same files', async () => {
  const records = grownRecords(150);
  const alone = await buildStaticIndex({ records, locales, folder });
  const other = await mkdtemp(join(tmpdir(), 'search-thread-'));
  const helped = await buildStaticIndex({ records, locales, folder: other, threadFrom: 0 });
  expect(helped).toEqual(alone);
  for (const { path } of alone.files) {
    expect(await readFile(join(other, path))).toEqual(await readFile(join(folder, path)));
  }
  await rm(other, { recursive: true });
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
  expect(fresh.length).toBeLessThan(70);
  expect(fresh.length).toBeLessThan(after.files.length / 4);
  const { terms } = await decodeIndex(folder);
  expect(terms.find(({ tier, term }) => tier === 'names' && term === 'wagnarrapok')?.ids).toEqual([
    'grown-5',
  ]);
  const stale = before.files.filter(({ path }) => !paths(after.files).has(path));
  for (const { path } of stale) await expect(readFile(join(folder, path))).rejects.toThrow();
});

test('a build that remembers the one before gives what a whole build gives', async () => {
  const whole = await mkdtemp(join(tmpdir(), 'search-whole-'));
  const memory = { file: join(folder, 'memory.json'), key: 'code' };
  const grown = [...grownRecords(120).entries].map(({ id }) => id);
  const edits = fc.record({
    titles: fc.dictionary(fc.constantFrom(...grown.slice(60, 110)), fc.constantFrom('Katê', 'Ếch')),
    gone: fc.uniqueArray(fc.constantFrom(...grown.slice(100)), { maxLength: 5 }),
    hidden: fc.uniqueArray(fc.constantFrom(...grown.slice(0, 30)), { maxLength: 2 }),
    searchOnly: fc.dictionary(
      fc.constantFrom(...grown.slice(0, 5)),
      fc.constant('Xyz').map((name) => [name]),
    ),
  });
  await fc.assert(
    fc.asyncProperty(edits, async ({ titles, gone, hidden, searchOnly }) => {
      const base = grownRecords(120);
      const entries = [...base.entries]
        .filter(({ id }) => !gone.includes(id))
        .flatMap(({ id }) => {
          const entry = retitled(base, id, titles[id] ?? null).entry(id);
          return entry === null ? [] : [entry];
        });
      const records = recordsInMemory(entries, { hidden, searchOnly });
      const built = await buildStaticIndex({ records, locales, folder, memory });
      expect(built).toEqual(await buildStaticIndex({ records, locales, folder: whole }));
    }),
    { numRuns: testEnv.full ? 100 : 8 },
  );
  await rm(whole, { recursive: true });
});

test('nothing is taken over when the code has changed or a file of the index is gone', async () => {
  const file = join(folder, 'memory.json');
  const records = grownRecords(40);
  const first = await buildStaticIndex({ records, locales, folder, memory: { file, key: '1' } });
  const lost = first.files.find(({ path }) => path.startsWith('search/names/'))?.path ?? '';
  await rm(join(folder, lost));
  const second = await buildStaticIndex({ records, locales, folder, memory: { file, key: '1' } });
  expect(second).toEqual(first);
  await readFile(join(folder, lost));
  expect(recallBuild(file, { key: '2', folder })).toBeNull();
});

test('an archive without records has an index without answers', async () => {
  const empty: SearchableRecords = {
    entries: [],
    entry: () => null,
    card: () => null,
    inChannel: () => new Set(),
    searchOnlyNames: () => [],
    list: () => [],
    hashOf: () => null,
  };
  const { files } = await buildStaticIndex({ records: empty, locales, folder });
  expect(files.length).toBeGreaterThan(0);
  expect((await decodeIndex(folder)).terms).toEqual([]);
});
