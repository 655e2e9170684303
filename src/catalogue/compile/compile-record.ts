import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { findReferences } from '#catalogue/references/find-references.ts';
import { packReference, type Reference } from '#catalogue/references/reference.ts';
import { readSource } from '#catalogue/source/read-source.ts';
import { parseYaml } from '#catalogue/source/yaml.ts';
import type { TermFinder } from '#catalogue/text/locked-terms.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type ArchiveRecord, type RecordFacts, RecordSchema, slugOf } from '#domain/record.ts';
import { checkConsents, checkPlaceOfRecord, checkTermsOfFacts } from './check-facts.ts';
import { checkTitles } from './check-titles.ts';
import { CITING_TYPES } from './citing-types.ts';
import { compileMedia } from './compile-media.ts';
import { compileText } from './compile-text.ts';
import type { CompiledRecord, ConsentEnd, CrossFacts, RecordFolder } from './compiled-record.ts';
import { toSchemaFaults } from './schema-faults.ts';

/** Sorts after every ISO date. */
const ENDLESS = '~';

const NO_FACTS: CrossFacts = {
  references: [],
  slugs: [],
  parent: null,
  withdrawn: false,
};

/** Compiles one record's folder: everything that its own files say and show to be wrong. */
export function compileRecord(at: RecordFolder, findTerms: TermFinder): CompiledRecord {
  const file = `${at.folder}/record.yaml`;
  const faults = checkFileNames(at);
  const untyped = (id: string): CompiledRecord => ({
    id,
    record: null,
    type: at.type,
    faults,
    facts: NO_FACTS,
    consentEnds: [],
  });
  if (!at.files.includes('record.yaml')) {
    faults.push(toFault('record-absent', { file: at.folder }, { name: at.name }));
    return untyped(at.name);
  }
  const source = readSource(file);
  faults.push(...source.faults);
  if (source.text === null) return untyped(at.name);
  const yaml = parseYaml(source.text);
  if (!yaml.ok) {
    const { line, column, reason } = yaml;
    faults.push(toFault('yaml-syntax', { file, line, column }, { reason }));
    return untyped(at.name);
  }
  const parsed = RecordSchema.safeParse(yaml.value);
  if (!parsed.success) {
    const place = { file, text: source.text, firstLine: 1 };
    faults.push(...toSchemaFaults(parsed.error.issues, yaml.value, place));
    // Its texts are compiled all the same, so that their faults are told in one go.
    faults.push(...compileTexts(at, at.type, findTerms).faults);
    return untyped(claimedId(yaml.value) ?? at.name);
  }

  const facts = parsed.data;
  const context = { yaml: source.text, findTerms };
  const texts = compileTexts(at, facts.type, findTerms);
  const media =
    facts.type === 'media' ? compileMedia(facts, at, context) : { cues: [], faults: [] };
  const record: ArchiveRecord = {
    ...facts,
    texts: texts.texts,
    cues: media.cues,
    folder: at.folder,
  };
  faults.push(
    ...checkPlaceOfRecord(facts, at, source.text),
    ...texts.faults,
    ...media.faults,
    ...checkConsents(facts, at, source.text),
    ...checkTermsOfFacts(facts, at, context),
    ...checkStrays(facts, at),
    ...(texts.broken ? [] : checkTitles(record)),
  );
  const references = [...findReferences(facts), ...texts.references];
  return {
    id: facts.id,
    record,
    type: facts.type,
    faults,
    facts: toCrossFacts(facts, references),
    consentEnds: toConsentEnds(facts),
  };
}

function compileTexts(at: RecordFolder, type: RecordType, findTerms: TermFinder) {
  const citesFacts = CITING_TYPES.has(type);
  const compiled = at.files
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => compileText({ ...at, name, findTerms, citesFacts }));
  const texts = compiled.flatMap(({ text }) => text ?? []);
  return {
    texts,
    /** Is a text missing because its file is faulty? */
    broken: texts.length < compiled.length,
    references: compiled.flatMap(({ references }) => references),
    faults: compiled.flatMap(({ faults }) => faults),
  };
}

function checkFileNames(at: RecordFolder): Fault[] {
  return [
    ...notNfc(at.name, at.folder),
    ...at.files.flatMap((name) => notNfc(name, `${at.folder}/${name}`)),
  ];
}

function notNfc(name: string, file: string): Fault[] {
  const nfc = name.normalize('NFC');
  return nfc === name ? [] : [toFault('file-name-not-nfc', { file }, { name, nfc })];
}

function checkStrays(facts: RecordFacts, at: RecordFolder): Fault[] {
  const named = new Set(['record.yaml']);
  if (facts.type === 'media') {
    if (facts.original.file !== undefined) named.add(facts.original.file);
    for (const track of facts.tracks) named.add(track.file);
  }
  return at.files
    .filter((name) => !named.has(name.normalize('NFC')) && !name.endsWith('.md'))
    .map((name) => toFault('stray-file', { file: `${at.folder}/${name}` }, { name }));
}

function toCrossFacts(facts: RecordFacts, references: readonly Reference[]): CrossFacts {
  const parent = 'parent' in facts ? facts.parent : 'broader' in facts ? facts.broader : undefined;
  return {
    references: references.map(packReference),
    slugs: [slugOf(facts), ...facts.formerSlugs],
    parent: parent ?? null,
    withdrawn: facts.access?.level === 'withdrawn',
  };
}

/** The last day of each person's longest consent; none for a consent without end. */
function toConsentEnds(facts: RecordFacts): ConsentEnd[] {
  if (!('consents' in facts) || facts.access?.level !== 'public') return [];
  const latest = new Map<string | null, { until: string; index: number }>();
  for (const [index, { person, until = ENDLESS }] of facts.consents.entries()) {
    const known = latest.get(person);
    if (known === undefined || until > known.until) latest.set(person, { until, index });
  }
  return [...latest]
    .filter(([, { until }]) => until !== ENDLESS)
    .map(([person, { until, index }]) => ({
      person: person ?? '?',
      until,
      path: `consents.${index}.until`,
    }));
}

function claimedId(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}
