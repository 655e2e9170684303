import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeSampleRoot } from '#catalogue/sample-root.ts';
import { RecordSchema } from '#domain/record.ts';
import { findTools } from '#media-pipeline/tools.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import { AUDIT_SCHEMA, openAudit } from '../audit/open-audit.ts';
import { openStudioDatabase } from '../database/open-database.ts';
import { DRAFTS_SCHEMA, openDraftStore } from '../drafts/draft-store.ts';
import { openHoldings } from '../holdings/open-holdings.ts';
import { NO_DESCRIPTION } from './describe/description.ts';
import { knownRecords } from './known-records.ts';
import { openMediaDrafts } from './media-drafts.ts';
import { openUploads, type Uploads } from './open-uploads.ts';
import { toToldFile } from './receive/told-file.ts';
import { UPLOADS_SCHEMA } from './upload-table.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const now = () => new Date('2026-11-28T00:00:00Z');

async function openRoom({ quotaBytes = 1e9 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const root = makeSampleRoot();
  ends.push(root.remove);
  const database = openStudioDatabase(join(folder, 'studio.sqlite'), [
    AUDIT_SCHEMA,
    DRAFTS_SCHEMA,
    UPLOADS_SCHEMA,
  ]);
  ends.push(() => database.close());
  const drafts = openDraftStore(database);
  const holdings = await openHoldings({
    contentRoots: [{ path: root.path, private: false }],
    cacheFolder: root.cacheFolder,
    timeZone: 'Asia/Ho_Chi_Minh',
    now,
    drafts,
    withCustodians: () => [],
  });
  ends.push(holdings.close);
  const originals = fileObjectStore(join(folder, 'originals'));
  const errors: unknown[] = [];
  const uploads = openUploads({
    database,
    folder: join(folder, 'incoming'),
    quotaBytes,
    timeZone: 'Asia/Ho_Chi_Minh',
    originals,
    tools: await findTools(),
    known: knownRecords(holdings),
    drafts: openMediaDrafts(database, drafts),
    audit: openAudit(database),
    now,
    onKept() {},
    async onRemoved() {},
    onError: (error) => errors.push(error),
  });
  ends.push(uploads.close);
  return { folder, uploads, originals, drafts, root, errors };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function send(
  uploads: Uploads,
  bytes: Uint8Array,
  {
    name = 'anh.jpg',
    ownerId = 'an',
    told,
  }: { name?: string; ownerId?: string; told?: string } = {},
) {
  const metadata = { filename: name, ...(told === undefined ? {} : { sha256: told }) };
  const upload = await uploads.begin(toToldFile(metadata, bytes.length), { ownerId });
  await uploads.receive(upload, bytes);
  await expect.poll(() => uploads.find(upload.id)?.state, { timeout: 60_000 }).not.toBe('received');
  const settled = uploads.find(upload.id);
  if (settled === null) throw new Error('the upload is gone');
  return settled;
}

/** As a telephone takes it: with its place, its day and its maker. */
function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#1010c0' } })
    .withExif({
      IFD0: { Make: 'Nokia', Model: 'Nokia 3310' },
      IFD2: { DateTimeOriginal: '2025:11:18 09:10:11' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '21/1 1/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '105/1 51/1 36/1',
      },
    })
    .jpeg()
    .toBuffer();
}

describe('what becomes of a file', () => {
  test('a photograph is kept byte for byte, with a draft the catalogue takes and what it says of itself', async () => {
    const { uploads, originals, drafts } = await openRoom();
    const bytes = await photograph();
    const kept = await send(uploads, bytes, { told: sha256(bytes) });
    expect(kept).toMatchObject({ state: 'kept', kind: 'image', mediaType: 'image/jpeg' });
    const hash = sha256(bytes);
    expect(await originals.get(`${hash.slice(0, 2)}/${hash}`)).toEqual(bytes);
    expect(kept.facts).toEqual({
      mediaType: 'image/jpeg',
      madeOn: '2025-11-18',
      camera: 'Nokia 3310',
      place: { latitude: 21.025, longitude: 105.86 },
    });
    expect(readdirSync(uploads.incoming.folder)).toEqual([]);

    const draft = drafts.find(kept.recordId ?? '');
    expect(draft?.folder).toBe(`media/${kept.recordId}/`);
    const record = RecordSchema.parse(parse(draft?.files['record.yaml'] ?? ''));
    expect(record).toMatchObject({ type: 'media', original: { sha256: hash } });
    expect(record.access).toBeUndefined();
    expect(JSON.stringify(draft?.files)).not.toMatch(/latitude|longitude/);
  });

  test('what is said of a batch goes into all its drafts, and what is said of one file stays its own', async () => {
    const { uploads, drafts } = await openRoom();
    const upload = await send(uploads, await photograph());
    const yamlOf = () => parse(drafts.find(upload.recordId ?? '')?.files['record.yaml'] ?? '');
    const description = {
      ...NO_DESCRIPTION,
      creator: 'An',
      community: 'nhom-a',
      madeOn: '2026-01-02',
    };
    uploads.describe.writeBatch(upload.batchId, { ownerId: 'an', description });
    expect(yamlOf()).toMatchObject({
      creator: 'An',
      communities: ['nhom-a'],
      madeOn: '2026-01-02',
    });
    uploads.describe.writeOne(upload, {
      description: {
        ...description,
        creator: 'Bình',
        agreement: 'agreed',
        givenOn: '2026-01-03',
      },
      by: 'an',
    });
    uploads.describe.writeBatch(upload.batchId, { ownerId: 'an', description });
    const record = RecordSchema.parse(yamlOf());
    expect(record).toMatchObject({
      creator: 'Bình',
      consents: [
        { person: null, givenBy: 'self', givenOn: '2026-01-03', channels: ['page', 'search'] },
      ],
    });
  });

  test('a draft that somebody else has worked on is left as it is', async () => {
    const { uploads, drafts } = await openRoom();
    const upload = await send(uploads, await photograph());
    const draft = drafts.find(upload.recordId ?? '');
    if (draft === null) throw new Error('no draft');
    const files = { ...draft.files, 'vi.md': '---\ntitle: Lời của biên tập\nstatus: draft\n---\n' };
    drafts.save({ ...draft, files, changedBy: 'binh', basedOnVersion: draft.version });
    uploads.describe.writeBatch(upload.batchId, {
      ownerId: 'an',
      description: { ...NO_DESCRIPTION, title: 'Lời của người gửi' },
    });
    expect(drafts.find(draft.recordId)?.files['vi.md']).toContain('Lời của biên tập');
  });

  test('the same bytes again are a duplicate of the sender’s own, and nobody learns of another’s', async () => {
    const { uploads } = await openRoom();
    const bytes = await photograph();
    const first = await send(uploads, bytes);
    expect(await send(uploads, bytes, { name: 'ban-sao.jpg' })).toMatchObject({
      state: 'duplicate',
      recordId: first.recordId,
    });
    const others = await send(uploads, bytes, { ownerId: 'binh' });
    expect(others.state).toBe('kept');
    expect(others.recordId).not.toBe(first.recordId);
  });

  test.each([
    ['a web page called a picture', '<!doctype html><script>alert(1)</script>', 'anh.jpg'],
    ['a program', `MZ${'\0'.repeat(58)}\x80\0\0\0${'\0'.repeat(64)}PE\0\0`, 'phim.mp4'],
    ['a cut picture', '\xff\xd8\xff\xe0\0\x10JFIF\0', 'IMG_1.jpg'],
    [
      'an SVG that names a neighbour',
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
      'x.png',
    ],
  ])('%s is set aside with a reason, its bytes kept for the officer', async (_what, text, name) => {
    const { uploads, originals } = await openRoom();
    const bytes = Buffer.from(text, 'latin1');
    const upload = await send(uploads, bytes, { name });
    expect(upload.state).toBe('quarantined');
    expect(upload.reason?.vi).not.toBe('');
    expect(await readFile(uploads.incoming.pathOf(upload.id))).toEqual(bytes);
    expect(await originals.list('')).toEqual([]);
  });

  test('bytes other than those the sender hashed are dropped, and have to be sent again', async () => {
    const { uploads, originals } = await openRoom();
    const bytes = await photograph();
    const upload = await uploads.begin(
      toToldFile({ filename: 'a.jpg', sha256: sha256(Buffer.from('other')) }, bytes.length),
      { ownerId: 'an' },
    );
    await expect(uploads.receive(upload, bytes)).rejects.toMatchObject({ name: 'upload-damaged' });
    expect(uploads.find(upload.id)?.state).toBe('damaged');
    expect(existsSync(uploads.incoming.pathOf(upload.id))).toBe(false);
    expect(await originals.list('')).toEqual([]);
  });
});

test('a quota counts what is under way as if it were here, and what was removed no more', async () => {
  const { uploads } = await openRoom({ quotaBytes: 1000 });
  const begin = (sizeBytes: number, ownerId = 'an') =>
    uploads.begin(toToldFile({ filename: 'a' }, sizeBytes), { ownerId });
  const first = await begin(700);
  await expect(begin(400)).rejects.toMatchObject({ name: 'quota-full' });
  await begin(400, 'binh');
  await uploads.remove(first.id);
  await begin(400);
  await expect(begin(0)).rejects.toMatchObject({ name: 'upload-empty' });
});

test('removing a file removes its original, unless another draft or a record needs it', async () => {
  const { uploads, originals, drafts, root } = await openRoom();
  const bytes = await photograph();
  const mine = await send(uploads, bytes);
  const others = await send(uploads, bytes, { ownerId: 'binh' });
  await uploads.remove(mine.id);
  expect(drafts.find(mine.recordId ?? '')).toBeNull();
  expect(await originals.list('')).toHaveLength(1);

  const files = drafts.find(others.recordId ?? '')?.files ?? {};
  const entries = Object.entries(files).map(([name, text]) => [
    `media/${others.recordId}/${name}`,
    text,
  ]);
  root.write(Object.fromEntries(entries));
  await expect(uploads.remove(others.id)).rejects.toMatchObject({ name: 'upload-published' });
  expect(await originals.list('')).toHaveLength(1);
});

test('200 hostile names are shown as one line at most and name no file', async () => {
  const { folder, uploads } = await openRoom();
  const before = readdirSync(folder).sort();
  const names = hostileNames();
  expect(names).toHaveLength(200);
  for (const name of names) {
    const { id } = await uploads.begin(toToldFile({ filename: name }, 3), { ownerId: 'an' });
    const shown = uploads.find(id)?.name ?? '';
    expect(shown).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]{1,200}$/u);
    await uploads.incoming.write(id, { offset: 0, stream: Readable.from([Buffer.from('ab')]) });
  }
  expect(readdirSync(folder).sort()).toEqual(before);
  for (const file of readdirSync(uploads.incoming.folder)) expect(file).toMatch(/^[a-z2-7]{26}$/);
});

