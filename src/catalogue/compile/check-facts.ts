import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { type FieldPath, locateField } from '#catalogue/source/yaml.ts';
import { type TermFinder, toTermFault } from '#catalogue/text/locked-terms.ts';
import { TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { RecordFacts } from '#domain/record.ts';
import { isLanguageTag } from '#domain/text.ts';
import type { RecordFolder } from './compiled-record.ts';

/** Does a record stand in the folder of its id and type? */
export function checkPlaceOfRecord(record: RecordFacts, at: RecordFolder, yaml: string): Fault[] {
  const faults: Fault[] = [];
  const place = (field: string) => ({
    file: `${at.folder}/record.yaml`,
    ...locateField(yaml, [field]),
  });
  if (record.id !== at.name) {
    const words = { id: record.id, folder: at.name };
    faults.push(toFault('id-unlike-folder', place('id'), words));
  }
  if (record.type !== at.type) {
    const expected = TYPE_FOLDER[record.type];
    const words = { type: record.type, folder: at.typeFolder, expected };
    faults.push(toFault('type-unlike-folder', place('type'), words));
  }
  return faults;
}

/** People to be seen, heard or named in a public record, for whom no consent is recorded. */
export function checkConsents(record: RecordFacts, at: RecordFolder, yaml: string): Fault[] {
  if (record.access?.level !== 'public') return [];
  if (record.type !== 'media' && record.type !== 'person') return [];
  const consenting = new Set(record.consents.map((consent) => consent.person));
  const people = record.type === 'media' ? record.people : [record.id];
  return people
    .filter((person) => !consenting.has(person))
    .map((person) => {
      const path = record.type === 'media' ? ['people', people.indexOf(person)] : ['consents'];
      const place = { file: `${at.folder}/record.yaml`, ...locateField(yaml, path) };
      return toFault('consent-missing', place, { person });
    });
}

/** Locked terms in names and in words per language; exonyms and citations of sources are left as they are. */
export function checkTermsOfFacts(
  record: RecordFacts,
  at: RecordFolder,
  { yaml, findTerms }: { yaml: string; findTerms: TermFinder },
): Fault[] {
  const faults: Fault[] = [];
  const check = (text: string, lang: string, path: FieldPath) => {
    for (const hit of findTerms(text, lang)) {
      const place = { file: `${at.folder}/record.yaml`, ...locateField(yaml, path) };
      faults.push(toTermFault(hit, lang, place));
    }
  };
  const walk = (value: unknown, path: FieldPath) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      // `words` is where the schema gathers the languages of sourced words; an editor writes none.
      const below = step === 'words' ? path : [...path, step];
      const words: unknown[] = Array.isArray(child) ? child : [child];
      if (words.every((word) => typeof word === 'string') && isLanguageTag(key)) {
        for (const word of words) check(String(word), key, below);
      } else walk(child, below);
    }
  };
  for (const [index, name] of record.names.entries()) {
    if (name.kind !== 'exonym') check(name.text, name.lang, ['names', index, 'text']);
  }
  const { names: _names, ...rest } = record;
  walk(rest, []);
  return faults;
}
