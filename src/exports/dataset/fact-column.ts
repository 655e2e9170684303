import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Cell } from './csv.ts';
import type { DocumentFactsByType } from './document-facts.ts';
import type { Column, Entry, Field } from './table.ts';

/** Columns that only one type has; a type without any is not there. */
export type TypeColumns = Readonly<Partial<Record<RecordType, readonly Column<Entry>[]>>>;

/** A column of one fact, in the table of its type. */
export function fact<T extends RecordType>(
  _type: T,
  field: Field,
  of: (facts: DocumentFactsByType[T]) => Cell,
): Column<Entry> {
  // Rows of a type's table are of that type.
  return { ...field, of: ({ document }) => of(document.facts as DocumentFactsByType[T]) };
}