/** Ways out of a folder, devices, tricks with direction and length, in many spellings. */
function hostileNames(): string[] {
  const bodies = [
    '../../../../etc/passwd',
    '..\\..\\windows\\win.ini',
    '/etc/shadow',
    'C:\\boot.ini',
    '%2e%2e%2f%2e%2e%2fx',
    '..%c0%af..%c0%afx',
    'a\0.jpg',
    'a\r\nSet-Cookie: x=1',
    '.htaccess',
    '..',
    '.',
    '',
    ' ',
    'CON',
    'NUL.jpg',
    'aux',
    'anh\u202egpj.exe',
    '\u2066x\u2069.jpg',
    'a'.repeat(5000),
    'ă'.normalize('NFD').repeat(300),
    '<img src=x onerror=alert(1)>.jpg',
    '"><script>alert(1)</script>',
    "';DROP TABLE uploads;--",
    '{jndi:ldap://x}',
    '$(rm -rf ~)',
    '`id`',
    '|id',
    '-rf',
    '--help',
    '~root',
    '\ud800lone.jpg',
    'a\u2028b',
    'អកអំបុក.mp4',
    '🙂'.repeat(400),
    'file:///etc/passwd',
    '\\\\server\\share\\x',
    'a/../b/./c//d',
    'x;y&z',
    '\u200b\u200b',
    'a\tb',
  ];
  const around = [
    (b: string) => b,
    (b: string) => `${b}.jpg`,
    (b: string) => `x/${b}`,
    (b: string) => `${b}/`,
    (b: string) => `${b}\u0000`,
  ];
  return bodies.flatMap((body) => around.map((wrap) => wrap(body)));
}
