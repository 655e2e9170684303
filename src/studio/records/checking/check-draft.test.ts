import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { recordYaml, textFile } from '#catalogue/sample-root.ts';
import { checkDraft } from './check-draft.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function check(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'checking-'));
  folders.push(folder);
  const checked = checkDraft({
    recordId: 'cho-mau',
    type: 'place',
    files,
    otherFiles: [],
    terms: [],
    target: (id) =>
      id === 'xa-mau'
        ? { type: 'place', withdrawn: false }
        : id === 'src-a'
          ? { type: 'source', withdrawn: false }
          : undefined,
    folder,
  });
  expect(readdirSync(folder)).toEqual([]);
  const inShort = checked.faults.map(({ file, path, fault }) => `${fault.name} ${file} ${path}`);
  return { ...checked, inShort };
}

const GOOD = {
  'record.yaml': recordYaml('cho-mau', 'place', 'kind: market\nparent: xa-mau\n'),
  'vi.md': textFile('Chợ'),
  'en.md': textFile('Market'),
};

test('a draft without faults is a record', () => {
  const { record, inShort } = check(GOOD);
  expect(inShort).toEqual([]);
  expect(record).toMatchObject({ id: 'cho-mau', type: 'place', texts: [{}, {}] });
});

test('finds the field of each fault', () => {
  const yaml = `${recordYaml('cho-mau', 'place')}parent: xa-khac
communities: [nhom-khac]
names: [{ text: A, lang: VI, kind: official }]
codes: [{ scheme: x, code: "1", validFrom: hôm qua }]
`;
  const { record, inShort } = check({ ...GOOD, 'record.yaml': yaml });
  expect(record).toBeNull();
  expect(inShort.sort()).toEqual([
    'bad-date record.yaml codes.0.validFrom',
    'bad-language-tag record.yaml names.0.lang',
    'missing-field record.yaml kind',
  ]);
});

test('references that lead nowhere, and paragraphs without a source', () => {
  const yaml = recordYaml('cho-mau', 'place', 'kind: market\nparent: xa-khac\nplaces: [src-a]\n');
  const { inShort } = check({
    ...GOOD,
    'record.yaml': yaml,
    'vi.md': textFile('Chợ', 'Không nguồn.'),
  });
  expect(inShort.sort()).toEqual([
    'uncited-paragraph vi.md ',
    'unknown-parent-place record.yaml parent',
    'wrong-reference-type record.yaml places.0',
  ]);
});

test('a record.yaml that cannot be read is one fault', () => {
  expect(check({ ...GOOD, 'record.yaml': 'id: [' }).inShort).toEqual(['yaml-syntax record.yaml ']);
});
