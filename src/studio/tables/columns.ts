import type { z } from 'zod';
import { LICENCES, type RecordType } from '#domain/public/vocabulary.ts';
import { RecordSchema } from '#domain/record.ts';
import { Licence } from '#domain/rights.ts';
import { Id, IsoDate, Localized, SourcedLocalized } from '#domain/text.ts';

export type CellKind =
  | 'text'
  | 'number'
  /** A whole number or a word, as the rest of the row asks. */
  | 'number-or-text'
  | 'boolean'
  | 'date'
  | 'choice'
  | 'id'
  | 'ids'
  | 'list'
  | 'numbers';

/** A field of a record that a table may hold; `localized` ones have a column per language. */
export interface Field {
  /** In record.yaml, joined with dots: `rights.licence`. */
  key: string;
  path: readonly string[];
  kind: CellKind;
  localized: boolean;
  choices: readonly string[];
}

/**
 * Decided record by record and never by a table: who may see a thing, who agreed to what, who keeps it,
 * what its original is, under which name it is found.
 */
const NEVER = [
  'id',
  'type',
  'slug',
  'formerSlugs',
  'access',
  'history',
  'original',
  'processing',
  'consents',
  'people',
  'custodians',
  'protocols',
  'members',
  'coordinates.publish',
];

/** The simple fields of a type, from its schema; lists of things within things stay with the forms. */
export function fieldsOf(type: RecordType): readonly Field[] {
  const known = fields.get(type);
  if (known !== undefined) return known;
  const schema = RecordSchema.options.find((option) => option.shape.type.value === type);
  if (schema === undefined) throw new Error(`no schema of ${type}`);
  const shape = schema.shape as Record<string, z.ZodType>;
  const found = Object.entries(shape).flatMap(([name, field]) =>
    NEVER.includes(name) ? [] : fieldsIn(field, [name]).filter(({ key }) => !NEVER.includes(key)),
  );
  fields.set(type, found);
  return found;
}

const fields = new Map<RecordType, readonly Field[]>();

interface Def {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  entries?: Record<string, string | number>;
  values?: readonly unknown[];
  shape?: Record<string, z.ZodType>;
}
const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

function fieldsIn(wrapped: z.ZodType, path: readonly string[]): Field[] {
  const schema = unwrap(wrapped);
  const field = (kind: CellKind, rest: Partial<Field> = {}): Field[] => [
    { key: path.join('.'), path, kind, localized: false, choices: [], ...rest },
  ];
  if (schema === Id) return field('id');
  if (schema === IsoDate) return field('date');
  if (schema === Licence) return field('choice', { choices: Object.keys(LICENCES) });
  if (schema === Localized) return field('text', { localized: true });
  if (schema === SourcedLocalized) {
    return [...field('text', { localized: true }), ...fieldsIn(IDS, [...path, 'sources'])];
  }
  const { type, element, options, shape } = defOf(schema);
  switch (type) {
    case 'string':
      return field('text');
    case 'number':
      return field('number');
    case 'boolean':
      return field('boolean');
    case 'enum':
    case 'literal':
      return field('choice', { choices: choicesOf(schema) });
    case 'array':
      return element === undefined ? [] : listOf(unwrap(element), field);
    case 'object':
      return Object.entries(shape ?? {}).flatMap(([name, of]) => fieldsIn(of, [...path, name]));
    case 'union':
      return fieldsOfUnion(options ?? [], path);
    default:
      return [];
  }
}

const IDS = Id.array();

function listOf(element: z.ZodType, field: (kind: CellKind, rest?: Partial<Field>) => Field[]) {
  if (element === Id) return field('ids');
  const { type } = defOf(element);
  if (type === 'string') return field('list');
  if (type === 'number') return field('numbers');
  return type === 'enum' ? field('list', { choices: choicesOf(element) }) : [];
}

/** Of what may take several shapes, every field of every shape once. */
function fieldsOfUnion(options: readonly z.ZodType[], path: readonly string[]): Field[] {
  const simple = options.map((option) => unwrap(option));
  if (simple.some((option) => defOf(option).type !== 'object')) {
    const choices = simple.flatMap(choicesOf);
    return [{ key: path.join('.'), path, kind: 'number-or-text', localized: false, choices }];
  }
  const merged = new Map<string, Field>();
  for (const found of simple.flatMap((option) => fieldsIn(option, path))) {
    const other = merged.get(found.key);
    if (other === undefined) merged.set(found.key, found);
    else {
      const kind = other.kind === found.kind ? other.kind : 'number-or-text';
      const choices = [...new Set([...other.choices, ...found.choices])];
      merged.set(found.key, { ...other, kind, choices });
    }
  }
  return [...merged.values()];
}

function choicesOf(schema: z.ZodType): string[] {
  const { entries, values } = defOf(schema);
  return (values ?? Object.values(entries ?? {})).map(String);
}

function unwrap(schema: z.ZodType): z.ZodType {
  const { type, innerType } = defOf(schema);
  const isWrapper = ['optional', 'default', 'prefault', 'nullable'].includes(type);
  return isWrapper && innerType !== undefined ? unwrap(innerType) : schema;
}
