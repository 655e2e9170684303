import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ArchiveRecord } from '#domain/record.ts';
import { compileProjection } from '#projection/compile.ts';
import { EMPTY_LEDGER } from '#projection/ledger.ts';
import { aRecord, aText, NOON, OPEN } from '#projection/test-records.ts';
import { openPublicRecords } from '#public-records/reader.ts';
import { type FingerprintOwner, type Fingerprints, fingerprintRestricted } from './fingerprints.ts';
import { scanText } from './scan-text.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

/** Projects the records for the public and takes the fingerprints of what stays behind. */
async function fingerprint(
  records: ArchiveRecord[],
  {
    interfaceText = [],
    byId: lookUpById = false,
    derivatives = [],
    pageLines = [],
  }: {
    interfaceText?: string[];
    byId?: boolean;
    derivatives?: string[];
    pageLines?: string[];
  } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'fingerprints-'));
  const byId = new Map(records.map((record) => [record.id, record]));
  await compileProjection({
    catalogue: { get: (id) => byId.get(id) ?? null, all: () => records },
    describe: () => null,
    ledger: EMPTY_LEDGER,
    now: NOON,
    timeZone: 'Asia/Ho_Chi_Minh',
    scheduler: true,
    folder,
  });
  const published = openPublicRecords(folder);
  undo.push(() => {
    published.close();
    rmSync(folder, { recursive: true });
  });
  const lookUp = { ids: () => [...byId.keys()], get: (id: string) => byId.get(id) ?? null };
  return fingerprintRestricted({
    records: () => records,
    published,
    scope: 'page',
    interfaceText,
    madeOf: () => ({ hashes: derivatives, texts: pageLines }),
    ...(lookUpById ? { lookUp } : {}),
  });
}

function foundIn(fingerprints: Fingerprints, text: string): string[] {
  fingerprints.learnPublic();
  const found: FingerprintOwner[] = [];
  scanText(text, text.includes('<'), fingerprints, (owner) => found.push(owner));
  return found.map(({ recordId, kind }) => `${recordId} ${kind}`);
}

function paragraph(text: string) {
  return { kind: 'paragraph' as const, html: `<p>${text}</p>`, text, sources: [], links: [] };
}

const open = (id: string, body: string, title = `Bản ghi ${id}`) =>
  aRecord({ type: 'custom', id, domain: 'oral', access: OPEN }, [
    aText({ title, blocks: [paragraph(body)] }),
  ]);
const closed = (id: string, body: string, title = `Bản ghi ${id}`) =>
  aRecord({ type: 'custom', id, domain: 'oral', access: { level: 'custodians' } }, [
    aText({ title, blocks: [paragraph(body)] }),
  ]);

test('phrases that public texts share with restricted ones are no leak, however long', async () => {
  const shared = 'Lễ được tổ chức vào ngày rằm tháng Giêng hằng năm tại đình làng';
  const fingerprints = await fingerprint([
    open('le-ram', `${shared}, ai cũng đến được.`),
    closed('le-kin-dau-xuan', `${shared}; ba người đi trước cầm đuốc mang tên ông tổ nghề.`),
  ]);
  expect(foundIn(fingerprints, `<p>${shared}, ai cũng đến được.</p>`)).toEqual([]);
  expect(foundIn(fingerprints, `<p>${shared.toUpperCase()}</p>`)).toEqual([]);
  expect(foundIn(fingerprints, '<p>ba người đi trước cầm đuốc mang tên</p>')).toEqual([
    'le-kin-dau-xuan text',
  ]);
});

test('a public title is no leak because what stands around it happens to be the same', async () => {
  const title = 'Cốm dẹp (lúa nếp non giã dẹp)';
  const fingerprints = await fingerprint([
    open('com-dep-mo', 'Ai cũng làm.', title),
    closed('giong-doc-kin', `Giọng đọc: “${title}”, bằng tiếng mẹ đẻ của người kể chuyện ấy.`),
  ]);
  for (const shown of [`<a> ${title} </a>`, `{"name":"${title}","x":1}`, `“${title}”,`]) {
    expect([shown, foundIn(fingerprints, shown)]).toEqual([shown, []]);
  }
  expect(foundIn(fingerprints, `${title}”, bằng tiếng mẹ đẻ của`)).toEqual(['giong-doc-kin text']);
});

test('a title that is also a public phrase is no leak; one that is not, is', async () => {
  const fingerprints = await fingerprint([
    open('hat-ru-mo', 'Ở đây ai cũng biết hát ru con.'),
    closed('bai-mot-kin', 'Không kể.', 'Hát ru con'),
    closed('bai-hai-kin', 'Không kể.', 'Lời thề bến nước'),
  ]);
  expect(foundIn(fingerprints, '<h1>Hát ru con</h1>')).toEqual([]);
  expect(foundIn(fingerprints, '<h1>Lời thề bến nước</h1>')).toEqual(['bai-hai-kin title']);
});

