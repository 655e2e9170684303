import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ArchiveError } from '#domain/archive-error.ts';
import { RecordSchema } from '#domain/record.ts';
import { importAuthority } from './import.ts';

const DATA = join(import.meta.dirname, '..', '..', 'tests', 'fixtures', 'authority');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A content root with `files`, and a copy of the data that a test may spoil. */
function prepare(files: Record<string, string> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'authority-'));
  folders.push(home);
  const contentRoot = join(home, 'content');
  const from = join(home, 'data');
  cpSync(DATA, from, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(contentRoot, name)), { recursive: true });
    writeFileSync(join(contentRoot, name), text);
  }
  return {
    from,
    run: (date = '2026-11-22') =>
      importAuthority({ from, contentRoot, origin: { date, holder: 'Kho thử' } }),
    read: (name: string) => readFileSync(join(contentRoot, name), 'utf8'),
    record: (name: string) =>
      RecordSchema.parse(parse(readFileSync(join(contentRoot, name, 'record.yaml'), 'utf8'))),
  };
}

const SELECTION = `communes:
  - { code: "00101", id: ben-mau }
  - { code: "00102", id: cho-mau }
districts: [{ code: "011", id: ven-song-pre2025 }]
exonymsLeftOut: [Khách]
`;
const LISTINGS = `batches:
  - { named: nguon.example/a, sources: [src-a] }
entries:
  vn-ich-001: { title: { en: "Model singing of the Mẫu Trên, Ven Sông district" } }
`;
const VOCABULARIES = {
  'vocabularies/authority-selection.yaml': SELECTION,
  'vocabularies/authority-listings.yaml': LISTINGS,
};

test('every record it writes is one the archive can read', () => {
  const { run, record } = prepare(VOCABULARIES);
  const { made } = run();
  const records = made.filter((name) => name.endsWith('record.yaml')).map(dirname);
  expect(records.length).toBeGreaterThan(20);
  for (const name of records) expect(record(name).access?.level).toBe('public');
});

test('a second run changes no byte', () => {
  const { run, read } = prepare(VOCABULARIES);
  const { made } = run();
  const before = made.map(read);
  const again = run('2027-01-01');
  expect(again).toMatchObject({ made: [], changed: [], unchanged: made.length });
  expect(made.map(read)).toEqual(before);
});

test('a people has both codes, its number in all and by province, now and before', () => {
  const { run, record } = prepare(VOCABULARIES);
  run();
  expect(record('communities/mau-tren')).toMatchObject({
    codes: { qd121: '01', qd1019: '09' },
    family: { vi: 'Nam Á, nhóm Môn – Khmer', en: 'Austroasiatic, Mon-Khmer group' },
    languages: ['qaa'],
    scripts: ['Latn'],
    population: [
      { count: 1501, scope: 'VN' },
      { count: 1400, place: 'dong-moi' },
      { count: 101, place: 'bien-hoa-mau' },
      { count: 1000, place: 'dong-cu-pre2025' },
      { count: 400, place: 'nui-cu-pre2025' },
      { count: 101, place: 'bien-hoa-mau-pre2025' },
    ],
  });
  // A tag that is likeliest for another country says nothing about Vietnam.
  expect(record('communities/mau-duoi')).toMatchObject({ scripts: [] });
});

test('a people stands under the group of its speech, and the group under its family', () => {
  const { run, record } = prepare(VOCABULARIES);
  run();
  expect(record('communities/mau-tren').concepts).toEqual(['family-mon-khmer']);
  expect(record('concepts/family-mon-khmer')).toMatchObject({
    scheme: 'language-family',
    prefLabel: { vi: 'Môn – Khmer', en: 'Mon-Khmer' },
    broader: 'family-austroasiatic',
  });
  expect(record('concepts/family-austroasiatic')).not.toHaveProperty('broader');
});

test('names given by others are kept for search, and never reach a text', () => {
  const { run, record, read } = prepare(VOCABULARIES);
  const { made } = run();
  expect(record('communities/mau-tren').names).toMatchObject([
    { text: 'Mẫu', kind: 'autonym', reviewed: false },
    { text: 'Mâu', kind: 'autonym', reviewed: false },
    { text: 'Kẻ Ngoài', kind: 'exonym' },
  ]);
  for (const text of made.filter((name) => name.endsWith('.md'))) {
    expect(read(text)).not.toMatch(/Kẻ Ngoài|Khách|Mẫu Đen/);
  }
});

test('a text says what the figures say, one person or many', () => {
  const { run, read } = prepare(VOCABULARIES);
  run();
  const text = read('communities/mau-tren/en.md');
  expect(text).toContain('counted 1,501 Mẫu Trên people');
  expect(text).toContain('1,400 Mẫu Trên people lived in Đồng Mới and 101 in Biển Hòa.');
  expect(read('communities/mau-tren/vi.md')).toContain('1.400 người Mẫu Trên ở Đồng Mới');
  expect(read('communities/mau-duoi/en.md')).toContain('counted 1 Mẫu Dưới person in Vietnam');
  expect(read('communities/mau-duoi/en.md')).toContain('1 Mẫu Dưới person lived in Biển Hòa');
});

