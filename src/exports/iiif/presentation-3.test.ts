import { expect, test } from 'vitest';
import type { PublicDerivative, PublicMediaFacts } from '#domain/public/media.ts';
import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import { place, record, text } from '#tests/golden/search/records.ts';
import { type ManifestSources, toManifest } from './presentation-3.ts';

const SITE = { name: 'Kho thử', url: 'https://kho.example', locales: ['vi', 'en', 'km'] };
const file = (more: Partial<PublicDerivative>): PublicDerivative => ({
  role: 'rendition',
  label: 'jpeg-640',
  path: 'media/a/0123456789abcdef.jpg',
  mediaType: 'image/jpeg',
  sizeBytes: 1,
  widthPx: null,
  heightPx: null,
  durationSeconds: null,
  bitrateKbps: null,
  ...more,
});
const facts = (more: Partial<PublicMediaFacts>): PublicMediaFacts => ({
  kind: 'image',
  durationSeconds: null,
  widthPx: null,
  heightPx: null,
  derivatives: [],
  tracks: [],
  thumbhash: null,
  waveform: null,
  pages: null,
  speechLanguages: [],
  synthetic: false,
  alt: {},
  creator: null,
  madeOn: null,
  madeAt: null,
  ...more,
});
const medium = (id: string, more: Partial<PublicMediaFacts>) =>
  record('media', id, facts(more), {
    texts: [text('vi', `Tư liệu ${id}`, null)],
  }) as PublicRecordOfType<'media'>;

const PICTURE = medium('anh', {
  derivatives: [
    file({
      label: 'jpeg-640',
      path: 'media/anh/1111111111111111.jpg',
      widthPx: 640,
      heightPx: 400,
    }),
    file({
      label: 'jpeg-2000',
      path: 'media/anh/2222222222222222.jpg',
      widthPx: 2000,
      heightPx: 1250,
    }),
    file({
      role: 'tiles',
      label: 'iiif-512',
      path: 'media/anh/3333333333333333/info.json',
      mediaType: 'application/json',
      widthPx: 4000,
      heightPx: 2500,
    }),
  ],
});
const SONG = medium('bai', {
  kind: 'audio',
  durationSeconds: 20.5,
  speechLanguages: ['km'],
  creator: 'Người ghi',
  derivatives: [
    file({
      label: 'opus-24k',
      path: 'media/bai/4.webm',
      mediaType: 'audio/webm; codecs=opus',
      durationSeconds: 20.5,
    }),
    file({
      label: 'aac-64k',
      path: 'media/bai/5.m4a',
      mediaType: 'audio/mp4; codecs="mp4a.40.2"',
      durationSeconds: 20.5,
    }),
  ],
  tracks: [
    {
      kind: 'chapters',
      lang: 'vi',
      path: 'media/bai/6.vtt',
      cues: [
        { startSeconds: 0, endSeconds: 10, text: 'Đầu' },
        { startSeconds: 10, endSeconds: 20.5, text: 'Cuối' },
      ],
    },
    { kind: 'transcript', lang: 'km', path: 'media/bai/7.vtt', cues: [] },
  ],
});
const sources = (media: readonly PublicRecordOfType<'media'>[]): ManifestSources => ({
  site: SITE,
  media: (id) => media.find((each) => each.id === id) ?? null,
  titles: (id) => ({ vi: `Tên ${id}` }),
});
const holding = (more: Partial<PublicRecord> = {}): PublicRecord =>
  record('place', 'cho', place('market'), {
    texts: [text('vi', 'Chợ', 'Chợ phiên.'), text('en', 'Market', null)],
    media: ['anh', 'bai', 'kin'],
    places: ['tinh'],
    ...(more as object),
  });

