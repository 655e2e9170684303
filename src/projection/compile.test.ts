import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArchiveRecord } from '#domain/record.ts';
import type { ReleaseFile } from '#public-records/format.ts';
import { openPublicRecords } from '#public-records/reader.ts';
import { type CompileOptions, compileProjection } from './compile.ts';
import { EMPTY_LEDGER } from './ledger.ts';
import { aRecord, aText, NOON, OPEN } from './test-records.ts';

const place = (id: string, parent?: string, succeededBy: string[] = []) =>
  aRecord({
    id,
    type: 'place',
    access: OPEN,
    kind: 'village',
    succeededBy,
    ...(parent === undefined ? {} : { parent }),
  });

const festival = (id: string, title: string, more: object = {}) =>
  aRecord(
    {
      id,
      type: 'festival',
      access: OPEN,
      calendar: { rule: 'vn-lunar', month: 1, day: 15 },
      ...more,
    },
    [aText({ title, summaryText: `Một dòng về ${title}` })],
  );

const RECORDS: ArchiveRecord[] = [
  aRecord({ id: 'dao', type: 'community', access: OPEN }),
  aRecord({ id: 'dao-tien', type: 'community', access: OPEN, parent: 'dao' }),
  place('tinh-moi'),
  place('tinh-cu', undefined, ['tinh-moi']),
  place('lang-a', 'tinh-cu'),
  festival('hoi-xuan', 'Ý xuân', {
    communities: ['dao-tien'],
    places: ['lang-a'],
    media: ['am-thanh', 'anh'],
    history: [{ date: '2026-01-02', note: { vi: 'Thêm' } }],
  }),
  festival('hoi-dau', 'Đầu năm', { communities: ['dao-tien'], places: ['lang-a'] }),
  festival('hoi-an', 'Ẩn mật', { access: { level: 'custodians' }, media: ['anh-kin'] }),
  aRecord({ id: 'hoi-rut', type: 'custom', domain: 'oral', access: { level: 'withdrawn' } }),
  aRecord(
    {
      id: 'hoi-xuan-2026',
      type: 'occurrence',
      access: OPEN,
      of: 'hoi-xuan',
      status: 'observed',
      start: '2026-03-03',
    },
    [],
  ),
  aRecord(
    {
      id: 'am-thanh',
      type: 'media',
      access: OPEN,
      kind: 'audio',
      original: { sha256: 'a'.repeat(64), sizeBytes: 1, mediaType: 'audio/ogg' },
      alt: { vi: 'Tiếng trống' },
      tracks: [{ kind: 'captions', lang: 'vi', file: 'captions.vi.vtt' }],
    },
    [],
    [[{ startSeconds: 0, endSeconds: 1.5, text: 'Trống <nổi> & chiêng' }]],
  ),
  aRecord(
    {
      id: 'anh',
      type: 'media',
      access: OPEN,
      kind: 'image',
      original: { sha256: 'b'.repeat(64), sizeBytes: 1, mediaType: 'image/jpeg' },
      alt: { vi: 'Hình' },
    },
    [],
  ),
  aRecord(
    {
      id: 'anh-kin',
      type: 'media',
      access: OPEN,
      kind: 'image',
      original: { sha256: 'c'.repeat(64), sizeBytes: 1, mediaType: 'image/jpeg' },
      alt: { vi: 'Hình kín' },
    },
    [],
  ),
];

const describeMedia: CompileOptions['describe'] = (sourceSha256) => ({
  version: 2,
  sourceSha256,
  kind: 'image',
  recipes: [],
  tools: {},
  widthPx: 960,
  heightPx: 640,
  durationSeconds: null,
  technical: null,
  loudnessLufs: null,
  truePeakDb: null,
  silences: null,
  sceneCuts: null,
  pages: null,
  thumbhash: 'abc',
  waveform: null,
  derivatives: ['avif-960', 'jpeg-320'].map((label, index) => ({
    role: 'rendition',
    label,
    key: `${sourceSha256}/${label}`,
    sha256: `${index}`.repeat(64),
    extension: label.slice(0, 4),
    mediaType: index === 0 ? 'image/avif' : 'image/jpeg',
    sizeBytes: index === 0 ? 10 : 20,
    widthPx: index === 0 ? 960 : 320,
    heightPx: index === 0 ? 640 : 213,
    durationSeconds: null,
    bitrateKbps: null,
    set: null,
  })),
  skipped: [],
});

