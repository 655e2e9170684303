import { expect, test } from 'vitest';
import { toRss } from './rss.ts';
import { toSitemap } from './sitemap.ts';

test('a feed escapes what XML must not hold', () => {
  const feed = toRss({
    title: 'A & B',
    description: '<x>',
    lang: 'vi',
    url: 'https://bansac.example/vi/',
    self: 'https://bansac.example/vi/feed.xml',
    items: [
      { title: 'Lễ "Katê"', url: 'https://bansac.example/vi/festivals/kate/', summary: null },
      { title: 'Then', url: 'https://bansac.example/vi/customs/then/', summary: 'hát < đàn' },
    ],
  });
  expect(feed).toContain('<title>A &amp; B</title>');
  expect(feed).toContain('<title>Lễ &quot;Katê&quot;</title>');
  expect(feed).toContain('<description>hát &lt; đàn</description>');
  expect(feed.match(/<item>/g)).toHaveLength(2);
});

test('a page in several languages names them all, in each', () => {
  const sitemap = toSitemap([
    {
      alternates: [
        { lang: 'vi', url: 'https://bansac.example/vi/' },
        { lang: 'en', url: 'https://bansac.example/en/' },
      ],
    },
    { alternates: [{ lang: 'vi', url: 'https://bansac.example/vi/customs/then/' }] },
  ]);
  expect(sitemap.match(/<url>/g)).toHaveLength(3);
  expect(sitemap.match(/hreflang="en"/g)).toHaveLength(2);
  expect(sitemap).toContain('<loc>https://bansac.example/vi/customs/then/</loc></url>');
});
