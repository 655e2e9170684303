import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchableRecords } from '#search/documents.ts';
import type { Facet, SearchProvider, SearchRequest } from '#search/search-provider.ts';
import { goldenRecords } from '#tests/golden/search/records.ts';

/** What every SearchProvider does. `make` indexes the records given and answers a provider that searches them, with cards for `vi` and `en`. */
export function describeSearchProvider(
  name: string,
  make: (records: SearchableRecords) => Promise<SearchProvider>,
): void {
  describe(`${name} keeps the contract of SearchProvider`, () => {
    let provider: SearchProvider;
    beforeAll(async () => {
      provider = await make(goldenRecords());
    });
    const ids = async (text: string, rest: object = {}) =>
      (await provider.search({ text, locale: 'vi', ...rest })).hits.map(({ card }) => card.id);

    test('finds by name with and without diacritics', async () => {
      expect((await ids('lễ hội katê'))[0]).toBe('kate');
      expect((await ids('le hoi kate'))[0]).toBe('kate');
    });

    test('a record outside channel search is not found, counted or offered', async () => {
      expect(await ids('Kinbatrang')).toEqual([]);
      expect(await ids('Zuvolenka')).toEqual([]);
      const type = await provider.facetCounts({ text: '', locale: 'vi' }, 'type');
      expect(type.find(({ value }) => value === 'festival')?.count).toBe(3);
    });

    test('a search-only name finds its record and is in no card', async () => {
      const { hits } = await provider.search({ text: 'xyzexonym', locale: 'vi' });
      expect(hits.map(({ card }) => card.id)).toEqual(['e-de']);
      expect(JSON.stringify(hits).toLowerCase()).not.toContain('xyzexonym');
    });

    test('a page of results begins where the one before ended', async () => {
      const all = await ids('lễ', { limit: 10 });
      expect(all.length).toBeGreaterThan(1);
      const paged = [
        ...(await ids('lễ', { limit: 1 })),
        ...(await ids('lễ', { limit: 10, offset: 1 })),
      ];
      expect(paged).toEqual(all);
    });

    test('filters narrow together, and no value is no filter', async () => {
      const filters = { type: 'product', community: 'e-de' };
      expect(await ids('', { filters })).toEqual(['ruou-can']);
      expect(await ids('ruou', { filters: { type: 'festival' } })).toEqual([]);
      expect((await ids('ruou can', { filters: {} }))[0]).toBe('ruou-can');
      expect(await ids('ruou', { filters: { type: 'no such type' } })).toEqual([]);
    });

    test('counts of a facet set its own filter aside and keep the others', async () => {
      if (!provider.capabilities.facetCounts) return;
      const request = {
        text: '',
        locale: 'vi',
        filters: { type: 'product', province: 'dak-lak' },
      };
      const values = async (facet: Facet) =>
        (await provider.facetCounts(request, facet)).map(({ value }) => value).sort();
      expect(await values('province')).toEqual(['dak-lak']);
      expect(await values('type')).toEqual(['place', 'product']);
    });

    test('what is shown under a filter is counted under it', async () => {
      if (!provider.capabilities.facetCounts) return;
      for (const text of ['lễ', 'cốm', 'katê tháp', 'người']) {
        const request: SearchRequest = {
          text,
          locale: 'vi',
          limit: 1,
          filters: { type: 'festival' },
        };
        const { total, words } = await provider.search(request);
        const type = await provider.facetCounts(request, 'type');
        expect([text, words]).toEqual([text, 'all']);
        expect(type.find(({ value }) => value === 'festival')?.count ?? 0).toBe(total);
      }
    });

    test('any Unicode string is answered', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
          const { hits, total } = await provider.search({ text, locale: 'vi' });
          expect(hits.length).toBeLessThanOrEqual(total);
        }),
      );
    });
  });
}
