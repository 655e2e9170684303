import { expect, test } from 'vitest';
import { type Feed, toAtom } from './atom.ts';

const ENTRY: Feed['entries'][number] = {
  id: 'https://bansac.example/id/kate/',
  url: 'https://bansac.example/en/festivals/kate/',
  title: { text: 'Lễ "Katê" <&>', lang: 'vi' },
  summary: { text: 'Cham new year', lang: 'en' },
  note: null,
  published: '2025-11-02',
  updated: '2026-03',
  category: { term: 'festival', label: 'Festival' },
  rights: 'CC-BY-4.0',
};
const FEED: Feed = {
  title: 'A & B',
  lang: 'en',
  url: 'https://bansac.example/en/',
  self: 'https://bansac.example/en/feed.xml',
  author: 'Bản Sắc',
  entries: [ENTRY, { ...ENTRY, id: 'https://bansac.example/id/then/', updated: '2026-11-21' }],
};

test('a feed escapes what XML must not hold, and says the language of what is in another', () => {
  const feed = toAtom(FEED, { emptyOn: '2026-11-01' });
  expect(feed).toContain('<title>A &amp; B</title>');
  expect(feed).toContain('<title xml:lang="vi">Lễ &quot;Katê&quot; &lt;&amp;&gt;</title>');
  expect(feed).toContain('<summary>Cham new year</summary>');
});

test('moments are whole RFC 3339 moments; the feed is as new as its newest entry', () => {
  const feed = toAtom(FEED, { emptyOn: '2026-11-01' });
  const moments = [...feed.matchAll(/<(published|updated)>([^<]+)</g)].map(([, , at]) => at);
  expect(moments).toEqual([
    '2026-11-21T00:00:00Z',
    '2025-11-02T00:00:00Z',
    '2026-03-01T00:00:00Z',
    '2025-11-02T00:00:00Z',
    '2026-11-21T00:00:00Z',
  ]);
});

test('a feed without entries is still one', () => {
  const feed = toAtom({ ...FEED, entries: [] }, { emptyOn: '2026-11-01' });
  expect(feed).toContain('<updated>2026-11-01T00:00:00Z</updated>');
  expect(feed).not.toContain('<entry>');
});
