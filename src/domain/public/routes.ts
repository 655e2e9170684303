import { type RecordType, TYPE_FOLDER } from './vocabulary.ts';

/**
 * A page of the public site, as its path from the site's root without a leading slash:
 * `vi/festivals/ok-om-bok/`, `404.html`. The root page is the empty string.
 */
export type Route = string;

/** What has a feed of its own: everything, a type, a community, a province (by id). */
export type FeedGroup =
  | 'all'
  | { type: RecordType; id: null }
  | { type: 'community' | 'place'; id: string };

/** The forms of a feed, by the ending of its file: Atom, RSS 2.0, JSON Feed. */
export const FEED_FORMS = ['xml', 'rss', 'json'] as const;
export type FeedForm = (typeof FEED_FORMS)[number];

/** What has an IIIF Collection: everything, what holds the collections of a kind, and each of those. */
export type ManifestGroup =
  | 'all'
  | { by: 'type'; id: RecordType | null }
  | { by: 'community' | 'province'; id: string | null };

export type CalendarFileGroup = 'all' | { type: 'festival' | 'community' | 'place'; id: string };

/** Folder of the collections of a kind, below `iiif/collections/`. */
export const COLLECTION_FOLDER = {
  type: 'types',
  community: 'communities',
  province: 'provinces',
} as const satisfies Record<Exclude<ManifestGroup, 'all'>['by'], string>;

/** Apart from the others, for scripts that lead to records alone. */
export function recordRoute(locale: string, type: RecordType, slug: string): Route {
  return `${locale}/${TYPE_FOLDER[type]}/${slug}/`;
}

export const routes = {
  root: (): Route => '',
  home: (locale: string): Route => `${locale}/`,
  browse: (locale: string, type: RecordType, page = 1): Route =>
    page === 1 ? `${locale}/${TYPE_FOLDER[type]}/` : `${locale}/${TYPE_FOLDER[type]}/page-${page}/`,
  month: (locale: string, month: number): Route => `${locale}/months/${month}/`,
  months: (locale: string): Route => `${locale}/months/`,
  calendar: (locale: string): Route => `${locale}/calendar/`,
  /** `when`: a year, `2027`, or a month of one, `2027-04`. */
  calendarOf: (locale: string, when: string): Route => `${locale}/calendar/${when}/`,
  /** The iCalendar file of a group of dates: `all`, or a festival, a community, a province, by id. */
  calendarFile: (locale: string, group: CalendarFileGroup): Route =>
    group === 'all'
      ? `${locale}/calendar/all.ics`
      : `${locale}/calendar/${TYPE_FOLDER[group.type]}/${group.id}.ics`,
  seasons: (locale: string): Route => `${locale}/seasons/`,
  record: recordRoute,
  tombstone: (locale: string, formerType: RecordType, slug: string): Route =>
    `${locale}/${TYPE_FOLDER[formerType]}/${slug}/`,
  transcript: (locale: string, slug: string): Route => `${locale}/media/${slug}/transcript/`,
  /** Pages of a document, some at a time; the first stand on the record's own page. */
  documentSheet: (locale: string, slug: string, sheet: number): Route =>
    sheet === 1 ? `${locale}/media/${slug}/` : `${locale}/media/${slug}/pages/${sheet}/`,
  map: (locale: string): Route => `${locale}/map/`,
  statistics: (locale: string): Route => `${locale}/statistics/`,
  gap: (locale: string, gap: string, page = 1): Route =>
    page === 1 ? `${locale}/statistics/${gap}/` : `${locale}/statistics/${gap}/page-${page}/`,
  search: (locale: string): Route => `${locale}/search/`,
  about: (locale: string): Route => `${locale}/about/`,
  /** What was validated by what, for people; the same for programs. */
  conformance: (locale: string): Route => `${locale}/conformance/`,
  conformanceReport: (): Route => 'conformance.json',
  feeds: (locale: string): Route => `${locale}/feeds/`,
  feed(locale: string, group: FeedGroup = 'all', form: FeedForm = 'xml'): Route {
    if (group === 'all') return `${locale}/feed.${form}`;
    const folder = TYPE_FOLDER[group.type];
    return `${locale}/feeds/${folder}${group.id === null ? '' : `/${group.id}`}.${form}`;
  },
  /** A record as a label, a sheet and a poster, to be printed. */
  print: (locale: string, type: RecordType, slug: string): Route =>
    `${locale}/${TYPE_FOLDER[type]}/${slug}/print/`,
  /** By id: what stands on other sites must not break when a name changes. */
  embed: (locale: string, id: string): Route => `embed/${locale}/${id}/`,
  oEmbed: (locale: string, id: string): Route => `oembed/${locale}/${id}.json`,
  /** The picture that stands for a page where it is shared; of the site itself without `id`. */
  shareCard: (locale: string, id?: string): Route =>
    id === undefined ? `cards/${locale}.jpg` : `cards/${locale}/${id}.jpg`,
  /** IIIF Presentation: by id, whatever it is called. */
  manifest: (id: string): Route => `iiif/${id}/manifest.json`,
  /** The drawing of a recording that its manifest shows. */
  waveform: (id: string): Route => `iiif/${id}/waveform.svg`,
  /** IIIF Presentation: a Collection of manifests, or of collections. */
  manifestCollection(group: ManifestGroup): Route {
    if (group === 'all') return 'iiif/collection.json';
    const folder = COLLECTION_FOLDER[group.by];
    return `iiif/collections/${folder}${group.id === null ? '' : `/${group.id}`}.json`;
  },
  /** IIIF Change Discovery: the stream, or a page of it, counted from 1. */
  manifestChanges: (page?: number): Route =>
    page === undefined ? 'iiif/changes.json' : `iiif/changes/${page}.json`,
  permanent: (id: string): Route => `id/${id}/`,
  notFound: (): Route => '404.html',
  /** The index of the sitemaps. */
  sitemap: (): Route => 'sitemap.xml',
  /** One of them: `pages`, or some records of a type, `festivals-1`. */
  sitemapPart: (part: string): Route => `sitemaps/${part}.xml`,
  robots: (): Route => 'robots.txt',
} as const;

