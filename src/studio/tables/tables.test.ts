import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RECORD_TYPES, type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { fieldsOf } from './columns.ts';
import { parseDelimited, toDelimited } from './delimited.ts';
import { exportTable } from './export-table.ts';
import { FIELD_WORDS } from './field-words.ts';
import { guardFormula, unguardFormula } from './formula-guard.ts';
import { type ImportOptions, type ImportPlan, planImport } from './plan-import.ts';
import type { RecordFiles } from './record-cells.ts';
import { columnsOf } from './table-columns.ts';
import { toTableText } from './table-text.ts';

const content = join(import.meta.dirname, '..', '..', '..', 'content');

function recordsOf(type: RecordType): { id: string; files: RecordFiles }[] {
  const folder = join(content, TYPE_FOLDER[type]);
  let ids: string[];
  try {
    ids = readdirSync(folder);
  } catch {
    return [];
  }
  return ids.map((id) => {
    const names = readdirSync(join(folder, id)).filter((name) => /\.(?:yaml|md)$/.test(name));
    const read = (name: string) => readFileSync(join(folder, id, name), 'utf8');
    return { id, files: Object.fromEntries(names.map((name) => [name, read(name)])) };
  });
}

const YAML = `id: le-mau
type: occurrence
review: compiled-from-public-sources
# một lời ghi của người biên tập
access: { level: public }
communities: [lang-mau]
of: hoi-mau
status: announced
start: 2027-03-04
related:
  - { id: hoi-mau, reason: { vi: cùng hội } }
`;
const VI = `---
title: Hội đèn lồng Mẫu
summary: "Một câu: đèn lên khi trăng lên."
status: approved-by-community
reviewedBy: lang-mau
---

Bài viết   giữ nguyên từng chữ. [@src-mau]
`;
const KNOWN: Record<string, RecordType> = {
  'lang-mau': 'community',
  'lang-mau-ha': 'community',
  'hoi-mau': 'festival',
  'le-mau': 'occurrence',
};

