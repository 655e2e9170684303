import type { Access, Consent } from '#domain/access.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';

/** What the access decision reads of a record, and nothing else. */
export interface AccessSubject {
  id: string;
  type: RecordType;
  access: Access | null;
  communities: string[];
  /** The record it cannot stand without: an occurrence's festival, a protocol's owner. */
  standsOn: string | null;
  /** Persons of a media asset, or the person a person record is about. */
  people: string[];
  consents: Consent[];
}

export function toAccessSubject(record: ArchiveRecord): AccessSubject {
  return {
    id: record.id,
    type: record.type,
    access: record.access ?? null,
    communities: record.communities,
    standsOn: standsOn(record),
    people: peopleOf(record),
    consents: record.type === 'media' || record.type === 'person' ? record.consents : [],
  };
}

function standsOn(record: ArchiveRecord): string | null {
  if (record.type === 'occurrence') return record.of;
  if (record.type === 'protocol') return record.owner;
  return null;
}

function peopleOf(record: ArchiveRecord): string[] {
  if (record.type === 'media') return record.people;
  if (record.type === 'person') return [record.id];
  return [];
}
