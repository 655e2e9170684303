import { expect, test } from 'vitest';
import { toSitemap } from './sitemap.ts';

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