test('a record with a picture and a recording is one manifest of two canvases', () => {
  const manifest = toManifest(holding(), sources([PICTURE, SONG]));
  expect(manifest).toMatchObject({
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: 'https://kho.example/iiif/cho/manifest.json',
    type: 'Manifest',
    label: { vi: ['Chợ'], en: ['Market'] },
    summary: { vi: ['Chợ phiên.'] },
    rights: 'http://creativecommons.org/licenses/by-sa/4.0/',
    requiredStatement: { value: { none: ['Người ghi', 'Kho thử'] } },
    homepage: [
      { id: 'https://kho.example/vi/places/cho/', language: ['vi'], label: { vi: ['Chợ'] } },
      { id: 'https://kho.example/en/places/cho/', language: ['en'], label: { en: ['Market'] } },
    ],
  });
  expect(manifest?.metadata?.[0]).toEqual({
    label: { vi: ['Nơi chốn'], en: ['Places'] },
    value: { vi: ['Tên tinh'] },
  });
  const [picture, song, ...none] = manifest?.items ?? [];
  expect(none).toEqual([]);
  expect(picture).toMatchObject({ width: 4000, height: 2500, label: { vi: ['Tư liệu anh'] } });
  expect(picture?.items[0]?.items[0]).toMatchObject({
    motivation: 'painting',
    target: picture?.id,
    body: {
      id: 'https://kho.example/media/anh/2222222222222222.jpg',
      format: 'image/jpeg',
      service: [
        {
          id: 'https://kho.example/media/anh/3333333333333333',
          type: 'ImageService3',
          profile: 'level0',
        },
      ],
    },
  });
  expect(song).toMatchObject({
    duration: 20.5,
    rendering: [{ format: 'audio/webm', type: 'Sound' }],
    annotations: [
      {
        items: [
          {
            motivation: 'supplementing',
            body: { id: 'https://kho.example/media/bai/7.vtt', format: 'text/vtt', language: 'km' },
          },
        ],
      },
    ],
  });
  expect(song?.items[0]?.items[0]?.body).toMatchObject({
    type: 'Sound',
    format: 'audio/mp4',
    duration: 20.5,
  });
});

test('chapters are ranges of their canvas', () => {
  const manifest = toManifest(SONG, sources([]));
  const canvas = 'https://kho.example/iiif/bai/canvas/bai';
  expect(manifest?.structures).toMatchObject([
    {
      type: 'Range',
      items: [
        { label: { vi: ['Đầu'] }, items: [{ id: `${canvas}#t=0,10`, type: 'Canvas' }] },
        { label: { vi: ['Cuối'] }, items: [{ id: `${canvas}#t=10,20.5`, type: 'Canvas' }] },
      ],
    },
  ]);
});

test('a document is a canvas a page, with its words', () => {
  const pages = [1, 2].map((number) => ({
    number,
    picture: `media/sach/${number}.jpg`,
    text: number === 1 ? 'Trang một' : '',
  }));
  const book = medium('sach', {
    kind: 'document',
    pages,
    derivatives: pages.map(({ picture }) =>
      file({ role: 'page', path: picture, widthPx: 800, heightPx: 1100 }),
    ),
  });
  const items = toManifest(book, sources([]))?.items ?? [];
  expect(items.map(({ label, width, height }) => [label, width, height])).toEqual([
    [{ none: ['1'] }, 800, 1100],
    [{ none: ['2'] }, 800, 1100],
  ]);
  expect(items[0]?.annotations?.[0]?.items[0]).toMatchObject({
    motivation: 'supplementing',
    body: { type: 'TextualBody', value: 'Trang một' },
  });
  expect(items[1]?.annotations).toBeUndefined();
});

test('without media, or while nothing is made of them, there is none', () => {
  expect(toManifest(holding(), sources([]))).toBeNull();
  expect(toManifest(holding(), sources([medium('anh', {})]))).toBeNull();
});

test('a licence that the specification does not know is told in the metadata alone', () => {
  const mine = holding({
    rights: { licence: 'MIT', holder: 'Làng', attribution: null, labels: [] },
  });
  const manifest = toManifest(mine, sources([PICTURE]));
  expect(manifest?.rights).toBeUndefined();
  expect(manifest?.metadata?.at(-1)?.value).toEqual({ none: ['MIT'] });
});

test('every id is one resource’s own', () => {
  const ids: string[] = [];
  JSON.stringify(toManifest(holding(), sources([PICTURE, SONG])), (_, value: unknown) => {
    const { id, type } = (value ?? {}) as { id?: string; type?: string };
    if (
      id !== undefined &&
      ['Canvas', 'Annotation', 'AnnotationPage', 'Range', 'Manifest'].includes(type ?? '')
    )
      ids.push(id);
    return value;
  });
  expect(new Set(ids).size).toBe(ids.length);
});
