import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { place, record, recordsInMemory, text } from '#tests/golden/search/records.ts';
import type { SearchProvider } from '../search-provider.ts';
import { buildStaticIndex } from './build.ts';
import { payloadsIn } from './payload-file.ts';
import { extras } from './query/extras.ts';
import { staticIndexProvider } from './query.ts';

const named = (id: string, title: string, body = '') =>
  record('place', id, place('village'), { texts: [text('vi', title, null, body)] });

let folder: string;
let provider: SearchProvider;
let unforgiving: SearchProvider;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-slips-'));
  const { entry } = await buildStaticIndex({
    records: recordsInMemory([
      named('trang-phuc', 'Trang phục Bố Y'),
      named('trang-phu', 'Trang phú'),
      named('bo-y', 'Bố cục y phục'),
      named('trong-doi', 'Trống đôi'),
      named('kho', 'Khô cá'),
      named('roong-pooc', 'Hội Roóng Poọc ở Tả Van'),
      named('rong', 'Rông chiêng'),
      named('books', 'Palm leaf book'),
      named('sach', 'Sách lá buông'),
      named('la', 'Lá', 'sách viết trên lá cây buông, sách'),
      ...Array.from({ length: 30 }, (_, i) => named(`la-${i}`, `Lá số ${i}`)),
    ]),
    locales: ['vi'],
    folder,
  });
  const load = payloadsIn(folder);
  provider = staticIndexProvider({ entry, load, extras: async () => extras });
  const away = () => Promise.reject(new Error('not reached'));
  unforgiving = staticIndexProvider({ entry, load, extras: away });
});
afterAll(() => rm(folder, { recursive: true }));

const first = async (typed: string, from = provider) =>
  (await from.search({ text: typed, locale: 'vi' })).hits[0]?.card.id;

describe('a slip is found beside the word next to it', () => {
  test.each([
    ['trang phu bo y', 'trang-phuc', 'a slip that makes a word which another name has'],
    ['trang phucc bo y', 'trang-phuc', 'a letter twice'],
    ['trnag phuc bo y', 'trang-phuc', 'in the first word'],
    ['trong odi', 'trong-doi', 'the first two letters swapped'],
    ['trong doii', 'trong-doi', 'in the last word'],
    ['kho kaa', 'kho', 'another letter of the same sound'],
    ['rong poc', 'roong-pooc', 'both words, of which one is a word as well'],
    ['palm leaf books', 'books', 'an English noun in its other number'],
  ])('%s → %s: %s', async (typed, id) => {
    expect(await first(typed)).toBe(id);
  });

  test('what a word that is nowhere was meant to be is told', async () => {
    const { corrections } = await provider.search({ text: 'trang phucc bo y', locale: 'vi' });
    expect(corrections).toEqual([{ typed: 'phucc', meant: 'phuc' }]);
  });

  test('without what forgives slips, words as typed are still found', async () => {
    expect(await first('trang phuc bo y', unforgiving)).toBe('trang-phuc');
    expect(await first('trang phu', unforgiving)).toBe('trang-phu');
  });
});

describe('one sum for all answers', () => {
  test('words side by side in a name come before the same words apart in a text', async () => {
    expect(await first('sach la buong')).toBe('sach');
  });

  test('a page says whether others follow it, and every answer is on some page', async () => {
    const seen = new Set<string>();
    for (let offset = 0; ; offset += 10) {
      const page = await provider.search({ text: 'la', locale: 'vi', offset, limit: 10 });
      for (const { card } of page.hits) seen.add(card.id);
      expect(page.more).toBe(offset + page.hits.length < 32);
      if (!page.more) break;
    }
    expect(seen.size).toBe(32);
  });
});
