import fc from 'fast-check';
import type { MediaDescription } from '#domain/media-description.ts';
import { CHANNELS, RECORD_TYPES, type RecordType } from '#domain/public/vocabulary.ts';
import { type ArchiveRecord, RecordSchema } from '#domain/record.ts';
import { aText } from './test-records.ts';

/**
 * Catalogues in which every string of a record carries the record's own mark. `secret` strings stand in
 * fields that never leave, whoever may see the record.
 */
export interface Plan {
  type: RecordType;
  access: object | undefined;
  /** Numbers of other records it points at, of whatever type. */
  refs: number[];
  consents: boolean;
}

export const COUNT = 24;
export const idOf = (index: number) =>
  `ban-ghi-giu-kin-so-${String(index).padStart(3, '0')}-cua-lang`;
const words = (index: number, field: string) => `Lời của ${idOf(index)} về ${field}`;
export const secret = (index: number, field: string) =>
  `điều riêng tư không bao giờ ra ngoài ${index} ${field}`;
export const SECRET_ID = 'dieu-rieng-tu-khong-ra-ngoai';

export const plan: fc.Arbitrary<Plan> = fc.record({
  type: fc.constantFrom(...RECORD_TYPES),
  access: fc.oneof(
    { weight: 5, arbitrary: fc.constant({ level: 'public' }) },
    { weight: 1, arbitrary: fc.constant({ level: 'public', channels: ['broadcast', 'search'] }) },
    { weight: 1, arbitrary: fc.constant({ level: 'public', from: '2027-01-01' }) },
    {
      weight: 1,
      arbitrary: fc.constant({ level: 'public', season: { from: '01-01', to: '02-01' } }),
    },
    { weight: 1, arbitrary: fc.constant({ level: 'custodians' }) },
    { weight: 1, arbitrary: fc.constant({ level: 'protocol', protocols: [SECRET_ID] }) },
    { weight: 1, arbitrary: fc.constant({ level: 'withdrawn' }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  ),
  refs: fc.array(fc.nat(COUNT - 1), { maxLength: 6 }),
  consents: fc.boolean(),
});

export function buildRecord(plans: readonly Plan[], index: number): ArchiveRecord {
  const { type, access, refs, consents } = plans[index] as Plan;
  const sameType = (wanted: RecordType) =>
    refs.filter((ref) => plans[ref]?.type === wanted).map(idOf);
  const any = refs.map(idOf);
  const first = any[0] ?? idOf(0);
  const own = (field: string) => ({ vi: words(index, field), en: words(index, `${field} en`) });
  const sourced = (field: string) => ({ ...own(field), sources: [first] });
  const listings = any;
  const consent = (person: string | null) => ({
    person,
    givenBy: 'self',
    how: 'written',
    givenOn: consents ? '2020-01-01' : '2027-01-01',
    channels: ['page', 'search'],
  });
  const facts: Record<RecordType, object> = {
    festival: {
      calendar: { rule: 'phenological', note: own('calendar') },
      calendarSources: any,
      programme: [{ title: own('programme'), sources: [first] }],
      attendance: sourced('attendance'),
      visitorsMay: [sourced('may')],
      visitorsAsked: [sourced('asked')],
      listings,
    },
    custom: {
      domain: 'oral',
      lifeCycle: sourced('life'),
      season: sourced('season'),
      materials: any,
      listings,
    },
    product: {
      makers: any,
      materials: any,
      steps: [sourced('step')],
      whereToFind: [sourced('find')],
      visitorsMay: [sourced('may')],
      visitorsAsked: [sourced('asked')],
      season: { months: [1], note: own('months'), sources: [first] },
      designations: [{ kind: 'GI', name: own('mark'), sources: [first] }],
      listings,
    },
    place: { kind: 'village', parent: first, succeededBy: any },
    community: {
      parent: first,
      family: own('family'),
      population: [
        { year: 2019, count: 1, scope: words(index, 'scope'), sources: [first] },
        { year: 2019, count: 1, place: first, sources: [first] },
      ],
      custodians: [SECRET_ID],
      protocols: [SECRET_ID],
      approach: [sourced('approach')],
    },
    listing: {
      list: 'national',
      decision: words(index, 'decision'),
      law2024: first,
      circular2010: first,
    },
    occurrence: { of: first, status: 'observed', start: '2026-01-01' },
    person: { role: own('role'), consents: [consent(idOf(index)), consent(SECRET_ID)] },
    organisation: { role: own('role') },
    collection: { deed: secret(index, 'deed'), provenance: own('provenance') },
    protocol: { owner: first, asks: own('asks'), members: [SECRET_ID] },
    source: {
      citation: { title: words(index, 'citation'), kind: 'book' },
      dateRead: '2026-01-01',
      licence: words(index, 'licence'),
    },
    story: {
      blocks: [
        { kind: 'prose', section: 1 },
        { kind: 'media', media: first },
        {
          kind: 'detail',
          media: first,
          region: { x: 0, y: 0, width: 1, height: 1 },
          caption: own('caption'),
        },
        {
          kind: 'chapters',
          media: first,
          chapters: [{ startSeconds: 0, title: own('chapter'), records: [first] }],
        },
        { kind: 'record', record: first },
        { kind: 'map', places: [first] },
        { kind: 'comparison', records: [first, any[1] ?? first] },
      ],
    },
    bulletin: { items: [first], audio: first, script: own('script') },
    media: {
      kind: 'audio',
      original: {
        file: `${secret(index, 'file')}.opus`,
        sha256: String(index).padStart(64, '0'),
        sizeBytes: 1,
        mediaType: 'audio/ogg',
      },
      alt: own('alt'),
      tracks: [{ kind: 'captions', lang: 'vi', file: `${secret(index, 'track')}.vtt` }],
      creator: words(index, 'creator'),
      madeAt: first,
      people: [SECRET_ID],
      consents: [consent(SECRET_ID)],
    },
    concept: {
      scheme: 'x',
      prefLabel: own('label'),
      altLabel: { vi: [words(index, 'alt')] },
      broader: first,
    },
  };
  const parsed = RecordSchema.parse({
    id: idOf(index),
    type,
    review: 'community-reviewed',
    ...(access === undefined
      ? {}
      : { access: { channels: [...CHANNELS], reason: own('reason'), ...access } }),
    names: [
      { text: words(index, 'name'), lang: 'vi', kind: 'official' },
      { text: secret(index, 'exonym'), lang: 'vi', kind: 'exonym' },
    ],
    communities: sameType('community'),
    places: any,
    concepts: any,
    media: any,
    sources: any,
    related: any.map((id) => ({ id })),
    rights: { licence: 'InC', holder: words(index, 'holder') },
    history: [{ date: '2026-01-01', note: own('history') }],
    ...facts[type],
  });
  const block = (kind: 'heading' | 'paragraph') => ({
    kind,
    html: `<${kind === 'heading' ? 'h2' : 'p'}>${words(index, 'body')} ${any
      .map((id) => `<a href="record:${id}">xem</a>`)
      .join(' ')}</p>`,
    text: words(index, 'body'),
    sources: any,
    links: any,
  });
  const texts = (['curator', 'narrative'] as const).map((voice) =>
    aText({
      title: words(index, 'title'),
      voice,
      summaryText: words(index, 'summary'),
      summary: secret(index, 'raw summary'),
      summarySources: any,
      reviewedBy: SECRET_ID,
      blocks: [block('heading'), block('paragraph')],
    }),
  );
  const cues = [[{ startSeconds: 0, endSeconds: 1, text: words(index, 'cue') }]];
  return { ...parsed, texts, cues, folder: secret(index, 'folder') };
}

export function describeMedia(sourceSha256: string): MediaDescription {
  const index = Number(sourceSha256);
  return {
    version: 2,
    sourceSha256,
    kind: 'audio',
    recipes: [secret(index, 'recipe')],
    tools: {},
    widthPx: null,
    heightPx: null,
    durationSeconds: 1,
    technical: null,
    loudnessLufs: null,
    truePeakDb: null,
    silences: null,
    sceneCuts: null,
    pages: null,
    thumbhash: null,
    waveform: null,
    derivatives: [
      {
        role: 'rendition',
        label: 'opus-24k',
        key: words(index, 'key'),
        sha256: 'd'.repeat(64),
        extension: 'opus',
        mediaType: 'audio/ogg',
        sizeBytes: 1,
        widthPx: null,
        heightPx: null,
        durationSeconds: 1,
        bitrateKbps: 24,
        set: null,
      },
    ],
    skipped: [{ label: secret(index, 'skipped'), reason: { vi: 'x', en: 'x' } }],
  };
}
