import type { ReferenceKind } from '#catalogue/references/reference-kinds.ts';

interface FieldParts {
  /** Keys from the record down, without indexes of lists: `['names', 'text']`. */
  path: readonly string[];
  name: string;
  isRequired: boolean;
}

/** One field of a record's form. What a schema says that no form knows is `free`: kept, and edited as YAML. */
export type Field = FieldParts &
  (
    | { kind: 'text' | 'url' | 'date' | 'month-day' | 'language' | 'id' | 'yes-no' | 'free' }
    | { kind: 'number'; isInteger: boolean; least: number | null; most: number | null }
    | { kind: 'choice'; options: readonly (string | number)[] }
    /** Several of a closed list. */
    | { kind: 'choices'; options: readonly (string | number)[] }
    | { kind: 'reference'; to: ReferenceKind; isNullable: boolean }
    /** Words by language; `withSources`: and the sources they rest on. */
    | { kind: 'localized'; withSources: boolean }
    /** Several words in each language. */
    | { kind: 'localized-lists' }
    | { kind: 'list'; of: Field; fixedLength: number | null }
    | { kind: 'group'; fields: readonly Field[] }
    /** One of several groups: told apart by the field `by`, or where that is `null` by their first field. */
    | { kind: 'variants'; by: string | null; variants: readonly Variant[] }
  );

export type FieldOf<K extends Field['kind']> = Extract<Field, { kind: K }>;

export interface Variant {
  value: string;
  fields: readonly Field[];
}

/** Stands for the field in lists of words: `names.text`. */
export function keyOf(field: Field): string {
  return field.path.join('.');
}
