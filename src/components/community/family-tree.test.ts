import { expect, test } from 'vitest';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import { aPage, aRecord, referencesAmong } from '../test-references.ts';
import { familyTree } from './family-tree.ts';

const concept = (id: string, broader: string | null, sources: string[] = []) =>
  aRecord('concept', id, { sources, facts: { scheme: 'language-family', broader } });
const people = (
  id: string,
  languages: string[],
  concepts: string[],
  parent: string | null = null,
) =>
  aRecord('community', id, {
    concepts,
    facts: { languages, parent },
  }) as PublicRecordOfType<'community'>;

const khmer = people('khmer', ['km'], ['mon-khmer']);
const bahnar = people('ba-na', ['bdq'], ['mon-khmer']);
const unheard = people('chua-ro', [], ['mon-khmer']);
const kinh = people('kinh', ['vi'], ['vietic']);
const branch = people('khmer-song', [], [], 'khmer');
const records = [
  concept('nam-a', null, ['src-a']),
  concept('mon-khmer', 'nam-a', ['src-b']),
  concept('vietic', 'nam-a'),
  khmer,
  bahnar,
  unheard,
  kinh,
  branch,
];
const LISTS = {
  'children:nam-a': ['vietic', 'mon-khmer'],
  'concept:mon-khmer': ['ba-na', 'chua-ro', 'khmer'],
  'concept:vietic': ['kinh'],
};

test('a language stands in its group, among the languages of the archive, and the group in its family', () => {
  const page = aPage('vi');
  const tree = familyTree(page, khmer, referencesAmong(page, records, LISTS));
  expect(tree?.family.id).toBe('nam-a');
  expect(tree?.sources).toEqual(['src-b', 'src-a']);
  const [own, other] = tree?.branches ?? [];
  expect(own).toMatchObject({ link: { id: 'mon-khmer' }, isOwn: true, peoples: 3 });
  expect(own?.speeches).toMatchObject([
    { words: 'tiếng Ba Na', isOwn: false, people: { id: 'ba-na' } },
    { words: 'chua-ro', isOwn: false },
    { words: 'tiếng Khmer', isOwn: true },
  ]);
  expect(other).toMatchObject({ link: { id: 'vietic' }, isOwn: false, peoples: 1, speeches: [] });
});

test('a name that is no language’s keeps its own language on an English page', () => {
  const page = aPage('en');
  const tree = familyTree(page, khmer, referencesAmong(page, records, LISTS));
  expect(tree?.branches[0]?.speeches.map(({ words, lang }) => [words, lang])).toEqual([
    ['Bahnar', 'en'],
    ['chua-ro', 'vi'],
    ['Khmer', 'en'],
  ]);
});

test('a branch of a people belongs where the people does', () => {
  const page = aPage('vi');
  const tree = familyTree(page, branch, referencesAmong(page, records, LISTS));
  expect(tree?.branches[0]?.speeches.find(({ isOwn }) => isOwn)?.people.id).toBe('khmer');
});

test('a family without groups holds its languages itself', () => {
  const page = aPage('vi');
  const mong = people('mong', ['mww'], ['mong-dao']);
  const tree = familyTree(
    page,
    mong,
    referencesAmong(page, [concept('mong-dao', null), mong], { 'concept:mong-dao': ['mong'] }),
  );
  expect(tree).toMatchObject({ family: { id: 'mong-dao' }, branches: [] });
  expect(tree?.speeches).toHaveLength(1);
});

test('where no record names a family there is no tree', () => {
  const page = aPage('vi');
  const lone = people('le', ['km'], ['vat-lieu']);
  const other = aRecord('concept', 'vat-lieu', { facts: { scheme: 'material', broader: null } });
  expect(familyTree(page, lone, referencesAmong(page, [lone, other]))).toBeNull();
});
