import { expect, test } from 'vitest';
import type { CalendarDate } from '#domain/public/calendar-date.ts';
import type { PublicDerivative } from '#domain/public/media.ts';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import { recordJsonLd } from './json-ld.ts';

const site = {
  url: 'https://bansac.example/kho',
  name: 'Bản Sắc',
  locales: ['vi', 'en'],
  timeZone: 'Asia/Ho_Chi_Minh',
  linkStyle: 'directory',
  indexCompiled: false,
} as const;

const holding: PublicRecordOfType<'occurrence'> = {
  id: 'ok-om-bok-2025',
  type: 'occurrence',
  slug: 'ok-om-bok-2025',
  formerSlugs: [],
  review: 'compiled-from-public-sources',
  channels: ['page'],
  texts: [
    {
      lang: 'vi',
      title: 'Ok Om Bok 2025',
      summary: 'Ở Gò Quao.',
      summarySources: [],
      status: 'reviewed',
      blocks: [],
    },
  ],
  narratives: [],
  names: [{ text: 'អកអំបុក', lang: 'km', kind: 'native', sources: [] }],
  communities: [],
  places: [],
  concepts: [],
  media: [],
  sources: [],
  related: [],
  similar: [],
  rights: { licence: 'CC-BY-4.0', holder: null, attribution: null, labels: [] },
  history: [],
  facts: { of: 'ok-om-bok', status: 'observed', start: '2025-11-04', end: '2025-11-06' },
};

test('a holding is an event of its festival, on a page with a licence', () => {
  expect(
    recordJsonLd(holding, {
      lang: 'vi',
      title: 'Ok Om Bok 2025',
      route: 'vi/occurrences/ok-om-bok-2025/',
      site: { ...site, locales: ['vi', 'en'] },
    }),
  ).toEqual({
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': 'https://bansac.example/kho/vi/occurrences/ok-om-bok-2025/',
    name: 'Ok Om Bok 2025',
    description: 'Ở Gò Quao.',
    inLanguage: 'vi',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    isPartOf: { '@type': 'WebSite', name: 'Bản Sắc', url: 'https://bansac.example/kho/' },
    about: {
      '@id': 'https://bansac.example/kho/id/ok-om-bok-2025/',
      name: 'Ok Om Bok 2025',
      alternateName: ['អកអំបុក'],
      '@type': 'Event',
      startDate: '2025-11-04',
      endDate: '2025-11-06',
      superEvent: { '@id': 'https://bansac.example/kho/id/ok-om-bok/' },
    },
  });
});

test('a language without a text of the record has no description of it', () => {
  const english = recordJsonLd(holding, {
    lang: 'en',
    title: 'Ok Om Bok 2025',
    route: 'en/occurrences/ok-om-bok-2025/',
    site: { ...site, locales: ['vi', 'en'] },
  });
  expect(english).not.toHaveProperty('description');
});

test('a festival lists the dates that stand as events, no window and nothing cancelled', () => {
  const festival: PublicRecordOfType<'festival'> = {
    ...holding,
    id: 'ok-om-bok',
    type: 'festival',
    facts: {
      calendar: { rule: 'khmer-lunar', month: 'kadeuk', day: '15-keut' },
      calendarSources: [],
      durationDays: null,
      programme: [],
      attendance: null,
      visitorsMay: [],
      visitorsAsked: [],
      listings: [],
    },
  };
  const date = {
    uid: 'ok-om-bok-2026',
    of: 'ok-om-bok',
    holding: null,
    status: 'computed',
    start: '2026-11-24',
    end: '2026-11-24',
    caveat: 'khmer',
    places: [],
    provinces: [],
    communities: [],
    sequence: 1,
    issuedAt: '2026-11-22T00:00:00.000Z',
  } as const satisfies CalendarDate;
  const dates: CalendarDate[] = [
    { ...date, status: 'cancelled', start: '2026-11-20' },
    { ...date, caveat: 'window', end: '2026-12-24' },
    date,
  ];
  const shown = { lang: 'vi', title: 'Ok Om Bok', route: 'vi/festivals/ok-om-bok/', dates };
  const settings = { ...site, locales: [...site.locales] };
  expect(recordJsonLd(festival, { ...shown, site: settings })).toMatchObject({
    about: {
      '@type': 'EventSeries',
      subEvent: [
        { '@type': 'Event', name: 'Ok Om Bok', startDate: '2026-11-24', endDate: '2026-11-24' },
      ],
    },
  });
});

const file = (label: string, mediaType: string, sizeBytes: number): PublicDerivative => ({
  role: 'rendition',
  label,
  path: `media/phim/${label}`,
  mediaType,
  sizeBytes,
  widthPx: null,
  heightPx: null,
  durationSeconds: null,
  bitrateKbps: null,
});

test.each([
  [
    'video',
    'the largest film that everything plays',
    [
      file('mp4-240', 'video/mp4; codecs="avc1.4d401e, mp4a.40.2"', 1),
      file('av1-480', 'video/mp4; codecs="av01.0.04M.08, opus"', 2),
      file('mp4-480', 'video/mp4; codecs="avc1.4d401f, mp4a.40.2"', 3),
    ],
    'mp4-480',
  ],
  [
    'audio',
    'AAC before Opus and MP3',
    [
      file('opus-24k', 'audio/webm; codecs=opus', 1),
      file('aac-64k', 'audio/mp4; codecs="mp4a.40.2"', 2),
      file('mp3-96k', 'audio/mpeg', 3),
    ],
    'aac-64k',
  ],
  [
    'image',
    'the largest JPEG',
    [
      file('jpeg-320', 'image/jpeg', 1),
      file('jpeg-1600', 'image/jpeg', 2),
      file('avif-1600', 'image/avif', 3),
    ],
    'jpeg-1600',
  ],
  ['audio', 'what there is', [file('x', 'audio/flac', 1)], 'x'],
] as const)('of a recording (%s) search engines are given %s', (kind, _, derivatives, chosen) => {
  const { facts: _facts, ...common } = holding;
  const media: PublicRecordOfType<'media'> = {
    ...common,
    id: 'phim',
    type: 'media',
    facts: {
      kind,
      derivatives: [...derivatives],
      durationSeconds: null,
      widthPx: null,
      heightPx: null,
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
    },
  };
  const shown = { lang: 'vi', title: 'Phim', route: 'vi/media/phim/' };
  expect(recordJsonLd(media, { ...shown, site: { ...site, locales: ['vi', 'en'] } })).toMatchObject(
    { about: { contentUrl: `https://bansac.example/kho/media/phim/${chosen}` } },
  );
});
