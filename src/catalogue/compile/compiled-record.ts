import type { Fault } from '#catalogue/faults/fault.ts';
import type { PackedReference } from '#catalogue/references/reference.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';

/** What the checks between records need of one, kept beside it in the cache so that it need not be parsed again. */
export interface CrossFacts {
  references: PackedReference[];
  /** The slug it answers at, then its former ones. */
  slugs: string[];
  /** `parent` of a place or community, `broader` of a concept. */
  parent: string | null;
  withdrawn: boolean;
}

/** The last day of a person's consent to a public record. */
export interface ConsentEnd {
  person: string;
  /** ISO date. */
  until: string;
  /** Leads to the day in record.yaml. */
  path: string;
}

/** One folder of a content root, compiled. */
export interface CompiledRecord {
  /** The id it claims, even where it could not be typed. */
  id: string;
  /** `null` where it could not be typed. */
  record: ArchiveRecord | null;
  type: RecordType;
  /** Faults that its own files show. */
  faults: Fault[];
  facts: CrossFacts;
  consentEnds: ConsentEnd[];
}

/** A record's folder and what stands in it. */
export interface RecordFolder {
  /** Path to read at and to show: as the content root was given, `/` between the parts. */
  folder: string;
  /** Name of the folder, which is the id. */
  name: string;
  /** The folder of its type, and that type. */
  typeFolder: string;
  type: RecordType;
  /** Names of the files, sorted. */
  files: string[];
}
