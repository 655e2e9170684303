import type { OwnedRecord } from './owned-record.ts';

export interface ConceptParts {
  id: string;
  scheme: string;
  label: { vi: string; en: string };
  broader?: string;
  exactMatch?: readonly string[];
  sources: readonly string[];
}

/** A term of a vocabulary, as an import has it. */
export function toConceptRecord(parts: ConceptParts): OwnedRecord {
  const { id, scheme, label, broader, exactMatch = [], sources } = parts;
  return {
    type: 'concept',
    id,
    set: { scheme },
    fill: {
      prefLabel: label,
      ...(broader === undefined ? {} : { broader }),
      rights: { licence: 'CC0-1.0', holder: 'Bản Sắc' },
    },
    join: { exactMatch, sources },
    texts: {},
  };
}
