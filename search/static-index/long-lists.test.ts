import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { community, place, record, recordsInMemory, text } from '#tests/golden/search/records.ts';
import type { SearchProvider } from '../search-provider.ts';
import { buildStaticIndex } from './build.ts';
import { payloadsIn } from './payload-file.ts';
import { extras } from './query/extras.ts';
import { LONG, LONG_POSTINGS } from './query/format.ts';
import { staticIndexProvider } from './query.ts';
import { splitLong } from './write-tier.ts';

const PEOPLE = LONG_POSTINGS + 40;
const villages = (gone = '') =>
  recordsInMemory([
    record('community', 'ba-na', community(), { texts: [text('vi', 'Bahnar', null)] }),
    ...Array.from({ length: PEOPLE }, (_, i) => `village-${i}`)
      .filter((id) => id !== gone)
      .map((id) =>
        record('place', id, place('village'), {
          texts: [text('vi', id === 'village-7' ? 'Nhà Bahnar' : `Nhà ${id.slice(8)}`, null)],
          communities: ['ba-na'],
        }),
      ),
  ]);

let folder: string;
let provider: SearchProvider;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-long-'));
  const { entry } = await buildStaticIndex({ records: villages(), locales: ['vi'], folder });
  provider = staticIndexProvider({ entry, load: payloadsIn(folder), extras: async () => extras });
});
afterAll(() => rm(folder, { recursive: true }));

test('of a word that very many records have around them, those named by it come first', async () => {
  const { hits } = await provider.search({ text: 'bahnar nha', locale: 'vi' });
  expect(hits[0]?.card.id).toBe('village-7');
});

test('a long list stands as its length, and beside it what tells the most where that is little', () => {
  const posting = (length: number) => ({
    exact: 'a',
    folded: 'a',
    packed: Array.from({ length }, (_, i) => (i << 5) | (i % 100 === 0 ? 20 : 1)),
    bits: 5,
  });
  const isTelling = (weight: number) => weight >= 20;
  const { short, long } = splitLong([posting(900)], { most: 800, isTelling });
  expect(short.map(({ packed }) => packed.length)).toEqual([1, 9]);
  expect(short[0]?.packed[0]).toBe(900 * 256 + LONG);
  expect(long.map(({ packed }) => packed.length)).toEqual([900]);
  expect(splitLong([posting(800)], { most: 800, isTelling }).short[0]?.packed).toHaveLength(800);
  const all = splitLong([posting(900)], { most: 800, isTelling: () => true });
  expect(all.short).toHaveLength(1);
});

test('a build that remembers long lists gives what a whole build gives', async () => {
  const kept = await mkdtemp(join(tmpdir(), 'search-kept-'));
  const memory = { file: join(kept, 'memory.json'), key: 'code' };
  const whole = await mkdtemp(join(tmpdir(), 'search-whole-'));
  for (const gone of ['', 'village-3', 'village-7']) {
    const options = { records: villages(gone), locales: ['vi'] };
    const built = await buildStaticIndex({ ...options, folder: kept, memory });
    expect(built).toEqual(await buildStaticIndex({ ...options, folder: whole }));
  }
  await rm(kept, { recursive: true });
  await rm(whole, { recursive: true });
});
