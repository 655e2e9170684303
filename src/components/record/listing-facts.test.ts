import { expect, test } from 'vitest';
import { TEST_ARK } from '#domain/public/ark.ts';
import type { ListingFacts } from '#domain/public/facts.ts';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import { pageFor } from '#layouts/page.ts';
import type { RecordLink, References } from '../references.ts';
import { listingFacts, ownListingFacts } from './listing-facts.ts';

const site = {
  url: 'https://bansac.example',
  name: 'Bản Sắc',
  locales: ['vi', 'en'],
  timeZone: 'Asia/Ho_Chi_Minh',
  ark: TEST_ARK,
  linkStyle: 'directory' as const,
  indexCompiled: false,
};
const pageIn = (locale: string) => pageFor({ site, assets: {} }, locale, `${locale}/`);

const FACTS: ListingFacts = {
  list: 'national',
  unescoList: null,
  year: 2014,
  proclaimed: null,
  decision: 'QĐ 1/QĐ-MAU',
  domain: 'performing',
  law2024: 'loai-mau',
  circular2010: 'loai-mau',
  countries: [],
  basis: { whose: 'source', year: 'source', category: 'source' },
};
const aListing = (facts: Partial<ListingFacts> = {}) =>
  ({
    id: 'vn-ich-001',
    type: 'listing',
    sources: ['src-a'],
    facts: { ...FACTS, ...facts },
  }) as PublicRecordOfType<'listing'>;

function referencesWith(listing: PublicRecordOfType<'listing'> | null): References {
  const link = (id: string): RecordLink => ({
    id,
    type: 'listing',
    slug: id,
    href: `${id}/`,
    title: `Tên ${id}`,
    lang: 'vi',
  });
  return {
    listing: () => listing,
    link,
    links: (ids: readonly string[]) => ids.map(link),
  } as unknown as References;
}

test('a record names the list, the year and the decision, and leads to the entry', () => {
  const [fact] = listingFacts(pageIn('vi'), referencesWith(aListing()), ['vn-ich-001']);
  expect(fact?.html).toMatch(/^Ghi danh: Danh mục quốc gia .*, năm 2014, QĐ 1\/QĐ-MAU: <a /);
  expect(fact?.html).toContain('href="vn-ich-001/"');
  expect(fact?.sources).toEqual(['src-a']);
});

test('an entry that is not public leaves no sentence', () => {
  expect(listingFacts(pageIn('vi'), referencesWith(null), ['vn-ich-001'])).toEqual([]);
});

test('what the archive concludes is said to be concluded, in both languages', () => {
  const guessed = aListing({
    basis: { whose: 'inferred', year: 'inferred', category: 'inferred' },
  });
  for (const [locale, words] of [
    ['vi', /kho suy ra.*Năm này do kho suy ra|Năm này do kho suy ra.*kho suy ra từ tên gọi/s],
    ['en', /concluded by the archive from the batch.*concluded by the archive from the name/s],
  ] as const) {
    const sentences = ownListingFacts(pageIn(locale), guessed, referencesWith(guessed));
    expect(sentences.map(({ html }) => html).join(' ')).toMatch(words);
    const sure = ownListingFacts(pageIn(locale), aListing(), referencesWith(aListing()));
    expect(sure.length).toBeLessThan(sentences.length);
  }
});

test('a year nobody gave is said to be missing', () => {
  const facts = ownListingFacts(pageIn('en'), aListing({ year: null }), referencesWith(null));
  expect(facts.map(({ html }) => html)).toContain(
    'The sources read do not give the year of inscription.',
  );
});

test('a heritage shared by countries names them all', () => {
  const shared = aListing({ list: 'unesco', unescoList: 'RL', countries: ['VN', 'KH', 'ZZ'] });
  const facts = ownListingFacts(pageIn('en'), shared, referencesWith(null));
  expect(facts.map(({ html }) => html).join(' ')).toContain('Vietnam, Cambodia and ZZ');
});
