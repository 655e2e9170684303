import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { updateMeilisearch } from '#search/meilisearch/index.ts';
import { meilisearchProvider } from '#search/meilisearch/query.ts';
import { searchKeyFor } from '#search/meilisearch/search-key.ts';
import type { SearchProvider } from '#search/search-provider.ts';
import { goldenRecords } from '#tests/golden/search/records.ts';
import { hasServer, openRealServer, type RealServer, whySkipped } from './real-server.ts';

const index = 'golden';

describe.skipIf(!hasServer)(`a real Meilisearch leads to what people mean${whySkipped}`, () => {
  let server: RealServer;
  let provider: SearchProvider;
  beforeAll(async () => {
    server = await openRealServer();
    await updateMeilisearch({ server, index, records: goldenRecords(), locales: ['vi', 'en'] });
    const { key } = await searchKeyFor(server, index);
    provider = meilisearchProvider({ url: server.url, index, searchKey: key });
  });
  afterAll(() => server.stop());

  const idsFor = async (text: string) =>
    (await provider.search({ text, locale: 'vi' })).hits.map(({ card }) => card.id);

  test.each([
    ['Lễ hội Katê', 'kate'],
    ['le hoi kate', 'kate'],
    ['LE HOI KATE', 'kate'],
    ['kate', 'kate'],
    ['kat', 'kate'],
    ['Lễ hội Katê'.normalize('NFD'), 'kate'],
    ['ruou can', 'ruou-can'],
    ['rượu cần', 'ruou-can'],
    ['ruou cann', 'ruou-can'],
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
    ['án', 'dam-an'],
    ['đầm an', 'dam-an-2'],
  ])('%s', async (typed, id) => {
    expect((await idsFor(typed))[0]).toBe(id);
  });

  test('records with all the words come alone; without any such, those with some', async () => {
    const all = await provider.search({ text: 'le hoi kate', locale: 'vi' });
    expect([all.words, all.total]).toEqual(['all', 1]);
    const some = await provider.search({ text: 'kate zzzzz', locale: 'vi' });
    expect(some.words).toBe('some');
    expect(some.hits[0]).toMatchObject({ card: { id: 'kate' }, matchedIn: 'names' });
  });

  test('a passage is shown from the text that has the words', async () => {
    const request = { text: 'rước tháp', locale: 'vi' };
    const passages = await provider.passages(request, ['kate', 'ok-om-bok']);
    expect(passages.get('kate')).toEqual({
      text: 'Đoàn rước y trang lên tháp.',
      lang: 'vi',
      at: null,
    });
    expect(passages.has('ok-om-bok')).toBe(false);
  });

  test('suggestions are names that may be shown', async () => {
    const names = await provider.suggest({ text: 'ok o', locale: 'vi' });
    expect(names[0]).toMatchObject({ text: 'Lễ hội Ok Om Bok', type: 'festival' });
    expect(await provider.suggest({ text: 'xyzexonym', locale: 'vi' })).toEqual([]);
  });

  test.each([
    ['brackets', '((((('],
    ['a quotation that is not closed', '"le hoi'],
    ['a word taken away', 'le -hoi'],
    ['NUL', '\u0000'],
    ['half a surrogate pair', 'a\uD800'],
    ['10,000 letters', 'é'.repeat(10_000)],
    ['10,000 words', 'a '.repeat(10_000)],
    ['10,000 Khmer letters', 'ក'.repeat(10_000)],
    ['a filter that is a filter', '" OR type = "festival'],
  ])('%s is harmless and quick', async (_, text) => {
    const started = performance.now();
    await provider.search({ text, locale: 'vi' });
    await provider.search({ text: 'lễ', locale: 'vi', filters: { type: text } });
    await provider.suggest({ text, locale: 'vi' });
    await provider.passages({ text, locale: 'vi' }, ['kate']);
    await provider.facetCounts({ text, locale: 'vi' }, 'type');
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
