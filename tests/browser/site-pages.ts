import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of a built site, by its file. */
export interface SitePage {
  /** Path from the site's root: `vi/festivals/kate/index.html`. */
  file: string;
  /** As linked from a web server: `vi/festivals/kate/`. */
  route: string;
  html: string;
}

/** Every HTML file below `folder`, sorted. */
export function listPages(folder: string): SitePage[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => ({
      file,
      route: file.replace(/(^|\/)index\.html$/, '$1'),
      html: readFileSync(join(folder, file), 'utf8'),
    }));
}

/** What kind of page a route is: `vi/festivals/kate/` → `festivals/*`. */
export function pageKind(route: string): string {
  const [first = '', second = '', third = '', fourth = ''] = route.split('/');
  if (first === 'id') return 'id/*';
  if (second === '') return first === '404.html' || first === '' ? first : 'home';
  if (second === 'months') return third === '' ? 'months' : 'months/*';
  if (third === '' || third.startsWith('page-')) return second;
  return `${second}/*${fourth === '' ? '' : `/${fourth}`}`;
}

/** The first page of every kind in every locale. */
export function onePageOfEachKind(pages: readonly SitePage[]): SitePage[] {
  const seen = new Map<string, SitePage>();
  for (const page of pages) {
    const key = `${page.route.split('/')[0]} ${pageKind(page.route)}`;
    if (!seen.has(key)) seen.set(key, page);
  }
  return [...seen.values()];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
};

/** Values of an attribute over all tags named `tag` (`[a-z]+` for any), entities decoded. */
export function attributes(html: string, tag: string, name: string): string[] {
  const withoutComments = html.replace(/<!--[\s\S]*?-->/g, '');
  const tags = withoutComments.matchAll(new RegExp(`<${tag}\\b[^>]*>`, 'gi'));
  return [...tags].flatMap(([text]) => {
    const value = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`, 'i').exec(text);
    const raw = value?.[1] ?? value?.[2];
    return raw === undefined ? [] : [raw.replace(/&(?:amp|quot|lt|gt|#34|#39);/g, decodeEntity)];
  });
}

function decodeEntity(entity: string): string {
  return ENTITIES[entity] ?? entity;
}

/** Links and files a page names: `<a href>`, sources, styles, scripts, tracks, pictures. */
export function references(html: string): string[] {
  const links = html.match(/<link\b[^>]*>/gi) ?? [];
  const files = links
    .filter((link) => !/rel="(?:canonical|alternate)"/i.test(link))
    .flatMap((link) => attributes(link, 'link', 'href'));
  const sets = attributes(html, '[a-z]+', 'srcset').flatMap((set) =>
    set.split(',').map((candidate) => candidate.trim().split(/\s+/)[0] ?? ''),
  );
  return [
    ...attributes(html, 'a', 'href'),
    ...attributes(html, 'form', 'action'),
    ...attributes(html, '(?:img|source|script|track|video|audio|iframe)', 'src'),
    ...attributes(html, 'video', 'poster'),
    ...files,
    ...sets,
  ];
}