function plan(csv: string, options: Partial<ImportOptions> = {}): ImportPlan {
  const standing = new Map([['le-mau', { 'record.yaml': YAML, 'vi.md': VI }]]);
  return planImport({
    type: 'occurrence',
    table: parseDelimited(csv.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')),
    clearsEmpty: false,
    standing: (id) => {
      const files = standing.get(id);
      return files === undefined ? null : { type: 'occurrence', files, mayWrite: true };
    },
    exported: () => null,
    typeOf: (id) => KNOWN[id] ?? null,
    idsTitled: (title) => (title === 'Làng Mẫu Hạ' ? ['lang-mau-ha'] : []),
    mayCreate: () => true,
    ...options,
  });
}

const only = ({ rows: [row] }: ImportPlan) => {
  if (row === undefined) throw new Error('no row');
  return row;
};
const exportOne = (delimiter: ',' | ';' = ',') =>
  exportTable({
    type: 'occurrence',
    records: [{ id: 'le-mau', files: { 'record.yaml': YAML, 'vi.md': VI } }],
    lang: 'vi',
    delimiter,
  });

test('every field of every type has words in both languages, and no two columns of a type the same', () => {
  for (const type of RECORD_TYPES) {
    for (const { key } of fieldsOf(type)) expect(FIELD_WORDS[key], key).toBeDefined();
    for (const lang of ['vi', 'en'] as const) {
      const headers = columnsOf(type, ['vi', 'en']).map(({ words }) => words[lang].toLowerCase());
      expect(new Set(headers).size, `${type} ${lang}`).toBe(headers.length);
    }
  }
});

test('access, consents, custodians, members and originals are in no table', () => {
  const keys = RECORD_TYPES.flatMap((type) => fieldsOf(type).map(({ path }) => path[0]));
  for (const never of ['access', 'consents', 'custodians', 'members', 'people', 'original']) {
    expect(keys).not.toContain(never);
  }
});

test('the whole sample archive goes out as tables and comes back without one change', () => {
  let rows = 0;
  for (const type of RECORD_TYPES) {
    const records = recordsOf(type);
    if (records.length === 0) continue;
    const files = new Map(records.map((record) => [record.id, record.files]));
    for (const [lang, delimiter] of [
      ['vi', ';'],
      ['en', ','],
    ] as const) {
      const { csv } = exportTable({ type, records, lang, delimiter });
      const { text } = toTableText(Buffer.from(csv, 'utf8'));
      const { notices, rows: planned } = planImport({
        type,
        table: parseDelimited(text),
        clearsEmpty: true,
        standing: (id) => ({ type, files: files.get(id) ?? {}, mayWrite: true }),
        exported: () => null,
        typeOf: () => null,
        idsTitled: () => [],
        mayCreate: () => false,
      });
      expect(notices).toEqual([]);
      const other = planned.filter(({ state }) => state !== 'same');
      expect(other.slice(0, 3), `${type} ${lang}`).toEqual([]);
      expect(planned.length).toBe(records.length);
      rows += planned.length;
    }
  }
  expect(rows).toBeGreaterThan(4000);
});

test('one cell changed changes that field; comments, other fields and the body stay to the letter', () => {
  const { csv } = exportOne(';');
  const row = only(plan(csv.replace('2027-03-04', '5/3/2027')));
  expect(row).toMatchObject({ state: 'changed', faults: [] });
  expect(row.files?.['record.yaml']).toBe(YAML.replace('2027-03-04', '2027-03-05'));
  expect(row.files?.['vi.md']).toBe(VI);
});

test('a text changed by a table is a draft again: whoever approved it saw other words', () => {
  const { csv } = exportOne();
  const row = only(plan(csv.replace('Hội đèn lồng Mẫu', 'Hội đèn')));
  expect(row.files?.['vi.md']).toBe(
    VI.replace('Hội đèn lồng Mẫu', 'Hội đèn')
      .replace('approved-by-community', 'draft')
      .replace('reviewedBy: lang-mau\n', ''),
  );
});

test('decomposed letters, line breaks of a Mac and spaces around are no change', () => {
  const { csv } = exportOne();
  const excel = csv.normalize('NFD').replaceAll('\r\n', '\r');
  const { text } = toTableText(Buffer.from(excel, 'utf8'));
  expect(only(plan(text)).state).toBe('same');
});

test('a quoted cell holds the separator, quotes and line breaks, and rows are counted as Excel counts them', () => {
  const rows = [
    ['Mã', 'Tóm tắt (vi)', 'Nhan đề (vi)'],
    ['a', 'một; "hai"\nba', 'T'],
    ['', '', ''],
    ['sai mã', '', ''],
  ];
  const text = toTableText(Buffer.from(toDelimited(rows, ';'))).text;
  const table = parseDelimited(text);
  expect(table.rows.map(({ row }) => row)).toEqual([2, 4]);
  expect(table.rows[0]?.cells).toEqual(rows[1]);
  const [, faulty] = plan(text).rows;
  expect(faulty).toMatchObject({ row: 4, state: 'faulty' });
  expect(faulty?.faults[0]?.what.vi).toContain('sai-ma');
});

test.each([
  ['UTF-16 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 without one', (text: string) => Buffer.from(text, 'utf16le')],
])('Unicode Text of Excel, %s, is read and said to be', (_, encode) => {
  const read = toTableText(encode('Mã\tNhan đề (vi)\r\nle-mau\tLễ\r\n'));
  expect(read.text.replace(/^\uFEFF/, '')).toBe('Mã\tNhan đề (vi)\nle-mau\tLễ\n');
  expect(read.notice?.vi).toContain('UTF-16');
});

test('a table in the old Vietnamese code page is refused, and says how to save it', () => {
  // "Mã,Lễ" in Windows-1258: ễ is ê and a combining tilde.
  const bytes = Buffer.from([0x4d, 0x61, 0xde, 0x2c, 0x4c, 0xea, 0xde, 0x0a]);
  expect(() => toTableText(bytes)).toThrow(/Windows-1258.*"Mã,Lễ".*CSV UTF-8/s);
  expect(() => toTableText(Buffer.from('PK\u0003\u0004…'))).toThrow(/workbook/);
});

test.each(['=1+1', '+84 912', '-x', '@SUM(A1)', "'=1", "'tis", '＝1', 'thường'])(
  'no spreadsheet computes %j, and it comes back as it was',
  (text) => {
    expect(guardFormula(text)).not.toMatch(/^[=+\-@＝]/);
    expect(unguardFormula(guardFormula(text))).toBe(text);
  },
);

test.each([
  ['4/3/2027', '2027-03-04'],
  ['04-03-2027', '2027-03-04'],
  ['4.3.2027', '2027-03-04'],
  ['ngày 4 tháng 3 năm 2027', '2027-03-04'],
  ['2027/3/4', '2027-03-04'],
])('a date typed as %s is read as %s', (typed, date) => {
  const row = only(plan(`Mã,Ngày cuối\nle-mau,${typed}\n`));
  expect(row.faults).toEqual([]);
  expect(row.changes[0]?.value).toBe(date);
});

test('dates that cannot be, or that a foreign Excel turned about, are told and not taken', () => {
  const faultOf = (cell: string) =>
    only(plan(`Mã,Ngày đầu\nle-mau,${cell}\n`)).faults[0]?.what.vi ?? '';
  expect(faultOf('31/2/2027')).toContain('không phải ngày');
  expect(faultOf('3/21/2027')).toContain('Viết ngày trước: 21/3/2027');
  expect(faultOf('3/4/2027')).toContain('đổi chỗ');
  expect(faultOf('2027-04-03')).toBe('');
});

test('an empty cell leaves the record as it is, unless the person says that it clears', () => {
  const csv = 'Mã,Ngày đầu,Cộng đồng\nle-mau,4/3/2027,\n';
  expect(only(plan(csv))).toMatchObject({ state: 'same', kept: 1 });
  const cleared = only(plan(csv, { clearsEmpty: true }));
  expect(cleared.files?.['record.yaml']).toBe(YAML.replace('communities: [lang-mau]\n', ''));
});

test('a record may be named by its title; one that is not there, or of another type, is told', () => {
  const of = (cell: string) => only(plan(`Mã,Cộng đồng\nle-mau,"${cell}"\n`));
  expect(of('lang-mau; Làng Mẫu Hạ').files?.['record.yaml']).toContain('lang-mau-ha');
  expect(of('lang-khac').faults[0]?.what.en).toContain('No record has the id or the title');
  expect(of('hoi-mau').faults[0]?.what.en).toContain('not of the kind');
});

test('rows of one table may name each other', () => {
  const { rows } = plan('Mã,Nhan đề (vi),Thuộc về\na,A,\nb,B,a\n', { type: 'community' });
  expect(rows.map(({ state }) => state)).toEqual(['new', 'new']);
});

test('a new row begins a record that is not public, and says what it still lacks', () => {
  const row = only(plan('Mã,Nhan đề (vi),Ngày đầu\nky-moi,Kỳ mới,1/1/2028\n'));
  expect(row.state).toBe('new');
  expect(row.files).toEqual({
    'record.yaml':
      'id: ky-moi\ntype: occurrence\nreview: compiled-from-public-sources\nstart: 2028-01-01\n',
    'vi.md': '---\ntitle: Kỳ mới\nstatus: draft\n---\n',
  });
  expect(row.missing.map(({ en }) => en).join()).toMatch(/"of".*"status"/);
});

test('what two people changed is told apart by the stamp: only cells a person touched are taken', () => {
  const exported = exportOne();
  const { stamp, cells } = exported.rows[0] ?? { stamp: '', cells: {} };
  const later = YAML.replace('2027-03-04', '2027-03-06').replace('announced', 'observed');
  const standing = () => ({
    type: 'occurrence' as const,
    files: { 'record.yaml': later, 'vi.md': VI },
    mayWrite: true,
  });
  const options = { standing, exported: (asked: string) => (asked === stamp ? cells : null) };
  // Untouched since the export, although the record changed: nothing is turned back.
  expect(only(plan(exported.csv, options)).state).toBe('same');
  const touched = exported.csv.replace('lang-mau', 'lang-mau-ha');
  expect(only(plan(touched, options)).files?.['record.yaml']).toBe(
    later.replace(' [lang-mau]', '\n  - lang-mau-ha'),
  );
  const both = only(plan(exported.csv.replace('2027-03-04', '9/3/2027'), options));
  expect(both.faults[0]?.what.vi).toContain('nay là "2027-03-06"');
});

test('the same id in two rows, a cell too many and an id of another type are faults of their rows', () => {
  const twice = plan('Mã,Ngày đầu\nle-mau,5/3/2027\nle-mau,6/3/2027\n');
  expect(twice.rows.map(({ state }) => state)).toEqual(['faulty', 'faulty']);
  expect(only(plan('Mã,Ngày đầu\nle-mau,5/3/2027,thừa\n')).state).toBe('faulty');
  const hidden = only(plan('Mã\nkin\n', { standing: () => 'hidden' }));
  const other = only(
    plan('Mã\nkhac\n', { standing: () => ({ type: 'place', files: {}, mayWrite: true }) }),
  );
  expect(hidden.faults).toEqual(other.faults);
});

test('columns nobody knows are named, and a table without ids is no table', () => {
  expect(plan('Mã,Màu\nle-mau,đỏ\n').notices[0]?.vi).toContain('"Màu"');
  expect(() => plan('Tên\nA\n')).toThrow(/no column "Id"/);
  expect(() => plan('Mã,"Tên\nle-mau,x\n')).toThrow(/row 1/);
});