/**
 * A relative link from one page to another (or to a file): the built site works at `/`, in a
 * sub-folder and from file://. `linkStyle: 'file'` names `index.html`, for packs without a server.
 *
 * `href('vi/festivals/', 'vi/') === 'festivals/'`; `href('', 'vi/') === '../'`.
 */
export function href(
  to: Route,
  from: Route,
  linkStyle: 'directory' | 'file' = 'directory',
): string {
  const [path = '', suffix = ''] = splitSuffix(to);
  const fromFolders = from.split('/').slice(0, -1);
  const toParts = path.split('/');
  const toFolders = toParts.slice(0, -1);
  const file = toParts.at(-1) ?? '';
  let shared = 0;
  while (
    shared < fromFolders.length &&
    shared < toFolders.length &&
    fromFolders[shared] === toFolders[shared]
  ) {
    shared += 1;
  }
  const up = '../'.repeat(fromFolders.length - shared);
  const down = toFolders
    .slice(shared)
    .map((folder) => `${encodeURIComponent(folder)}/`)
    .join('');
  const leaf = file === '' && linkStyle === 'file' ? 'index.html' : file;
  const relative = `${up}${down}${leaf}`;
  return `${relative === '' ? './' : relative}${suffix}`;
}

/** The file a route is written to: `vi/` → `vi/index.html`. */
export function routeFile(route: Route): string {
  return route === '' || route.endsWith('/') ? `${route}index.html` : route;
}

/** The absolute address of a route, for canonical, hreflang, og and feeds only. */
export function absoluteUrl(siteUrl: string, route: Route): string {
  return `${siteUrl}/${route}`;
}

function splitSuffix(route: string): [string, string] {
  const at = route.search(/[?#]/);
  return at === -1 ? [route, ''] : [route.slice(0, at), route.slice(at)];
}
