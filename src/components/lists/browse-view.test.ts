import { expect, test } from 'vitest';
import { TEST_ARK } from '#domain/public/ark.ts';
import type { PublicCard } from '#domain/public/record.ts';
import { pageFor } from '#layouts/page.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { browseView } from './browse-view.ts';

const site = {
  url: 'https://bansac.example',
  name: 'Bản Sắc',
  locales: ['vi', 'en'],
  timeZone: 'Asia/Ho_Chi_Minh',
  ark: TEST_ARK,
  linkStyle: 'directory' as const,
  indexCompiled: false,
};
const pageIn = (locale: string) => pageFor({ site, assets: {} }, locale, `${locale}/places/`);

/** Records with Vietnamese and English titles, and the lists that hold them in compiled order. */
function recordsOf(
  type: 'place' | 'custom',
  titles: Record<string, [vi: string, en: string]>,
  lists: Record<string, string[]>,
): PublicRecords {
  const card = (id: string): PublicCard | null => {
    const words = titles[id];
    if (words === undefined) return null;
    const [vi, en] = words.map((title) => ({ title, summary: null }));
    return {
      ...{ id, type, slug: id, review: 'community-reviewed', names: [], communities: [] },
      ...{ places: [], months: [], image: null, hasAudio: false, readings: [], hasVideo: false },
      titles: { vi, en },
    } as unknown as PublicCard;
  };
  return {
    card,
    idOf: (_: string, slug: string) => slug,
    list: (name: string) => lists[name] ?? [],
  } as unknown as PublicRecords;
}

test('a list goes by the titles of the page’s own language', () => {
  const records = recordsOf(
    'custom',
    { a: ['Ăn mừng', 'Feast'], b: ['Bài ca', 'Song'], d: ['Đan lát', 'Basketry'] },
    { 'type:custom': ['a', 'b', 'd'] },
  );
  const titles = (locale: string) =>
    browseView(records, pageIn(locale), 'custom', 1).cards.map(({ title }) => title);
  expect(titles('vi')).toEqual(['Ăn mừng', 'Bài ca', 'Đan lát']);
  expect(titles('en')).toEqual(['Basketry', 'Feast', 'Song']);
});

test('provinces of today come before what lies in them, and former units last, over all pages', () => {
  const within = Array.from({ length: 60 }, (_, at) => `lang-${String(at).padStart(2, '0')}`);
  const ids = ['tinh', ...within, 'tinh-cu'];
  const records = recordsOf('place', Object.fromEntries(ids.map((id) => [id, [id, id]])), {
    'places:now': ['tinh'],
    'places:within': within,
    'places:before': ['tinh-cu'],
  });
  const groupsOf = (number: number) =>
    browseView(records, pageIn('vi'), 'place', number).groups?.map(({ cards }) => cards.length);
  expect(groupsOf(1)).toEqual([1, 47, 0]);
  expect(groupsOf(2)).toEqual([0, 13, 1]);
});
