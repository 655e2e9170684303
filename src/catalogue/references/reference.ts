import { REFERENCE_KIND_NAMES, type ReferenceKind } from './reference-kinds.ts';

/** Where a reference is written: a field of the YAML, found again when needed, or a place in a text. */
export type ReferencePlace = { path: string } | { line: number; column: number };

export interface Reference {
  kind: ReferenceKind;
  target: string;
  /** Name of the file in the record's folder. */
  file: string;
  place: ReferencePlace;
}

/** A reference as it is kept in the cache: short, because there are a dozen a record. */
export type PackedReference = [
  kind: number,
  target: string,
  file: string,
  at: string | number,
  column?: number,
];

export function packReference({ kind, target, file, place }: Reference): PackedReference {
  const index = REFERENCE_KIND_NAMES.indexOf(kind);
  return 'path' in place
    ? [index, target, file, place.path]
    : [index, target, file, place.line, place.column];
}

export function unpackReference([index, target, file, at, column]: PackedReference): Reference {
  const kind = REFERENCE_KIND_NAMES[index];
  if (kind === undefined) throw new Error(`no such kind of reference: ${index}`);
  const place = typeof at === 'string' ? { path: at } : { line: at, column: column ?? 1 };
  return { kind, target, file, place };
}
