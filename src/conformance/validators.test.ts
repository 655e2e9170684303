import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { VALIDATOR_IDS, type ValidatorId } from '#domain/public/conformance.ts';
import { VALIDATORS } from './validators.ts';

/** One document that keeps its standard, and the same with one fault. */
interface Pair {
  id: ValidatorId;
  path: string;
  good: string;
  /** What is written instead, and a word of what the validator says of it. */
  faults: [from: string | RegExp, to: string, says: RegExp][];
  /** What stands beside it. */
  beside?: Record<string, string>;
}

const CSV = 'id,title\nkate,Katê\n';
const json = (value: unknown): string => JSON.stringify(value);
const page = (head: string, body: string): string =>
  `<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>Katê</title>${head}</head><body>${body}</body></html>`;

const PAIRS: readonly Pair[] = [
  {
    id: 'html-syntax',
    path: 'vi/index.html',
    good: page('', '<p>Katê</p>'),
    faults: [
      ['<p>Katê</p>', '<p id="a" id="b">Katê</p>', /duplicate-attribute/],
      ['<!doctype html>', '', /missing-doctype/],
    ],
  },
  {
    id: 'html',
    path: 'vi/index.html',
    good: page('', '<main><h1>Katê</h1><p>Lễ hội</p></main>'),
    faults: [
      ['<p>Lễ hội</p>', '<img src="a.jpg">', /wcag\/h37/],
      ['<p>Lễ hội</p>', '<ul><p>Lễ hội</p></ul>', /element-permitted-content/],
    ],
  },
  {
    id: 'schema-org',
    path: 'vi/festivals/kate/index.html',
    good: page(
      `<script type="application/ld+json">${json({
        '@context': 'https://schema.org',
        '@type': 'WebPage',
        name: 'Katê',
        about: {
          '@id': 'https://archive.example/id/kate/',
          '@type': 'EventSeries',
          subEvent: [{ '@type': 'Event', name: 'Katê', startDate: '2026-10-10' }],
        },
      })}</script>`,
      '',
    ),
    faults: [
      ['EventSeries', 'EventSerie', /"EventSerie" is no type/],
      ['subEvent', 'subHappening', /"subHappening" is no property/],
      ['2026-10-10', 'October', /"startDate" is Date or DateTime, not "October"/],
      ['"EventSeries"', '"Recipe"', /"subEvent" is no property of Recipe/],
      ['"@context":"https://schema.org"', '"@context":"https://else.example"', /else\.example/],
      [',"name":"Katê","about"', ',,"about"', /JSON/],
    ],
  },
  {
    id: 'sitemap',
    path: 'sitemap.xml',
    good: `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">
<url><loc>https://archive.example/vi/</loc><lastmod>2026-11-01</lastmod>
<xhtml:link rel="alternate" hreflang="vi" href="https://archive.example/vi/"/>
<image:image><image:loc>https://archive.example/a.jpg</image:loc></image:image>
<video:video><video:thumbnail_loc>https://archive.example/b.jpg</video:thumbnail_loc><video:title>Katê</video:title><video:description>Katê</video:description><video:content_loc>https://archive.example/b.mp4</video:content_loc><video:duration>12</video:duration></video:video></url>
</urlset>`,
    faults: [
      ['2026-11-01', 'today', /lastmod/],
      ['hreflang="vi"', 'hreflang="tiếng Việt"', /hreflang/],
      ['<video:title>Katê</video:title>', '', /video/],
      ['image:loc', 'image:place', /mismatch|image/],
    ],
  },
  {
    id: 'iiif-presentation',
    path: 'iiif/anh/manifest.json',
    good: json({
      '@context': 'http://iiif.io/api/presentation/3/context.json',
      id: 'https://archive.example/iiif/anh/manifest.json',
      type: 'Manifest',
      label: { vi: ['Ảnh'] },
      rights: 'http://creativecommons.org/licenses/by/4.0/',
      items: [
        {
          id: 'https://archive.example/iiif/anh/canvas',
          type: 'Canvas',
          width: 640,
          height: 400,
          items: [
            {
              id: 'https://archive.example/iiif/anh/page',
              type: 'AnnotationPage',
              items: [
                {
                  id: 'https://archive.example/iiif/anh/painting',
                  type: 'Annotation',
                  motivation: 'painting',
                  target: 'https://archive.example/iiif/anh/canvas',
                  body: {
                    id: 'https://archive.example/a.jpg',
                    type: 'Image',
                    format: 'image/jpeg',
                    width: 640,
                    height: 400,
                  },
                },
              ],
            },
          ],
        },
      ],
    }),
    faults: [
      ['"label":{"vi":["Ảnh"]}', '"label":"Ảnh"', /./],
      ['http://creativecommons.org/licenses/by/4.0/', 'CC-BY', /./],
      ['"type":"Canvas"', '"type":"Sheet"', /./],
      ['"type":"Manifest"', '"type":"Book"', /"Book" is no resource/],
    ],
  },
  {
    id: 'iiif-presentation',
    path: 'iiif/collections/festivals.json',
    good: json({
      '@context': 'http://iiif.io/api/presentation/3/context.json',
      id: 'https://archive.example/iiif/collections/festivals.json',
      type: 'Collection',
      label: { vi: ['Lễ hội'] },
      items: [
        {
          id: 'https://archive.example/iiif/anh/manifest.json',
          type: 'Manifest',
          label: { vi: ['Ảnh'] },
        },
      ],
    }),
    faults: [['"label":{"vi":["Lễ hội"]},', '', /./]],
  },
  {
    id: 'iiif-image',
    path: 'media/anh/1/info.json',
    good: json({
      '@context': 'http://iiif.io/api/image/3/context.json',
      id: 'https://archive.example/media/anh/1',
      type: 'ImageService3',
      protocol: 'http://iiif.io/api/image',
      profile: 'level0',
      width: 6000,
      height: 4000,
      tiles: [{ width: 512, scaleFactors: [1, 2, 4] }],
    }),
    faults: [
      ['level0', 'level9', /profile/],
      ['"width":6000', '"width":"6000"', /integer/],
      ['"scaleFactors":[1,2,4]', '"factors":[1]', /scaleFactors/],
    ],
  },
  {
    id: 'webvtt',
    path: 'media/anh/loi.vtt',
    good: 'WEBVTT\n\n00:00.000 --> 00:02.000\nKatê\n',
    faults: [
      ['WEBVTT', 'WEBVT', /signature/i],
      ['00:02.000', '00:02', /./],
    ],
  },
  {
    id: 'icalendar',
    path: 'vi/calendar/all.ics',
    good: [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Archive//EN',
      'BEGIN:VEVENT',
      'UID:kate-2026@archive.example',
      'DTSTAMP:20261101T000000Z',
      'DTSTART;VALUE=DATE:20261010',
      'SUMMARY:Katê',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
    faults: [
      ['DTSTAMP:20261101T000000Z\r\n', '', /dtstamp/],
      ['SUMMARY:Katê\r\n', 'SUMMARY:Katê\n', /CRLF/],
      ['SUMMARY:Katê', `SUMMARY:${'Katê '.repeat(20)}`, /75 octets/],
      ['END:VEVENT\r\n', '', /./],
    ],
  },
  {
    id: 'atom',
    path: 'vi/feed.xml',
    good: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><id>https://archive.example/vi/feed.xml</id><title>Kho</title><updated>2026-11-22T00:00:00Z</updated><author><name>Kho</name></author>
<entry><id>https://archive.example/id/kate/</id><title>Katê</title><updated>2026-11-22T00:00:00Z</updated><link rel="alternate" href="https://archive.example/vi/"/><summary>Lễ hội</summary></entry></feed>`,
    faults: [
      ['<entry><id>https://archive.example/id/kate/</id>', '<entry>', /./],
      ['<updated>2026-11-22T00:00:00Z</updated><link', '<updated>2026-11-22</updated><link', /./],
      ['</feed>', '', /./],
    ],
  },
  {
    id: 'rss',
    path: 'vi/rss.xml',
    good: `<rss version="2.0"><channel><title>Kho</title><link>https://archive.example/</link><description>Mới</description><language>vi</language><item><title>Katê</title><guid>https://archive.example/id/kate/</guid><pubDate>Sun, 22 Nov 2026 00:00:00 GMT</pubDate></item></channel></rss>`,
    faults: [
      ['Sun, 22 Nov 2026 00:00:00 GMT', '2026-11-22', /./],
      ['<description>Mới</description>', '', /./],
      ['<guid>https://archive.example/id/kate/', '<guid>kate', /./],
    ],
  },
  {
    id: 'json-feed',
    path: 'vi/feed.json',
    good: json({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Kho',
      items: [{ id: 'kate', content_text: 'Katê', date_modified: '2026-11-22T00:00:00Z' }],
    }),
    faults: [
      ['"content_text":"Katê",', '', /content_/],
      ['2026-11-22T00:00:00Z', '2026-11-22', /date-time/],
      ['version/1.1', 'version/3', /version/],
    ],
  },
  {
    id: 'oembed',
    path: 'oembed/vi/kate.json',
    good: json({
      version: '1.0',
      type: 'rich',
      html: '<iframe></iframe>',
      width: 480,
      height: 300,
      thumbnail_url: 'https://archive.example/a.jpg',
      thumbnail_width: 1200,
      thumbnail_height: 630,
    }),
    faults: [
      ['"html":"<iframe></iframe>",', '', /html/],
      [',"thumbnail_height":630', '', /thumbnail_height/],
    ],
  },
  {
    id: 'oai-pmh',
    path: 'oai/records.xml',
    good: `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-22T00:00:00Z</responseDate><request verb="GetRecord" identifier="oai:archive.example:kate" metadataPrefix="oai_dc">https://archive.example/oai</request><GetRecord><record><header><identifier>oai:archive.example:kate</identifier><datestamp>2026-11-22T00:00:00Z</datestamp><setSpec>type:festival</setSpec></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title xml:lang="vi">Katê</dc:title><dc:date>2026</dc:date></oai_dc:dc></metadata></record></GetRecord></OAI-PMH>`,
    faults: [
      ['<datestamp>2026-11-22T00:00:00Z</datestamp>', '', /datestamp|setSpec/],
      ['<dc:date>2026</dc:date>', '<dc:when>2026</dc:when>', /when/],
      ['2026-11-22T00:00:00Z</datestamp>', '22/11/2026</datestamp>', /datestamp/],
    ],
  },
  {
    id: 'edm',
    path: 'oai/edm.xml',
    good: `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ore="http://www.openarchives.org/ore/terms/">
<ListRecords><record><metadata><rdf:RDF><edm:ProvidedCHO rdf:about="https://archive.example/id/kate"><dc:title xml:lang="vi">Katê</dc:title><edm:type>TEXT</edm:type></edm:ProvidedCHO><ore:Aggregation rdf:about="https://archive.example/id/kate#aggregation"><edm:aggregatedCHO rdf:resource="https://archive.example/id/kate"/><edm:dataProvider>Kho</edm:dataProvider><edm:isShownAt rdf:resource="https://archive.example/vi/"/><edm:provider>Kho</edm:provider><edm:rights rdf:resource="http://creativecommons.org/licenses/by/4.0/"/></ore:Aggregation></rdf:RDF></metadata></record></ListRecords></OAI-PMH>`,
    faults: [
      ['<edm:type>TEXT</edm:type>', '<edm:type>SONG</edm:type>', /type/],
      ['<edm:rights rdf:resource="http://creativecommons.org/licenses/by/4.0/"/>', '', /rights/],
      [/<edm:aggregatedCHO[^>]*>/, '', /aggregatedCHO/],
    ],
  },
  {
    id: 'data-package',
    path: 'dataset/datapackage.json',
    beside: { 'dataset/festivals.csv': CSV },
    good: json({
      name: 'kho',
      resources: [
        {
          name: 'festivals',
          path: 'festivals.csv',
          format: 'csv',
          bytes: Buffer.byteLength(CSV),
          hash: `sha256:${createHash('sha256').update(CSV).digest('hex')}`,
          schema: {
            fields: [
              { name: 'id', type: 'string' },
              { name: 'title', type: 'string' },
            ],
          },
        },
      ],
    }),
    faults: [
      ['"resources"', '"tables"', /resources/],
      [/"bytes":\d+/, '"bytes":9', /bytes, not 9/],
      [/sha256:[0-9a-f]{4}/, 'sha256:0000', /sha256 is/],
      ['festivals.csv', 'customs.csv', /customs\.csv is not there/],
      ['"name":"title","type"', '"name":"label","type"', /columns id,title, not id,label/],
    ],
  },
  {
    id: 'openapi',
    path: 'api/openapi.json',
    good: json({
      openapi: '3.1.0',
      info: { title: 'Kho', version: '1' },
      paths: { '/records/{id}.json': { get: { responses: { 200: { description: 'Katê' } } } } },
    }),
    faults: [
      ['"title":"Kho",', '', /title/],
      ['"3.1.0"', '"7.0"', /version/i],
    ],
  },
];

async function check({ id, path, beside = {} }: Pair, text: string) {
  const validator = VALIDATORS.find((one) => one.id === id);
  if (validator === undefined) throw new Error(`no validator ${id}`);
  expect(validator.takes(path)).toBe(true);
  const run = await validator.open((file) =>
    beside[file] === undefined ? null : Buffer.from(beside[file]),
  );
  const [checked] = await run([{ path, text }]);
  return checked ?? { documents: 0, problems: [] };
}

test.each(PAIRS)('$id: nothing is wrong with a document that keeps its standard', async (pair) => {
  expect(await check(pair, pair.good)).toEqual({ documents: 1, problems: [] });
});

test.each(
  PAIRS.flatMap((pair) => pair.faults.map(([from, to, says]) => ({ ...pair, from, to, says }))),
)('$id: $to in place of $from is a fault', async ({ from, to, says, ...pair }) => {
  const bad = pair.good.replace(from, to);
  expect(bad).not.toBe(pair.good);
  const { documents, problems } = await check(pair, bad);
  expect(documents).toBe(1);
  expect(problems.map(({ message }) => message).join('\n')).toMatch(says);
});

test('every validator has a name of its own, in the order in which people are told', () => {
  expect(VALIDATORS.map(({ id }) => id)).toEqual([...VALIDATOR_IDS]);
});

test('one document that is not XML does not hide the others of its kind', async () => {
  const atom = VALIDATORS.find(({ id }) => id === 'atom');
  const { good = '' } = PAIRS.find(({ id }) => id === 'atom') ?? {};
  const run = await atom?.open(() => null);
  const found = await run?.([
    { path: 'a.xml', text: good },
    { path: 'b.xml', text: good.replace('</feed>', '') },
    { path: 'c.xml', text: good.replace('<title>Katê</title>', '') },
  ]);
  expect(found?.map(({ problems }) => problems.length > 0)).toEqual([false, true, true]);
});