test('words of the interface are no leak', async () => {
  const records = [closed('bai-ba-kin', 'Không kể.', 'Trang sau của danh sách này')];
  const without = await fingerprint(records);
  expect(foundIn(without, 'Trang sau của danh sách này')).toHaveLength(1);
  const given = await fingerprint(records, { interfaceText: ['Trang sau của danh sách này'] });
  expect(foundIn(given, 'Trang sau của danh sách này')).toEqual([]);
});

test('an id is found where it stands alone, not within a longer public one', async () => {
  const fingerprints = await fingerprint([
    open('bai-khan-2025', 'Công khai.'),
    closed('bai-khan', 'Không kể.'),
  ]);
  expect(foundIn(fingerprints, '<a href="../bai-khan-2025/">')).toEqual([]);
  expect(foundIn(fingerprints, '<a href="../bai-khan/">')).toEqual(['bai-khan id']);
});

test('what stays private of a public record is found: original file, hash, deed', async () => {
  const sha256 = 'ab'.repeat(32);
  const fingerprints = await fingerprint([
    aRecord({
      type: 'custom',
      id: 'tuc-mo',
      domain: 'oral',
      access: OPEN,
      media: ['anh-mo'],
    }),
    aRecord({
      type: 'media',
      id: 'anh-mo',
      kind: 'image',
      access: OPEN,
      original: {
        file: 'nha-ba-sau-cuoi-ngo.jpg',
        sha256,
        sizeBytes: 1,
        mediaType: 'image/jpeg',
      },
      alt: { vi: 'Ảnh công khai' },
    }),
    aRecord({
      type: 'collection',
      id: 'bo-mo',
      access: OPEN,
      deed: 'Giấy trao tặng số 7, ký tại nhà riêng',
    }),
  ]);
  expect(foundIn(fingerprints, 'media/anh-mo/nha-ba-sau-cuoi-ngo.jpg')).toEqual([
    'anh-mo file-name',
  ]);
  expect(foundIn(fingerprints, sha256)).toEqual(['anh-mo hash']);
  expect(foundIn(fingerprints, 'Giấy trao tặng số 7, ký tại nhà riêng')).toEqual(['bo-mo text']);
  expect(foundIn(fingerprints, 'Ảnh công khai, media/anh-mo/0123456789abcdef.jpg')).toEqual([]);
});

test('what was made of a hidden recording is known again, unless a public record has the same original', async () => {
  const tile = 'cd'.repeat(32);
  const picture = (id: string, access: typeof OPEN | { level: 'custodians' }) =>
    aRecord({
      type: 'media',
      id,
      kind: 'image',
      access,
      original: { sha256: 'ab'.repeat(32), sizeBytes: 1, mediaType: 'image/jpeg' },
      alt: { vi: 'Ảnh' },
    });
  const hidden = picture('anh-kin', { level: 'custodians' });
  const alone = await fingerprint([hidden], { derivatives: [tile] });
  alone.learnPublic();
  expect(alone.fileHashes.get(tile)).toBe('anh-kin');
  const user = aRecord({
    type: 'custom',
    id: 'tuc-mo',
    domain: 'oral',
    access: OPEN,
    media: ['anh-mo'],
  });
  const beside = await fingerprint([user, hidden, picture('anh-mo', OPEN)], {
    derivatives: [tile],
  });
  expect(beside.fileHashes.get(tile)).toBe('anh-kin');
  beside.learnPublic();
  expect(beside.fileHashes.has(tile)).toBe(false);
});

test('coordinates published coarser than known are found exact, rounded or cut off, and only as a pair', async () => {
  const place = (id: string, publish?: 'commune' | 'withheld') =>
    aRecord({
      type: 'place',
      id,
      kind: 'temple',
      access: OPEN,
      coordinates: {
        lon: id === 'den-mo' ? 0.111111 : 0.123456,
        lat: id === 'den-mo' ? 0.222222 : 0.654321,
        precision: 'exact',
        ...(publish === undefined ? {} : { publish }),
      },
    });
  const fingerprints = await fingerprint([place('den-mo'), place('den-kin', 'commune')]);
  expect(foundIn(fingerprints, '{"lon":0.111111,"lat":0.222222}')).toEqual([]);
  expect(foundIn(fingerprints, '{"lon":0.12,"lat":0.65}')).toEqual([]);
  expect(foundIn(fingerprints, 'x="0.1234" y="17.0000"')).toEqual([]);
  for (const pair of ['0.654321,0.123456', 'lat: 0.6543 / lon: 0.1235', 'POINT(0.1234 0.6543)']) {
    expect([pair, foundIn(fingerprints, pair)]).toEqual([pair, ['den-kin coordinates']]);
  }
});

