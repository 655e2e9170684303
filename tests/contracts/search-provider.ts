import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchableRecords } from '#search/documents.ts';
import {
  FACETS,
  type Facet,
  type SearchProvider,
  type SearchRequest,
} from '#search/search-provider.ts';
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

    test('a slip of the hand is forgiven where nothing is written so', async () => {
      if (!provider.capabilities.typoTolerance) return;
      for (const typed of ['ruou cann', 'lễ hội katee']) {
        expect([typed, (await ids(typed)).length > 0]).toEqual([typed, true]);
      }
      const { hits, corrections } = await provider.search({ text: 'ruou cann', locale: 'vi' });
      expect(hits[0]?.card.id).toBe('ruou-can');
      expect(corrections).toEqual([{ typed: 'cann', meant: 'can' }]);
    });

    test('diacritics that were typed rank what has them first', async () => {
      expect((await ids('án'))[0]).toBe('dam-an');
      expect((await ids('đầm an'))[0]).toBe('dam-an-2');
    });

    test('words run together and parts of words in every script are found', async () => {
      expect((await ids('okom'))[0]).toBe('ok-om-bok');
      expect((await ids('kat'))[0]).toBe('kate');
      expect((await ids('អកអំ'))[0]).toBe('ok-om-bok');
      expect((await ids('元宵节'))[0]).toBe('nguyen-tieu');
      expect((await ids('元宵節'))[0]).toBe('nguyen-tieu');
    });

    test('what is said in a recording is found, with the second at which it is said', async () => {
      const request = { text: 'trống vang xa', locale: 'vi' };
      const { hits } = await provider.search(request);
      expect(hits[0]?.card).toMatchObject({ id: 'drum-talk', mediaKind: 'audio' });
      if (!provider.capabilities.passages) return;
      const passages = await provider.passages(request, ['drum-talk']);
      expect(passages.get('drum-talk')).toEqual({
        text: 'Tiếng trống vang xa qua đồi cát.',
        lang: 'vi',
        at: { startSeconds: 6, endSeconds: 12.5 },
      });
    });

    test('what is found in a text is shown in its language', async () => {
      if (!provider.capabilities.passages) return;
      const request = { text: 'procession tower', locale: 'vi' };
      expect((await provider.search(request)).hits.map(({ card }) => card.id)).toContain('kate');
      const passage = (await provider.passages(request, ['kate'])).get('kate');
      expect(passage).toMatchObject({ lang: 'en', at: null });
      expect(passage?.text).toContain('procession');
    });

    test('another order is an order of the same records', async () => {
      for (const sort of provider.capabilities.sorts) {
        const sorted = await ids('', { filters: { type: 'festival' }, sort, limit: 10 });
        expect([sort, sorted.toSorted()]).toEqual([sort, ['kate', 'nguyen-tieu', 'ok-om-bok']]);
      }
      if (!provider.capabilities.sorts.includes('date')) return;
      expect((await ids('', { filters: { community: 'cham' }, sort: 'date' }))[0]).toBe(
        'drum-talk',
      );
    });

    test('a name is suggested to who begins it, with the page it leads to; a search-only name never', async () => {
      const [first] = await provider.suggest({ text: 'le hoi ka', locale: 'vi' });
      expect(first).toEqual({
        text: 'Lễ hội Katê',
        lang: 'vi',
        type: 'festival',
        route: 'vi/festivals/kate/',
      });
      const all = await Promise.all(
        ['xyz', 'xyzexonym', 'kinba'].map((text) => provider.suggest({ text, locale: 'vi' })),
      );
      expect(JSON.stringify(all).toLowerCase()).not.toMatch(/xyzexonym|kinbatrang|hidden-feast/);
    });

    test.each(FACETS)(
      'facet %s counts nothing of a record outside channel search',
      async (facet) => {
        if (!provider.capabilities.facetCounts) return;
        const values = await provider.facetCounts({ text: '', locale: 'vi' }, facet);
        expect(JSON.stringify(values).toLowerCase()).not.toMatch(
          /hidden-feast|kinbatrang|xyzexonym/,
        );
        for (const { value, count } of values) {
          const { total } = await provider.search({
            text: '',
            locale: 'vi',
            filters: { [facet]: value },
          });
          expect([value, total]).toEqual([value, count]);
        }
      },
    );

    test('months, decades and kinds of media are facets', async () => {
      expect(await ids('', { filters: { month: '11' } })).toEqual(['ok-om-bok']);
      expect(await ids('', { filters: { decade: '1990' } })).toEqual(['drum-talk']);
      expect(await ids('', { filters: { mediaKind: 'audio' } })).toEqual(['drum-talk']);
      expect(
        await ids('', { filters: { formerProvince: 'kien-giang', type: 'festival' } }),
      ).toEqual(['ok-om-bok']);
    });

    test('any Unicode string is answered', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
          const { hits, total } = await provider.search({ text, locale: 'vi' });
          expect(hits.filter(({ partly }) => !partly).length).toBeLessThanOrEqual(total);
        }),
      );
    });
  });
}
