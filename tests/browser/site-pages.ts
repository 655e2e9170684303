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
export function onePageOfEachKind<Page extends SitePage>(pages: readonly Page[]): Page[] {
  const seen = new Map<string, Page>();
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

export interface Tag {
  name: string;
  /** By name, entities decoded; of one without a value the text is empty. */
  attributes: ReadonlyMap<string, string>;
}

const COMMENT_OR_TAG = /<!--[\s\S]*?-->|<([a-z][a-z0-9-]*)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The opening tags of a page in their order, in one pass. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  for (const [, name, rest = ''] of html.matchAll(COMMENT_OR_TAG)) {
    if (name === undefined) continue;
    const attributes = new Map<string, string>();
    for (const [, key = '', ...values] of rest.matchAll(ATTRIBUTE)) {
      attributes.set(key.toLowerCase(), decode(values.find((value) => value !== undefined) ?? ''));
    }
    tags.push({ name: name.toLowerCase(), attributes });
  }
  return tags;
}

function decode(text: string): string {
  return text.replace(/&(?:amp|quot|lt|gt|#34|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Values of an attribute over all tags of that name. */
export function attributes(tags: readonly Tag[], name: string, attribute: string): string[] {
  return tags.flatMap((tag) => (tag.name === name ? (tag.attributes.get(attribute) ?? []) : []));
}

/** Where a tag names a link or a file: `<a href>`, sources, styles, scripts, tracks, pictures. */
const NAMED_IN: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  form: ['action'],
  link: ['href'],
  img: ['src'],
  source: ['src'],
  script: ['src'],
  track: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  iframe: ['src'],
};

/** Links and files a page names, but for its other addresses and the names of vocabularies. */
export function references(tags: readonly Tag[]): string[] {
  return tags.flatMap(({ name, attributes: of }) => {
    if (name === 'link' && /^(?:canonical|alternate|schema\..+)$/i.test(of.get('rel') ?? ''))
      return [];
    const named = (NAMED_IN[name] ?? []).flatMap((attribute) => of.get(attribute) ?? []);
    const sets = (of.get('srcset') ?? '')
      .split(',')
      .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
      .filter((candidate) => candidate !== '');
    return [...named, ...sets];
  });
}
