import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { PublicMediaFacts } from '#domain/public/media.ts';
import { MAP_WORDS, MESSAGE_KEYS, type PanelSettings } from '#islands/search/panel-settings.ts';
import type { SearchableRecords } from '#search/documents.ts';
import { FACETS } from '#search/search-provider.ts';
import { buildStaticIndex } from '#search/static-index/build.ts';
import { GOLDEN_ENTRIES, place, record, recordsInMemory, text } from './golden/search/records.ts';

/** Messages whose variables matter; the others say their own key. */
const MESSAGES: Partial<PanelSettings['messages']> = {
  none: 'none: {{typed}}',
  countOne: '{{count}} record',
  countOther: '{{count}} records',
  some: 'some words only,',
  understood: '{{typed}} -> {{meant}}',
  corrected: 'no {{typed}}, {{meant}}',
  alsoCalled: 'also {{name}}',
  listenFrom: 'listen from {{time}}',
  onPage: 'page {{page}}',
  suggestionsOne: '{{count}} suggestion',
  suggestionsOther: '{{count}} suggestions',
  showAll: 'all {{count}}',
  drop: 'drop {{name}}',
  decade: '{{year}}s',
  mapPin: '{{place}}: {{count}}',
};

const media = (
  kind: PublicMediaFacts['kind'],
  { tracks = [], pages = null }: Partial<PublicMediaFacts>,
): PublicMediaFacts => ({
  kind,
  durationSeconds: null,
  widthPx: null,
  heightPx: null,
  derivatives: [],
  tracks,
  thumbhash: null,
  waveform: null,
  pages,
  speechLanguages: ['vi'],
  synthetic: false,
  alt: {},
  creator: null,
  madeOn: null,
  madeAt: null,
});
const located = (lon: number, lat: number) => ({
  ...place('province'),
  coordinates: { lon, lat, precision: 'province' as const },
});

/** What the golden records lack: something heard, something leafed through, places with a position. */
const ENTRIES = [
  ...GOLDEN_ENTRIES.filter(({ id }) => id !== 'an-giang' && id !== 'dak-lak'),
  record('place', 'an-giang', located(105.1, 10.4), { texts: [text('vi', 'An Giang', null)] }),
  record('place', 'dak-lak', located(108.2, 12.8), { texts: [text('vi', 'Đắk Lắk', null)] }),
  record(
    'media',
    'trong',
    media('audio', {
      tracks: [
        {
          kind: 'captions',
          lang: 'vi',
          path: 'media/trong/captions.vtt',
          cues: [
            { startSeconds: 0, endSeconds: 5, text: 'Bắt đầu từ sân chùa.' },
            { startSeconds: 83.4, endSeconds: 88, text: 'Nhịp chhay dăm đổi ở đây.' },
          ],
        },
      ],
    }),
    { texts: [text('vi', 'Tiếng trống', null)] },
  ),
  record(
    'media',
    'so-tay',
    media('document', {
      pages: ['Trang đầu', 'Cách dệt zambro'].map((words, at) => ({
        number: at + 1,
        picture: null,
        text: words,
      })),
    }),
    { texts: [text('vi', 'Sổ tay', null)] },
  ),
];

const SCRIPTS = ['search', 'search-more', 'search-extras', 'search-map', 'search-server'] as const;
type ScriptName = (typeof SCRIPTS)[number];

export interface SearchPageFolder {
  folder: string;
  /** The page's own script, and those it fetches when they are wanted. */
  scripts: Readonly<Record<ScriptName, string>>;
  remove(): Promise<void>;
}

/**
 * A folder with an index, the scripts of the search page, and `page.html` with the parts that they know.
 * Of the golden records unless others are given; with `searchServer`, that one is asked first.
 */
export async function writeSearchPage(
  records: SearchableRecords = recordsInMemory(ENTRIES, {
    hidden: ['hidden-feast'],
    searchOnly: { 'e-de': ['Xyzexonym'] },
  }),
  searchServer?: PanelSettings['searchServer'],
): Promise<SearchPageFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'search-page-'));
  const { entry } = await buildStaticIndex({ records, locales: ['vi'], folder });
  const bundles = SCRIPTS.map(async (name) => [name, await bundled(name)] as const);
  const scripts = Object.fromEntries(await Promise.all(bundles)) as Record<ScriptName, string>;
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, `${name}.js`), script);
  }
  await writeFile(join(folder, 'page.html'), pageWith(entry, searchServer));
  return { folder, scripts, remove: () => rm(folder, { recursive: true }) };
}

async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `../src/islands/${name}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome80', 'firefox78', 'safari14.1'],
  });
  return outputFiles[0]?.text ?? '';
}

function named<Key extends string>(keys: readonly Key[]): Record<Key, string> {
  return Object.fromEntries(keys.map((key) => [key, key])) as { [each in Key]: Key };
}

function pageWith(entry: string, searchServer?: PanelSettings['searchServer']): string {
  const settings: PanelSettings = {
    root: './',
    from: 'page.html',
    linkStyle: 'file',
    locale: 'vi',
    entry,
    parts: {
      more: 'search-more.js',
      extras: 'search-extras.js',
      map: 'search-map.js',
      server: 'search-server.js',
    },
    ...(searchServer === undefined ? {} : { searchServer }),
    messages: { ...named(MESSAGE_KEYS), ...MESSAGES },
    types: { festival: 'festival', product: 'product', community: 'community' },
    reviews: { 'compiled-from-public-sources': 'compiled' },
    mediaKinds: { audio: 'sound', document: 'document' },
    languages: { vi: 'Vietnamese', en: 'English' },
    months: {},
    mapWords: named(MAP_WORDS),
  };
  const facets = FACETS.map(
    (facet) =>
      `<details data-search-facet="${facet}"><summary>${facet}</summary><div></div></details>`,
  ).join('');
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>search</title>
<main><h1>search</h1><form data-search-panel='${JSON.stringify(settings)}'>
<label>words <input type="search" name="q"></label><div data-search-suggest hidden></div><button>go</button>
<div data-search-tools hidden><button type="button" data-search-filters-button hidden>filters
<span data-search-filters-number></span></button>
<select name="sort" aria-label="sort"><option value="relevance">relevance</option>
<option value="date">date</option><option value="name">name</option></select>
<button type="button" data-search-map-button hidden>map</button>
<div data-search-filters hidden>${facets}</div></div></form>
<section aria-label="found" tabindex="-1" data-search-found><p role="status" data-search-said></p><p data-search-status></p><p data-search-understood></p>
<p data-search-simpler hidden>simpler</p><div data-search-chosen></div><div data-search-help></div>
<div data-search-map hidden><div data-search-map-drawing></div><ul data-search-map-list></ul></div>
<ol data-search-results></ol><p data-search-more></p></section><p id="search-browse">browse</p></main>
<script defer src="search.js"></script></html>`;
}
