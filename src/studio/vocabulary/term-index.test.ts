import { afterEach, expect, test } from 'vitest';
import type { Catalogue } from '#catalogue/catalogue.ts';
import { makeSampleRoot, recordYaml, textFile } from '#catalogue/sample-root.ts';
import { openTermIndex } from './term-index.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

async function openSample() {
  const root = makeSampleRoot({
    'concepts/nhac-cu/record.yaml': recordYaml(
      'nhac-cu',
      'concept',
      'scheme: x\nprefLabel: { vi: Đàn tính, en: Lute }\naltLabel: { tyz: [Tính tẩu] }\n',
    ),
    'communities/nhom-khmer/record.yaml': recordYaml(
      'nhom-khmer',
      'community',
      'names: [{ text: ខ្មែរ, lang: km, kind: autonym }]\n',
    ),
    'communities/nhom-khmer/vi.md': textFile('Khmer mẫu'),
    'communities/nhom-ede/record.yaml': recordYaml('nhom-ede', 'community'),
    'communities/nhom-ede/vi.md': textFile('Êđê mẫu'),
    'places/lang-b/record.yaml': recordYaml('lang-b', 'place', 'kind: village\nparent: lang-a\n'),
    'places/lang-b/vi.md': textFile('Làng A'),
  });
  const catalogue: Catalogue = await root.load();
  ends.push(root.remove, catalogue.close);
  return openTermIndex({
    catalogue: () => catalogue,
    drafts: {
      list: () => [DRAFT],
      find: (id) => (id === DRAFT.recordId ? DRAFT : null),
    },
  });
}

const DRAFT = {
  recordId: 'tu-moi',
  type: 'concept' as const,
  folder: 'concepts/tu-moi/',
  version: 1,
  files: { 'record.yaml': 'prefLabel: { vi: Trống mới }\n' },
  baseHash: null,
  state: 'draft' as const,
  changedBy: 'an',
  changedAt: '',
  stateBy: 'an',
  stateAt: '',
};

const ANY = { to: null, limit: 5, knows: () => true };

test('finds by any name, with marks or without, in any script', async () => {
  const index = await openSample();
  const ids = (query: string) => index.search(query, ANY).map(({ id }) => id);
  expect(ids('dan tinh')).toEqual(['nhac-cu']);
  expect(ids('TINH TAU')).toEqual(['nhac-cu']);
  expect(ids('ede')).toEqual(['nhom-ede']);
  expect(ids('ខ្មែរ')).toEqual(['nhom-khmer']);
  expect(ids('trong moi')).toEqual(['tu-moi']);
  expect(ids('')).toEqual([]);
});

test('looks among the types that a reference may lead to', async () => {
  const index = await openSample();
  expect(index.search('mau', { ...ANY, to: 'community' })).toHaveLength(2);
  expect(index.search('mau', { ...ANY, to: 'place' })).toEqual([]);
});

test('says nothing of a record that whoever looks may not know of', async () => {
  const index = await openSample();
  const knows = (id: string) => id !== 'nhac-cu';
  expect(index.search('đàn tính', { ...ANY, knows })).toEqual([]);
  expect(index.resolve('đàn tính', { to: 'concept', knows })).toBe('đàn tính');
});

test('takes a name for the one record called so, and leaves it where two are', async () => {
  const index = await openSample();
  expect(index.resolve('đàn tính', { ...ANY, to: 'concept' })).toBe('nhac-cu');
  expect(index.resolve('Làng A [lang-b]', { ...ANY, to: 'place' })).toBe('lang-b');
  expect(index.resolve('lang-a', { ...ANY, to: 'place' })).toBe('lang-a');
  expect(index.resolve('Làng A', { ...ANY, to: 'place' })).toBe('Làng A');
  expect(index.resolve('không ai biết', { ...ANY, to: 'place' })).toBe('không ai biết');
  expect(index.titleOf('nhac-cu', 'en')).toBe('Lute');
});
