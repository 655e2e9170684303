import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { community, place, record, recordsInMemory, text } from '#tests/golden/search/records.ts';
import { FACETS, type SearchProvider } from '../search-provider.ts';
import { buildStaticIndex } from './build.ts';
import { payloadsIn } from './payload-file.ts';
import { extras } from './query/extras.ts';
import { staticIndexProvider } from './query.ts';

const people = (id: string) =>
  record('community', id, community(), { texts: [text('vi', id, null)] });
const village = (id: string, title: string, whose: string, body = '') =>
  record('place', id, place('village'), {
    texts: [text('vi', title, null, body)],
    communities: [whose],
  });

let folder: string;
let provider: SearchProvider;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-narrowing-'));
  const { entry } = await buildStaticIndex({
    records: recordsInMemory([
      people('nhieu'),
      people('it'),
      // More names have the words than one page shows: texts are not looked through.
      ...Array.from({ length: 14 }, (_, i) => village(`m-${i}`, `Mừng lúa mới ${i}`, 'nhieu')),
      village('mot', 'Mừng lúa mới', 'it'),
      village('hai', 'Nhà sàn', 'it', 'ở đây mừng lúa mới vào tháng mười'),
    ]),
    locales: ['vi'],
    folder,
  });
  provider = staticIndexProvider({ entry, load: payloadsIn(folder), extras: async () => extras });
});
afterAll(() => rm(folder, { recursive: true }));

const request = { text: 'mừng lúa mới', locale: 'vi' };

test.each(FACETS)('what %s promises in numbers is what choosing it gives', async (facet) => {
  for (const { value, count } of await provider.facetCounts(request, facet)) {
    const chosen = { ...request, filters: { [facet]: value } };
    expect([value, (await provider.search(chosen)).total]).toEqual([value, count]);
    const after = await provider.facetCounts(chosen, facet);
    expect(after.find((each) => each.value === value)?.count).toBe(count);
  }
});

test('what only texts have is offered, and found on wish', async () => {
  const chosen = { ...request, filters: { community: 'it' } };
  const { total, textsSearched } = await provider.search(chosen);
  expect([total, textsSearched]).toEqual([1, false]);
  const deeper = await provider.search({ ...chosen, depth: 'texts' });
  expect([deeper.total, deeper.textsSearched]).toEqual([2, true]);
});

test('where no name that is let through has the words, texts are looked through', async () => {
  const { hits } = await provider.search({
    text: 'nhà sàn',
    locale: 'vi',
    filters: { community: 'nhieu' },
  });
  expect(hits).toEqual([]);
  const told = { text: 'tháng mười', locale: 'vi', filters: { community: 'it' } };
  expect((await provider.search(told)).hits.map(({ card }) => card.id)).toEqual(['hai']);
});
