import { TEST_ARK } from '#domain/public/ark.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type Page, pageFor } from '#layouts/page.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { type References, referencesFor } from './references.ts';

/** A page in `locale`, for tests of what pages say. */
export function aPage(locale: string): Page {
  const site = {
    url: 'https://bansac.example',
    name: 'Bản Sắc',
    locales: ['vi', 'en'],
    timeZone: 'Asia/Ho_Chi_Minh',
    ark: TEST_ARK,
    linkStyle: 'directory' as const,
    indexCompiled: false,
  };
  return pageFor({ site, assets: {} }, locale, `${locale}/communities/mau/`);
}

/** A public record with a Vietnamese title, and else only what the test is about. */
export function aRecord<T extends RecordType>(
  type: T,
  id: string,
  given: { title?: string } & Partial<Omit<PublicRecord, 'facts'>> & { facts?: object } = {},
): PublicRecord {
  const { title = id, ...rest } = given;
  return {
    id,
    type,
    slug: id,
    review: 'compiled-from-public-sources',
    names: [],
    narratives: [],
    communities: [],
    places: [],
    concepts: [],
    sources: [],
    media: [],
    related: [],
    similar: [],
    texts: [
      { lang: 'vi', title, summary: null, summarySources: [], status: 'reviewed', blocks: [] },
    ],
    facts: {},
    ...rest,
  } as unknown as PublicRecord;
}

/** References of a page among the records given, and the lists given by name. */
export function referencesAmong(
  page: Page,
  records: readonly PublicRecord[],
  lists: Readonly<Record<string, readonly string[]>> = {},
): References {
  const byId = new Map(records.map((record) => [record.id, record]));
  const reader = {
    entry: (id: string) => byId.get(id) ?? null,
    idOf: (_: string, slug: string) => (byId.has(slug) ? slug : null),
    list: (name: string) => lists[name] ?? [],
    dates: () => [],
    card(id: string) {
      const record = byId.get(id);
      if (record === undefined) return null;
      return {
        ...record,
        titles: Object.fromEntries(
          record.texts.map(({ lang, title }) => [lang, { title, summary: null }]),
        ),
        months: [],
        image: null,
      };
    },
  };
  return referencesFor(reader as unknown as PublicRecords, page);
}
