import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goldenRecords } from '#tests/golden/search/records.ts';
import type { SearchProvider } from '../search-provider.ts';
import { buildStaticIndex } from './build.ts';
import { decodeIndex } from './decode.ts';
import { payloadsIn } from './payload-file.ts';
import { extras } from './query/extras.ts';
import { staticIndexProvider } from './query.ts';

let folder: string;
let provider: SearchProvider;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-golden-'));
  const { entry } = await buildStaticIndex({
    records: goldenRecords(),
    locales: ['vi', 'en'],
    folder,
  });
  provider = staticIndexProvider({ entry, load: payloadsIn(folder), extras: async () => extras });
});
afterAll(() => rm(folder, { recursive: true }));

const idsFor = async (text: string) =>
  (await provider.search({ text, locale: 'vi' })).hits.map(({ card }) => card.id);

describe('what people type leads to what they mean', () => {
  test.each([
    ['Lễ hội Katê', 'kate'],
    ['le hoi kate', 'kate'],
    ['LE HOI KATE', 'kate'],
    ['kate', 'kate'],
    ['kat', 'kate'],
    ['Lễ hội Katê'.normalize('NFD'), 'kate'],
    ['ruou can', 'ruou-can'],
    ['rượu cần', 'ruou-can'],
    ['jar liquor', 'ruou-can'],
    ['dan tinh', 'dan-tinh'],
    ['đàn tính', 'dan-tinh'],
    ['ede', 'e-de'],
    ['Ê Đê', 'e-de'],
    ['rade', 'e-de'],
    ['អកអំបុក', 'ok-om-bok'],
    ['អកអំ', 'ok-om-bok'],
    ['សំពះព្រះខែ', 'ok-om-bok'],
    ['សំពះ\u200Bព្រះខែ', 'ok-om-bok'],
    ['元宵节', 'nguyen-tieu'],
    ['节', 'nguyen-tieu'],
    ['okom', 'ok-om-bok'],
    ['okombok', 'ok-om-bok'],
    ['dantinh', 'dan-tinh'],
    ['com dep', 'ok-om-bok'],
    ['procession tower', 'kate'],
    ['kate cham', 'kate'],
    ['xyzexonym', 'e-de'],
    ['ok om bok gò quao', 'ok-om-bok'],
  ])('%s', async (typed, id) => {
    expect((await idsFor(typed))[0]).toBe(id);
  });

  test('án ranks above an when án is typed, and the other way round', async () => {
    expect((await idsFor('án'))[0]).toBe('dam-an');
    expect((await idsFor('đầm an'))[0]).toBe('dam-an-2');
  });

  test('records with all the words come first and are counted; few are followed by those with most; without any such, those with some', async () => {
    const all = await provider.search({ text: 'le hoi kate', locale: 'vi' });
    expect([all.words, all.total]).toEqual(['all', 1]);
    expect(all.hits.map(({ partly }) => partly)).toEqual([false, true]);
    const some = await provider.search({ text: 'kate zzzzz', locale: 'vi' });
    expect(some.words).toBe('some');
    expect(some.hits[0]).toMatchObject({ card: { id: 'kate' }, matchedIn: 'names' });
  });

  test('what stands in names alone needs no passage', async () => {
    const named = { text: 'ruou can', locale: 'vi', depth: 'names' as const };
    expect((await provider.search(named)).hits[0]?.card.id).toBe('ruou-can');
    expect((await provider.passages(named, ['ruou-can'])).size).toBe(0);
  });

  test('filters narrow, and a former province counts under its successor', async () => {
    const found = await provider.search({
      text: 'lễ hội',
      locale: 'vi',
      filters: { province: 'an-giang' },
    });
    expect(found.hits.map(({ card }) => card.id)).toEqual(['ok-om-bok']);
    const festivals = { text: 'lễ', locale: 'vi', filters: { type: 'festival' } };
    expect(await provider.facetCounts(festivals, 'type')).toEqual([
      { value: 'festival', count: 2, label: null, point: null },
    ]);
    const anGiang = { count: 1, label: { text: 'An Giang', lang: 'vi' }, point: null };
    expect(await provider.facetCounts(festivals, 'province')).toEqual([
      { value: 'an-giang', ...anGiang },
    ]);
  });

  test('a card speaks the language of the interface', async () => {
    const [hit] = (await provider.search({ text: 'ruou can', locale: 'en' })).hits;
    expect(hit?.card).toMatchObject({
      route: 'en/products/ruou-can/',
      title: 'Ê Đê jar liquor',
      titleLang: 'en',
      communities: [{ text: 'Ê Đê', lang: 'en' }],
    });
  });
});

test('nothing outside channel search is anywhere in the index, and search-only names are not readable', async () => {
  const decoded = await decodeIndex(folder);
  const everything = JSON.stringify(decoded).toLowerCase();
  for (const canary of ['kinbatrang', 'zuvolenka', 'hidden-feast', 'xyzexonym']) {
    expect(everything).not.toContain(canary);
  }
  expect(everything).toContain('katê');
  expect(decoded.terms.find(({ term }) => term === 'katê')?.ids).toEqual(['kate']);
});

test.each([
  ['brackets', '((((('],
  ['a backslash', '\\'],
  ['a star', '*'],
  ['a quote', '"'],
  ['NUL', '\u0000'],
  ['half a surrogate pair', '\uD800'],
  ['10,000 letters', 'é'.repeat(10_000)],
  ['10,000 words', 'a '.repeat(10_000)],
  ['10,000 Khmer letters', 'ក'.repeat(10_000)],
  ['a zero-width space', '\u200B'],
])('%s in a query is harmless and quick', async (_, text) => {
  const started = performance.now();
  await provider.search({ text, locale: 'vi' });
  await provider.facetCounts({ text, locale: 'vi' }, 'type');
  expect(performance.now() - started).toBeLessThan(1000);
});