test('of the withdrawn, the address and the reason may stand, the title and the text may not', async () => {
  const fingerprints = await fingerprint([
    aRecord(
      {
        type: 'custom',
        id: 'chuyen-rut-lai',
        domain: 'oral',
        access: { level: 'withdrawn', reason: { vi: 'Làng xin rút lại câu chuyện.' } },
      },
      [
        aText({
          title: 'Nàng suối bạc',
          blocks: [paragraph('Ngày xưa có nàng suối đi tìm chồng đá.')],
        }),
      ],
    ),
  ]);
  expect(foundIn(fingerprints, 'customs/chuyen-rut-lai/: Làng xin rút lại câu chuyện.')).toEqual(
    [],
  );
  expect(foundIn(fingerprints, 'Nàng suối bạc')).toEqual(['chuyen-rut-lai title']);
  expect(foundIn(fingerprints, 'có nàng suối đi tìm chồng đá')).toEqual(['chuyen-rut-lai text']);
});

test('a short name of a person who may not be named is found', async () => {
  const fingerprints = await fingerprint([
    aRecord({ type: 'person', id: 'nguoi-kin-mot', access: OPEN }, [aText({ title: 'Bà Sẻn' })]),
  ]);
  expect(foundIn(fingerprints, 'Người kể: Bà Sẻn.')).toEqual(['nguoi-kin-mot title']);
  expect(foundIn(fingerprints, 'Người kể: bà Sẻng.')).toEqual([]);
});

test('new restricted records ask for another scan of everything', async () => {
  const first = await fingerprint([closed('bai-mot-kin', 'Không kể điều này cho ai hết cả.')]);
  const same = await fingerprint([closed('bai-mot-kin', 'Không kể điều này cho ai hết cả.')]);
  const more = await fingerprint([
    closed('bai-mot-kin', 'Không kể điều này cho ai hết cả.'),
    closed('bai-hai-kin', 'Cũng không kể điều này cho ai cả.'),
  ]);
  expect(same.hash).toBe(first.hash);
  expect(more.hash).not.toBe(first.hash);
});

test('records looked up one by one give the same fingerprints as all of them read', async () => {
  const records = [
    open('com-dep-mo', 'Ai cũng làm cốm dẹp.'),
    closed('bai-mot-kin', 'Không kể điều này cho ai hết cả.'),
    aRecord({ type: 'collection', id: 'bo-mo', access: OPEN, deed: 'Ký tại nhà riêng, số 7.' }),
    aRecord({
      type: 'place',
      id: 'den-kin',
      kind: 'temple',
      access: OPEN,
      coordinates: { lon: 0.123456, lat: 0.654321, precision: 'exact', publish: 'commune' },
    }),
  ];
  const all = await fingerprint(records);
  const some = await fingerprint(records, { byId: true });
  expect(some.hash).toBe(all.hash);
  expect(some.coordinates.size).toBe(1);
});

test('the words of a hidden document are known, though no record holds them', async () => {
  const line = 'Bài cúng tổ đọc ở gian giữa, chỉ người trong họ được nghe';
  const document = aRecord({
    type: 'media',
    id: 'sach-kin',
    kind: 'document',
    access: { level: 'custodians' },
    original: { sha256: 'cd'.repeat(32), sizeBytes: 1, mediaType: 'application/pdf' },
    alt: { vi: 'Sách' },
  });
  const hidden = await fingerprint([document], { pageLines: [line] });
  expect(foundIn(hidden, `<p>${line}</p>`)).toContain('sach-kin text');
});

test('words beneath the pages of a public document are a leak where its record keeps them back', async () => {
  const words = 'Nguyễn Thị Ẩn, nhân chứng của buổi lễ kín';
  const scan = (pageText: boolean) =>
    aRecord({
      ...{ type: 'media', id: 'ban-chup', access: OPEN, kind: 'document', alt: { vi: 'Trang' } },
      original: { sha256: 'a'.repeat(64), sizeBytes: 1, mediaType: 'application/pdf' },
      processing: { pageText },
    });
  const user = aRecord({
    ...{ type: 'custom', id: 'tuc-mo', domain: 'oral', access: OPEN, media: ['ban-chup'] },
  });
  const shown = `<p>${words}</p>`;
  const kept = await fingerprint([user, scan(false)], {
    pageLines: [words],
    derivatives: ['b'.repeat(64)],
  });
  expect(foundIn(kept, shown)).toEqual(['ban-chup text']);
  expect([...kept.fileHashes.keys()]).not.toContain('b'.repeat(64));
  const open = await fingerprint([user, scan(true)], { pageLines: [words] });
  expect(foundIn(open, shown)).toEqual([]);
});
