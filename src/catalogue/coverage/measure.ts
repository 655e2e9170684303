import { REQUIRED_LANGUAGES, titledLanguages } from '#catalogue/compile/check-titles.ts';
import { CITING_TYPES } from '#catalogue/compile/citing-types.ts';
import { findReferences } from '#catalogue/references/find-references.ts';
import type { ReferenceKind } from '#catalogue/references/reference-kinds.ts';
import { RECORD_TYPES, type RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';

/** One record against its sources and paragraphs. */
export interface RecordCoverage {
  id: string;
  type: RecordType;
  /** Distinct sources it rests on, wherever it names them. */
  sources: number;
  /** Summaries and paragraphs of curators' texts, and those of them that cite nothing but should. */
  statements: number;
  uncited: number;
  /** References to other records, sources aside. */
  links: number;
  /** Of the languages every record should have a title in, those it has none in. */
  untitled: string[];
}

export interface Coverage {
  records: RecordCoverage[];
  types: {
    type: RecordType;
    records: number;
    sources: number;
    statements: number;
    uncited: number;
    links: number;
    untitled: number;
  }[];
  /** References between records by kind, most first. */
  links: { kind: ReferenceKind; count: number }[];
  /** Source records that no record rests on. */
  idleSources: string[];
}

/** Counts what the records rest on, how they hang together, and which titles are missing. */
export function measureCoverage(records: Iterable<ArchiveRecord>): Coverage {
  const measured: RecordCoverage[] = [];
  const kinds = new Map<ReferenceKind, number>();
  const cited = new Set<string>();
  const ofType = new Map<RecordType, { records: RecordCoverage[]; sources: Set<string> }>();
  for (const record of records) {
    const references = referencesOf(record);
    const sources = new Set<string>();
    for (const { kind, target } of references) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (isToSource(kind)) sources.add(target);
    }
    const row: RecordCoverage = {
      id: record.id,
      type: record.type,
      sources: sources.size,
      ...statementsOf(record),
      links: references.filter(({ kind }) => !isToSource(kind)).length,
      untitled: untitledOf(record),
    };
    measured.push(row);
    const group = ofType.get(record.type) ?? { records: [], sources: new Set() };
    group.records.push(row);
    for (const id of sources) {
      cited.add(id);
      group.sources.add(id);
    }
    ofType.set(record.type, group);
  }
  return {
    records: measured,
    types: RECORD_TYPES.flatMap((type) => {
      const group = ofType.get(type);
      if (group === undefined) return [];
      const sum = (of: (row: RecordCoverage) => number) =>
        group.records.reduce((total, row) => total + of(row), 0);
      return {
        type,
        records: group.records.length,
        sources: group.sources.size,
        statements: sum(({ statements }) => statements),
        uncited: sum(({ uncited }) => uncited),
        links: sum(({ links }) => links),
        untitled: sum(({ untitled }) => untitled.length),
      };
    }),
    links: [...kinds]
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
    idleSources: measured
      .filter(({ id, type }) => type === 'source' && !cited.has(id))
      .map(({ id }) => id),
  };
}

function referencesOf(record: ArchiveRecord): { kind: ReferenceKind; target: string }[] {
  const { texts, cues: _cues, folder: _folder, ...facts } = record;
  const written = texts.flatMap(({ summarySources, blocks }) => [
    ...toReferences('citation', [
      ...new Set([...summarySources, ...blocks.flatMap(({ sources }) => sources)]),
    ]),
    ...toReferences('record-link', [...new Set(blocks.flatMap(({ links }) => links))]),
  ]);
  return [...findReferences(facts as ArchiveRecord), ...written];
}

function toReferences(kind: ReferenceKind, targets: readonly string[]) {
  return targets.map((target) => ({ kind, target }));
}

function isToSource(kind: ReferenceKind): boolean {
  return kind === 'source' || kind === 'citation';
}

function statementsOf({ type, texts }: ArchiveRecord): { statements: number; uncited: number } {
  const statements = texts
    .filter(({ voice }) => voice === 'curator')
    .flatMap(({ summaryText, summarySources, blocks }) => [
      ...(summaryText === null ? [] : [summarySources]),
      ...blocks.filter(({ kind }) => kind !== 'heading').map(({ sources }) => sources),
    ]);
  const uncited = CITING_TYPES.has(type)
    ? statements.filter((sources) => sources.length === 0).length
    : 0;
  return { statements: statements.length, uncited };
}

function untitledOf(record: ArchiveRecord): string[] {
  const titled = titledLanguages(record);
  return titled === null ? [] : REQUIRED_LANGUAGES.filter((lang) => !titled.has(lang));
}
