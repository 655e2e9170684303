import { describe, expect, test } from 'vitest';
import type { Derivative, MediaDescription } from '#domain/media-description.ts';
import { type DerivativeRole, setFolder } from '#domain/public/media.ts';
import type { ArchiveRecordOf } from '#domain/record.ts';
import { toSearchDocument } from '#search/documents.ts';
import { record, recordsInMemory } from '#tests/golden/search/records.ts';
import { publicDerivatives, releaseFiles, toMediaFacts } from './media-facts.ts';
import { aRecord, OPEN } from './test-records.ts';

const derivative = (role: DerivativeRole, label: string, more: Partial<Derivative> = {}) => ({
  role,
  label,
  key: `ab/abc/recipe/${label}`,
  sha256: 'f'.repeat(64),
  extension: 'mp4',
  mediaType: 'video/mp4',
  sizeBytes: 500,
  widthPx: null,
  heightPx: null,
  durationSeconds: null,
  bitrateKbps: null,
  set: null,
  ...more,
});

const HLS = derivative('stream', 'hls', {
  key: 'ab/abc/video-hls-1/hls',
  sha256: '1234567890abcdef'.repeat(4),
  extension: 'm3u8',
  mediaType: 'application/vnd.apple.mpegurl',
  sizeBytes: 1030,
  set: {
    entry: 'master.m3u8',
    files: [
      { name: '240/rung.m4s', sha256: 'b'.repeat(64), sizeBytes: 1000 },
      { name: 'master.m3u8', sha256: 'a'.repeat(64), sizeBytes: 30 },
    ],
  },
});

const TILES = derivative('tiles', 'iiif-512', {
  key: 'ab/abc/image-tiles-1/iiif',
  sha256: 'c'.repeat(64),
  extension: 'json',
  mediaType: 'application/json',
  set: {
    entry: 'info.json',
    files: [
      { name: '0,0,512,512/512,512/0/default.jpg', sha256: 'd'.repeat(64), sizeBytes: 400 },
      { name: 'info.json', sha256: 'e'.repeat(64), sizeBytes: 100 },
    ],
  },
});

const described = (...derivatives: Derivative[]): MediaDescription => ({
  version: 2,
  sourceSha256: 'a'.repeat(64),
  kind: 'video',
  recipes: [],
  tools: {},
  technical: null,
  widthPx: null,
  heightPx: null,
  durationSeconds: null,
  loudnessLufs: null,
  truePeakDb: null,
  thumbhash: null,
  waveform: null,
  silences: null,
  sceneCuts: null,
  pages: null,
  derivatives,
  skipped: [],
});

const film = aRecord({
  id: 'phim',
  type: 'media',
  access: OPEN,
  kind: 'video',
  original: { sha256: 'a'.repeat(64), sizeBytes: 1, mediaType: 'video/mp4' },
  alt: { vi: 'Phim' },
}) as ArchiveRecordOf<'media'>;

describe('a set of files', () => {
  test('goes out whole, in a folder named by its content, each file traced to its record', () => {
    expect(releaseFiles(film, () => described(HLS))).toEqual([
      {
        path: 'media/phim/1234567890abcdef/240/rung.m4s',
        record: 'phim',
        key: 'ab/abc/video-hls-1/hls/240/rung.m4s',
        sha256: 'b'.repeat(64),
        sizeBytes: 1000,
      },
      {
        path: 'media/phim/1234567890abcdef/master.m3u8',
        record: 'phim',
        key: 'ab/abc/video-hls-1/hls/master.m3u8',
        sha256: 'a'.repeat(64),
        sizeBytes: 30,
      },
    ]);
  });

  test('is known in public by the file one opens; the names of the others stay out of the record', () => {
    const [stream] = toMediaFacts(film, {
      describe: () => described(HLS),
      visible: () => true,
    }).derivatives;
    expect(stream).toEqual({
      role: 'stream',
      label: 'hls',
      path: 'media/phim/1234567890abcdef/master.m3u8',
      mediaType: 'application/vnd.apple.mpegurl',
      sizeBytes: 1030,
      widthPx: null,
      heightPx: null,
      durationSeconds: null,
      bitrateKbps: null,
    });
    expect(setFolder(stream?.path ?? '')).toBe('media/phim/1234567890abcdef/');
    expect(setFolder('media/phim/1234567890abcdef.mp4')).toBeNull();
  });

  test('of IIIF tiles, the one file that says its own address is marked', () => {
    const files = releaseFiles(film, () => described(TILES));
    expect(files.filter((file) => 'idIsAddress' in file).map(({ path }) => path)).toEqual([
      'media/phim/cccccccccccccccc/info.json',
    ]);
    expect(files).toHaveLength(2);
  });
});

test('captions that a machine or the file itself offers stay with the editors', () => {
  const description = described(derivative('captions', 'captions-vi'), HLS);
  expect(publicDerivatives('phim', description).map(({ role }) => role)).toEqual(['stream']);
  expect(releaseFiles(film, () => description).map(({ path }) => path)).not.toContain(
    `media/phim/${'f'.repeat(16)}.mp4`,
  );
});

test('before anything is made, a record has no files', () => {
  expect(releaseFiles(film, () => null)).toEqual([]);
});

test('pages of a document are public with their words, and with the picture where one was made', () => {
  const page: Derivative = {
    ...HLS,
    role: 'page',
    label: 'page-0001',
    extension: 'jpg',
    mediaType: 'image/jpeg',
    set: null,
  };
  const pages = ['Lễ Katê', ''].map((text) => ({ widthPx: 905, heightPx: 1280, text }));
  const facts = toMediaFacts(film, {
    describe: () => ({ ...described(page), pages }),
    visible: () => true,
  });
  expect(facts.pages).toEqual([
    { number: 1, picture: facts.derivatives[0]?.path, text: 'Lễ Katê' },
    { number: 2, picture: null, text: '' },
  ]);
  expect(toMediaFacts(film, { describe: () => described(HLS), visible: () => true }).pages).toBe(
    null,
  );
});

test('words beneath the pages that a record keeps back are neither in what is public nor found by search', () => {
  const secret = 'Nguyễn Thị Ẩn, nhân chứng';
  const pages = [{ widthPx: 905, heightPx: 1280, text: secret }];
  const describe = () => ({ ...described(), kind: 'document' as const, pages });
  const scan = aRecord({
    ...{ type: 'media', id: 'ban-chup', access: OPEN, kind: 'document', alt: { vi: 'Bản chụp' } },
    original: { sha256: 'a'.repeat(64), sizeBytes: 1, mediaType: 'application/pdf' },
    processing: { pageText: false },
  }) as ArchiveRecordOf<'media'>;
  const facts = toMediaFacts(scan, { describe, visible: () => true });
  expect(facts.pages).toEqual([{ number: 1, picture: null, text: '' }]);
  const records = recordsInMemory([record('media', scan.id, facts, { texts: [] })]);
  const entry = records.entry(scan.id);
  if (entry === null || entry.type === 'tombstone') throw new Error('it is not public');
  const { passages } = toSearchDocument(entry, records);
  const found = passages.flatMap(({ pieces }) => pieces.map(({ text }) => text));
  expect(found).toEqual(['Bản chụp']);
});
