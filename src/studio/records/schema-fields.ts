import type { z } from 'zod';
import { referenceKindAt } from '#catalogue/references/find-references.ts';
import { LICENCES, type RecordType } from '#domain/public/vocabulary.ts';
import { RecordSchema } from '#domain/record.ts';
import { Licence } from '#domain/rights.ts';
import { Id, IsoDate, LanguageTag, Localized, MonthDay, SourcedLocalized } from '#domain/text.ts';
import type { Field, Variant } from './field.ts';

type Schema = z.core.$ZodType;
/** The parts of a schema's definition that the walk reads (https://zod.dev/packages/core). */
type Def = z.core.$ZodTypes['_zod']['def'];

const known = new Map<RecordType, readonly Field[]>();

/** The fields of a type's record.yaml, in the order of its schema; `id` and `type` are not edited. */
export function fieldsOf(type: RecordType): readonly Field[] {
  const before = known.get(type);
  if (before !== undefined) return before;
  const fields = walkShape(shapeOf(type), type, []).filter(
    ({ name }) => name !== 'id' && name !== 'type',
  );
  known.set(type, fields);
  return fields;
}

function shapeOf(type: RecordType): Record<string, Schema> {
  for (const option of RecordSchema.def.options) {
    const { type: literal } = option.shape;
    if (literal.def.values.some((value) => value === type)) return option.shape;
  }
  throw new Error(`no schema of ${type}`);
}

function walkShape(
  shape: Readonly<Record<string, Schema>>,
  type: RecordType,
  path: readonly string[],
): Field[] {
  return Object.entries(shape).map(([name, schema]) => toField(schema, type, [...path, name]));
}

function toField(schema: Schema, type: RecordType, path: readonly string[]): Field {
  const { inner, isRequired, isNullable } = unwrap(schema);
  const parts = { path, name: path.at(-1) ?? '', isRequired };
  if (inner === IsoDate) return { ...parts, kind: 'date' };
  if (inner === MonthDay) return { ...parts, kind: 'month-day' };
  if (inner === LanguageTag) return { ...parts, kind: 'language' };
  if (inner === Localized) return { ...parts, kind: 'localized', withSources: false };
  if (inner === SourcedLocalized) return { ...parts, kind: 'localized', withSources: true };
  if (inner === Licence) return { ...parts, kind: 'choice', options: Object.keys(LICENCES) };
  if (inner === Id) {
    const to = referenceKindAt(type, path);
    return to === null ? { ...parts, kind: 'id' } : { ...parts, kind: 'reference', to, isNullable };
  }
  const def = inner._zod.def as Def;
  switch (def.type) {
    case 'string':
      return { ...parts, kind: 'format' in def && def.format === 'url' ? 'url' : 'text' };
    case 'boolean':
      return { ...parts, kind: 'yes-no' };
    case 'number': {
      const { minValue, maxValue, format } = inner as z.ZodNumber;
      const isInteger = format === 'safeint';
      return {
        ...parts,
        kind: 'number',
        isInteger,
        least: boundOf(minValue),
        most: boundOf(maxValue),
      };
    }
    case 'enum':
      return { ...parts, kind: 'choice', options: Object.values(def.entries) };
    case 'literal':
      return { ...parts, kind: 'choice', options: def.values.map(literalOf) };
    case 'union': {
      const literals = def.options.map(({ _zod }) => _zod.def as Def);
      if (literals.every((option) => option.type === 'literal')) {
        const options = literals.flatMap((option) => option.values.map(literalOf));
        return { ...parts, kind: 'choice', options };
      }
      const by = 'discriminator' in def ? String(def.discriminator) : null;
      return { ...parts, kind: 'variants', by, variants: toVariants(def.options, by, type, path) };
    }
    case 'object':
      return { ...parts, kind: 'group', fields: walkShape(def.shape, type, path) };
    case 'array':
      return toList(toField(def.element, type, path), null);
    case 'tuple': {
      const [first] = def.items;
      if (first === undefined) return { ...parts, kind: 'free' };
      return toList(toField(first, type, path), def.items.length);
    }
    case 'record': {
      const value = def.valueType._zod.def as Def;
      return { ...parts, kind: value.type === 'array' ? 'localized-lists' : 'free' };
    }
    default:
      return { ...parts, kind: 'free' };
  }

  function toList(of: Field, fixedLength: number | null): Field {
    const isClosed = of.kind === 'choice' || (of.kind === 'number' && of.most === 12);
    if (!isClosed) return { ...parts, kind: 'list', of, fixedLength };
    const months = Array.from({ length: 12 }, (_, index) => index + 1);
    return { ...parts, kind: 'choices', options: of.kind === 'choice' ? of.options : months };
  }
}

function toVariants(
  options: readonly Schema[],
  by: string | null,
  type: RecordType,
  path: readonly string[],
): Variant[] {
  return options.flatMap((option) => {
    const def = unwrap(option).inner._zod.def as Def;
    if (def.type !== 'object') return [];
    const literal = by === null ? undefined : (def.shape[by]?._zod.def as Def | undefined);
    const value =
      literal?.type === 'literal' ? String(literal.values[0]) : (Object.keys(def.shape)[0] ?? '');
    const fields = walkShape(def.shape, type, path).filter(({ name }) => name !== by);
    return [{ value, fields }];
  });
}

/** Takes off what does not change what is typed: optional, defaults, null. */
function unwrap(schema: Schema): { inner: Schema; isRequired: boolean; isNullable: boolean } {
  let inner = schema;
  let isRequired = true;
  let isNullable = false;
  for (;;) {
    const def = inner._zod.def as Def;
    if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault') {
      isRequired = false;
    } else if (def.type === 'nullable') isNullable = true;
    else return { inner, isRequired, isNullable };
    inner = def.innerType;
  }
}

function literalOf(value: unknown): string | number {
  return typeof value === 'number' ? value : String(value);
}

/** Whole numbers are bound by what a computer can count; that is no bound for a person. */
function boundOf(bound: number | null): number | null {
  return bound === null || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? null : bound;
}
