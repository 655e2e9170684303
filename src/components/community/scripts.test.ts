import { expect, test } from 'vitest';
import type { PublicRecordOfType, SourcedName } from '#domain/public/record.ts';
import { aPage, aRecord, referencesAmong } from '../test-references.ts';
import { scriptsOf } from './scripts.ts';

const page = aPage('vi');
const name = (text: string, lang: string, kind: SourcedName['kind'], sources = ['src-a']) => ({
  text,
  lang,
  kind,
  sources,
});

function specimens(names: SourcedName[], scripts: string[], festival: SourcedName[] = []) {
  const people = aRecord('community', 'khmer', {
    names,
    facts: { languages: ['km'], scripts },
  }) as PublicRecordOfType<'community'>;
  const records = [people, aRecord('festival', 'le', { names: festival })];
  const references = referencesAmong(page, records, { 'community:khmer': ['le'] });
  return scriptsOf(page, people, references).map(({ code, specimen }) => [
    code,
    specimen?.text ?? null,
    specimen?.of.id ?? null,
  ]);
}

test('a script is shown in the people’s own name, before anything else of theirs', () => {
  const own = name('ខ្មែរ', 'km', 'native');
  const theirs = name('អកអំបុក', 'km', 'native');
  expect(specimens([own], ['Khmr'], [theirs])).toEqual([['Khmr', 'ខ្មែរ', 'khmer']]);
  expect(specimens([], ['Khmr'], [theirs])).toEqual([['Khmr', 'អកអំបុក', 'le']]);
});

test('a name without a source, in another language or romanised by others is no specimen', () => {
  const names = [
    name('ខ្មែរ', 'km', 'native', []),
    name('高棉族', 'zh-Hans', 'native'),
    name('Auk Ambok', 'km-Latn', 'romanised'),
  ];
  expect(specimens(names, ['Khmr', 'Hani', 'Latn'])).toEqual([
    ['Khmr', null, null],
    ['Hani', null, null],
    ['Latn', null, null],
  ]);
});

test('a tag that names another script says that the letters are not these', () => {
  expect(specimens([name('Khmer', 'km-Cyrl', 'native')], ['Latn'])).toEqual([['Latn', null, null]]);
});