test('provinces know what they were formed from, and former ones what they became', () => {
  const { run, record, read } = prepare(VOCABULARIES);
  run();
  expect(record('places/nui-cu-pre2025')).toMatchObject({
    kind: 'former-province',
    codes: [{ scheme: 'gso-province-pre2025', code: '02', validTo: '2025-06-30' }],
    succeededBy: ['dong-moi'],
  });
  expect(read('places/dong-moi/vi.md')).toContain('nhập từ Đồng Cũ và Núi Cũ');
  expect(read('places/bien-hoa-mau/vi.md')).toContain('title: Biển Hòa\n');
  expect(read('places/ben-mau/vi.md')).toContain('nhập từ thị trấn Bến, xã Mẫu Thượng, xã Mẫu Hạ');
  // Parts of units would need a sentence of their own.
  expect(read('places/cho-mau/vi.md')).not.toContain('nhập từ');
  expect(record('places/ven-song-pre2025')).toMatchObject({
    parent: 'dong-cu-pre2025',
    succeededBy: ['dong-moi'],
  });
});

test('an entry of a list says what its source says and what the archive concludes', () => {
  const { run, record, read } = prepare(VOCABULARIES);
  run();
  expect(record('listings/vn-ich-001')).toMatchObject({
    year: 2014,
    decision: 'QĐ 1/QĐ-MAU',
    law2024: 'ich-law-performing',
    circular2010: 'ich-circular-performing',
    places: ['dong-moi', 'dong-cu-pre2025'],
    basis: { whose: 'source', year: 'source', category: 'source' },
    sources: ['src-a'],
  });
  expect(read('listings/vn-ich-001/vi.md')).toContain(
    'người Mẫu Trên, huyện Ven Sông, tỉnh Đồng Cũ',
  );
  expect(record('listings/vn-ich-002')).toMatchObject({
    basis: { whose: 'inferred', year: 'inferred', category: 'inferred' },
  });
  expect(record('listings/unesco-mau')).toMatchObject({
    unescoList: 'RL',
    countries: ['VN', 'KH'],
  });
});

test('what an editor wrote stays: texts, fields, order and comments', () => {
  const yaml = `id: mau-tren # ours
type: community
review: community-reviewed
access: { level: public }
family: { vi: Theo lời kể }
names:
  - { text: Mẫu, lang: qaa, kind: autonym, reviewed: true }
population:
  - { year: 2009, count: 7, scope: VN, sources: [src-x] }
  - { year: 2019, count: 9, scope: VN, sources: [src-x] }
`;
  const { run, read, record } = prepare({
    ...VOCABULARIES,
    'communities/mau-tren/record.yaml': yaml,
    'communities/mau-tren/vi.md': '---\ntitle: Lời của tôi\nstatus: draft\n---\n',
  });
  const report = run();
  expect(report.changed).toEqual(['communities/mau-tren/record.yaml']);
  expect(read('communities/mau-tren/record.yaml')).toMatch(
    /^id: mau-tren # ours\ntype: community\n/,
  );
  expect(read('communities/mau-tren/vi.md')).toContain('Lời của tôi');
  const merged = record('communities/mau-tren');
  expect(merged).toMatchObject({
    review: 'community-reviewed',
    family: { vi: 'Theo lời kể' },
    history: [{ date: '2026-11-22' }],
  });
  expect(merged.names[0]).toMatchObject({ lang: 'qaa', reviewed: true });
  expect(merged.names.map(({ text }) => text)).toEqual(['Mẫu', 'Mâu', 'Kẻ Ngoài']);
  // The census's figure replaces another for the same year and area; other years stay.
  expect(merged.type === 'community' && merged.population.slice(0, 2)).toMatchObject([
    { year: 2009, count: 7 },
    { year: 2019, count: 1501 },
  ]);
});

test('faulty data are told by file and row, in both languages, and nothing is written', () => {
  const { from, run, read } = prepare(VOCABULARIES);
  const file = join(from, 'ethnic_population_2019.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('400', 'many'));
  rmSync(join(from, 'rights.json'));
  const fault = faultOf(run);
  expect(fault).toMatchObject({ name: 'authority-data-faulty' });
  for (const words of Object.values(fault.what)) {
    expect(words).toContain('ethnic_population_2019.csv');
    expect(words).toMatch(/(?:row|dòng) 3: "n_2019"/);
    expect(words).toContain('rights.json');
  }
  expect(() => read('places/dong-moi/record.yaml')).toThrow();
});

test('a selected code that the data lack is a fault', () => {
  const { run } = prepare({
    'vocabularies/authority-selection.yaml': 'communes: [{ code: "99999", id: khong-co }]\n',
  });
  expect(faultOf(run).what.en).toContain('99999');
});

function faultOf(act: () => unknown): ArchiveError {
  try {
    act();
  } catch (error) {
    if (error instanceof ArchiveError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}
