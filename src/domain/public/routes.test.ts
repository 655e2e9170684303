import fc from 'fast-check';
import { expect, test } from 'vitest';
import { href, routeFile, routes } from './routes.ts';

test('links to a page beside, above, below and to itself are relative', () => {
  expect(href('vi/festivals/', 'vi/')).toBe('festivals/');
  expect(href('', 'vi/')).toBe('../');
  expect(href('vi/', 'vi/')).toBe('./');
  expect(href('en/festivals/kate/', 'vi/festivals/kate/')).toBe('../../../en/festivals/kate/');
  expect(href('assets/site.1a.css', '404.html')).toBe('assets/site.1a.css');
  expect(href('vi/search/?q=a#x', 'vi/')).toBe('search/?q=a#x');
});

test('links for packs name index.html and leave files alone', () => {
  expect(href('vi/festivals/', 'vi/', 'file')).toBe('festivals/index.html');
  expect(href('vi/', 'vi/', 'file')).toBe('index.html');
  expect(href('sitemap.xml', 'vi/', 'file')).toBe('../sitemap.xml');
});

test('any link resolves to its target under any folder', () => {
  const route = fc
    .array(fc.stringMatching(/^[a-z0-9-]{1,6}$/), { maxLength: 5 })
    .map((parts) => parts.map((part) => `${part}/`).join(''));
  fc.assert(
    fc.property(route, route, fc.constantFrom('/', '/a/b/'), (to, from, base) => {
      const page = `https://site.example${base}${from}`;
      expect(new URL(href(to, from), page).href).toBe(`https://site.example${base}${to}`);
      expect(new URL(href(to, from, 'file'), page).pathname).toBe(`${base}${to}index.html`);
    }),
  );
});

test('a route is written to an index file unless it names a file', () => {
  expect(routeFile(routes.record('vi', 'festival', 'kate'))).toBe('vi/festivals/kate/index.html');
  expect(routeFile(routes.notFound())).toBe('404.html');
  expect(routeFile(routes.root())).toBe('index.html');
});
