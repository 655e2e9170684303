import { expect, test } from 'vitest';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import type { Field } from './field.ts';
import { keyOf } from './field.ts';
import { fieldsOf } from './schema-fields.ts';
import { writtenWords } from './words/field-words.ts';
import { writtenOption } from './words/option-words.ts';

/** The field and all below it; what stands in a list without fields of its own shares the list's words. */
function* withAllBelow(field: Field): Generator<Field> {
  yield field;
  if (field.kind === 'group') for (const below of field.fields) yield* withAllBelow(below);
  if (field.kind === 'variants') {
    for (const { fields } of field.variants) for (const below of fields) yield* withAllBelow(below);
  }
  if (field.kind === 'list') {
    for (const below of withAllBelow(field.of)) if (below !== field.of) yield below;
  }
}

const all = RECORD_TYPES.flatMap((type) =>
  fieldsOf(type).flatMap((field) => [...withAllBelow(field)].map((below) => ({ type, below }))),
);

test('every field of every type has words in Vietnamese and English', () => {
  const without = all.filter(({ type, below }) => writtenWords(type, below) === null);
  expect(without.map(({ type, below }) => `${type}: ${keyOf(below)}`)).toEqual([]);
});

test('everything that can be chosen has words, but for licences and months', () => {
  const without = all.flatMap(({ type, below }) => {
    if (keyOf(below) === 'rights.licence') return [];
    const values =
      below.kind === 'choice' || below.kind === 'choices'
        ? below.options
        : below.kind === 'variants'
          ? below.variants.map(({ value }) => value)
          : [];
    return values
      .filter((value) => typeof value === 'string' || below.kind === 'choice')
      .filter((value) => writtenOption(below, value) === null)
      .map((value) => `${type}: ${keyOf(below)} ${value}`);
  });
  expect(without).toEqual([]);
});

test('the form has a way to fill in every field a schema has today', () => {
  expect(all.filter(({ below }) => below.kind === 'free')).toEqual([]);
});

test('reads from the schema what a field takes', () => {
  const festival = new Map(fieldsOf('festival').map((field) => [field.name, field]));
  expect(festival.has('id')).toBe(false);
  expect(festival.get('communities')).toMatchObject({
    kind: 'list',
    of: { kind: 'reference', to: 'community' },
    isRequired: false,
  });
  expect(festival.get('calendar')).toMatchObject({
    kind: 'variants',
    by: 'rule',
    isRequired: true,
  });
  expect(festival.get('attendance')).toMatchObject({ kind: 'localized', withSources: true });
  const product = new Map(fieldsOf('product').map((field) => [field.name, field]));
  expect(product.get('season')).toMatchObject({
    fields: [{ kind: 'choices', options: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }, {}, {}],
  });
});
