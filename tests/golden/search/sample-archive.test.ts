import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchProvider, SearchRequest } from '#search/search-provider.ts';
import { buildStaticIndex } from '#search/static-index/build.ts';
import { type DecodedIndex, decodeIndex } from '#search/static-index/decode.ts';
import { payloadsIn } from '#search/static-index/payload-file.ts';
import { extras } from '#search/static-index/query/extras.ts';
import { staticIndexProvider } from '#search/static-index/query.ts';
import { sampleProjection } from '#tests/bench/search/sample-projection.ts';

let folder: string;
let provider: SearchProvider;
let decoded: DecodedIndex;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'search-sample-'));
  const records = await sampleProjection(folder);
  const { entry } = await buildStaticIndex({ records, locales: ['vi', 'en'], folder });
  records.close();
  provider = staticIndexProvider({ entry, load: payloadsIn(folder), extras: async () => extras });
  decoded = await decodeIndex(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = async (text: string, rest: Partial<SearchRequest> = {}) =>
  (await provider.search({ text, locale: 'vi', ...rest })).hits.map(({ card }) => card.id);

describe('the sample archive', () => {
  test.each([
    ['le hoi kate', 'kate'],
    ['Katê', 'kate'],
    ['Katê festival', 'kate'],
    ['ruou can', 'ruou-can'],
    ['Rượu cần'.normalize('NFD'), 'ruou-can'],
    ['rice wine', 'ruou-can'],
    ['dan tinh', 'instrument-dan-tinh'],
    ['hát then', 'then'],
    ['ede', 'e-de'],
    ['Ê Đê', 'e-de'],
    ['êđê', 'e-de'],
    ['ba na', 'ba-na'],
    ['អកអំបុក', 'ok-om-bok'],
    ['អកអំ', 'ok-om-bok'],
    ['អំបុក', 'com-dep'],
    ['ខ្មែរ', 'khmer'],
    ['ok om bok', 'ok-om-bok'],
    ['okom', 'ok-om-bok'],
    ['com dep', 'com-dep'],
    ['cấp sắc', 'cap-sac'],
    ['long tong', 'long-tong-ba-be'],
    ['soong hao', 'soong-hao'],
    ['an giang', 'an-giang'],
    ['dak lak', 'dak-lak'],
  ])('answers %s with %s first', async (typed, id) => {
    expect((await found(typed))[0]).toBe(id);
  });

  test('a word still being typed finds what begins with it', async () => {
    expect((await found('kat')).slice(0, 5)).toContain('kate');
  });

  test('its filters lead to what belongs together', async () => {
    expect(await found('', { filters: { type: 'festival', community: 'cham' } })).toContain('kate');
    const ofDakLak = await found('', { filters: { type: 'product', province: 'dak-lak' } });
    expect(ofDakLak).toContain('ruou-can');
    expect(await found('', { filters: { type: 'festival', province: 'an-giang' } })).toContain(
      'ok-om-bok',
    );
  });

  test.each([
    ['Việt gốc Miên', 'khmer'],
    ['Mán', 'dao'],
  ])('an exonym, %s, finds its community and is shown nowhere', async (exonym, id) => {
    expect(await found(exonym)).toContain(id);
    const community = decoded.cards.filter(({ card }) => card.id === id);
    expect(community.length).toBe(2);
    expect(JSON.stringify(community)).not.toContain(exonym);
    const words = exonym.toLowerCase().split(' ');
    const leads = decoded.terms.filter(
      ({ tier, term }) => tier === 'names' && words.includes(term),
    );
    expect(leads.every(({ ids }) => ids.length > 0)).toBe(true);
    expect(
      words.every((word) => leads.some(({ term, ids }) => term === word && ids.includes(id))),
    ).toBe(false);
  });
});