describe('compiling the projection', () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'projection-'));
    folder = join(parent, 'projection');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const compile = (records = RECORDS, options: Partial<CompileOptions> = {}) => {
    const byId = new Map(records.map((record) => [record.id, record]));
    return compileProjection({
      catalogue: { get: (id) => byId.get(id) ?? null, all: () => records },
      describe: (sha256) => (sha256.startsWith('b') ? describeMedia(sha256) : null),
      ledger: EMPTY_LEDGER,
      now: NOON,
      timeZone: 'Asia/Ho_Chi_Minh',
      scheduler: true,
      folder,
      ...options,
    });
  };
  const read = () => openPublicRecords(folder);

  test('the reader finds every visible record, its card and its address', async () => {
    const compiled = await compile();
    const records = read();
    expect(compiled).toMatchObject({
      entries: 11,
      tombstones: 1,
      // Nothing changes before the month turns.
      validUntil: '2026-11-30T17:00:00.000Z',
    });
    expect(records.hash).toBe(compiled.hash);
    expect(records.entry('hoi-xuan')).toMatchObject({ id: 'hoi-xuan', media: ['am-thanh', 'anh'] });
    expect(records.card('hoi-xuan')?.titles['vi']?.title).toBe('Ý xuân');
    expect(records.idOf('festival', 'hoi-dau')).toBe('hoi-dau');
    expect(records.entry('hoi-an')).toBeNull();
    expect(records.entry('hoi-rut')).toEqual({
      id: 'hoi-rut',
      type: 'tombstone',
      formerType: 'custom',
      slug: 'hoi-rut',
      formerSlugs: [],
      withdrawnOn: null,
      title: null,
      reason: null,
    });
    for (const { id, hash, cardHash } of records.entries) {
      expect(records.hashOf(`record:${id}`)).toBe(hash);
      expect(records.hashOf(`card:${id}`)).toBe(cardHash);
      expect(records.entry(id)?.id).toBe(id);
      expect(records.card(id)?.id).toBe(id);
    }
    records.close();
  });

  test('no file of the projection holds a word of a hidden record', async () => {
    await compile();
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const word of ['Ẩn mật', 'hoi-an', 'anh-kin', 'Hình kín', 'Bản ghi hoi-rut']) {
        expect(text, `${word} in ${file}`).not.toContain(word);
      }
    }
  });

  test('lists go by the Vietnamese alphabet and climb to parents and successors', async () => {
    await compile();
    const records = read();
    expect(records.list('type:festival')).toEqual(['hoi-dau', 'hoi-xuan']);
    expect(records.list('community:dao')).toEqual(['hoi-dau', 'hoi-xuan']);
    for (const id of ['lang-a', 'tinh-cu', 'tinh-moi']) {
      expect(records.list(`place:${id}`)).toEqual(['hoi-dau', 'hoi-xuan']);
    }
    expect(records.list('children:dao')).toEqual(['dao-tien']);
    expect(records.list('occurrences:hoi-xuan')).toEqual(['hoi-xuan-2026']);
    expect(records.list('uses:anh')).toEqual(['hoi-xuan']);
    expect(records.list('recent')).toEqual(['hoi-xuan']);
    expect(records.list('month:3')).toEqual(['hoi-dau', 'hoi-xuan']);
    expect(records.entry('hoi-xuan')).toMatchObject({
      similar: [{ id: 'hoi-dau', because: ['dao-tien', 'lang-a'] }],
    });
    records.close();
  });

  test('a card shows the smallest JPEG of the first picture, and says what can be heard', async () => {
    await compile();
    const records = read();
    expect(records.card('hoi-xuan')).toMatchObject({
      image: { path: 'media/anh/1111111111111111.jpeg', widthPx: 320, heightPx: 213 },
      hasAudio: true,
      hasVideo: false,
      months: [2, 3],
    });
    records.close();
  });

  test('files.json traces each file that goes out, and caption files are written anew', async () => {
    await compile();
    const files = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as ReleaseFile[];
    expect(files.map(({ record }) => record)).toEqual(['am-thanh', 'anh', 'anh']);
    expect(files[0]).toEqual({
      path: expect.stringMatching(/^media\/am-thanh\/[0-9a-f]{16}\.vtt$/),
      record: 'am-thanh',
      text: 'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nTrống &lt;nổi&gt; &amp; chiêng\n',
    });
    expect(files[1]).toMatchObject({ path: 'media/anh/0000000000000000.avif' });
  });

  test('compiling twice changes nothing; changing a title changes what shows it', async () => {
    const first = await compile();
    expect(first.changed).toContain('record:hoi-xuan');
    const again = await compile();
    expect(again).toEqual({ ...first, changed: [] });
    const renamed = RECORDS.map((record) =>
      record.id === 'hoi-xuan' ? { ...record, texts: [aText({ title: 'Áo mới' })] } : record,
    );
    expect((await compile(renamed)).changed.sort()).toEqual([
      'card:hoi-xuan',
      'card:hoi-xuan-2026',
      'list:community:dao',
      'list:community:dao-tien',
      'list:month:2',
      'list:month:3',
      'list:place:lang-a',
      'list:place:tinh-cu',
      'list:place:tinh-moi',
      'list:review:compiled-from-public-sources',
      'list:shared',
      'list:shared:vi',
      'list:text:vi',
      'list:type:festival',
      'record:hoi-xuan',
      'record:hoi-xuan-2026',
    ]);
    expect((await compile(RECORDS.filter(({ id }) => id !== 'hoi-dau'))).changed).toContain(
      'slug:festival/hoi-dau',
    );
  });
});
