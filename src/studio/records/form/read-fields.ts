import type { ReferenceKind } from '#catalogue/references/reference-kinds.ts';
import { parseYaml } from '#catalogue/source/yaml.ts';
import { isMapping, isSame, type Mapping } from '../editing/same.ts';
import type { Field, FieldOf } from '../field.ts';
import {
  HAS,
  newLanguageName,
  newWordsName,
  orderName,
  removeName,
  rowsName,
  valueName,
  variantName,
} from './field-names.ts';
import { shownValue } from './shown-value.ts';

export interface ReadContext {
  form: URLSearchParams;
  /** The id of the record that somebody named; what they typed where none or several fit. */
  resolve(typed: string, to: ReferenceKind): string;
}

/**
 * What a form says of a record: `base` with what was typed. Fields the form did not show, and keys that
 * no schema knows, stay as they are in `base`. What does not fit its field is kept as it was typed.
 */
export function readFields(fields: readonly Field[], base: Mapping, context: ReadContext): Mapping {
  const shown = new Set(context.form.getAll(HAS));
  const value: Record<string, unknown> = { ...base };
  for (const field of fields.filter(({ name }) => shown.has(name))) {
    put(value, field.name, readField(field, field.name, base[field.name], context));
  }
  return value;
}

function readField(field: Field, path: string, base: unknown, context: ReadContext): unknown {
  switch (field.kind) {
    case 'choices':
      return readChoices(field, path, base, context);
    case 'localized':
      return readLocalized(field, path, base, context);
    case 'localized-lists':
      return readLocalizedLists(path, base, context);
    case 'list':
      return readList(field, path, base, context);
    case 'group':
      return readGroup(field.fields, path, base, context);
    case 'variants':
      return readVariants(field, path, base, context);
    default: {
      const typed = (context.form.get(valueName(path)) ?? '').replaceAll('\r\n', '\n');
      if (typed === shownValue(field, base)) return base;
      return readOne(field, typed, context);
    }
  }
}

type OneField = Exclude<
  Field,
  FieldOf<'choices' | 'localized' | 'localized-lists' | 'list' | 'group' | 'variants'>
>;

function readOne(field: OneField, text: string, { resolve }: ReadContext): unknown {
  const typed = text.trim();
  if (typed === '') {
    return field.kind === 'reference' && field.isNullable ? null : undefined;
  }
  switch (field.kind) {
    case 'number': {
      const plain = typed.replace(/^(-?\d+),(\d+)$/, '$1.$2');
      return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : typed;
    }
    case 'yes-no':
      return typed === 'true' ? true : typed === 'false' ? false : typed;
    case 'choice':
      return field.options.find((option) => String(option) === typed) ?? typed;
    case 'reference':
      return resolve(typed, field.to);
    case 'free': {
      const parsed = parseYaml(typed);
      return parsed.ok ? parsed.value : typed;
    }
    default:
      return typed;
  }
}

function readChoices(
  { options }: FieldOf<'choices'>,
  path: string,
  base: unknown,
  { form }: ReadContext,
): unknown {
  const typed = new Set(form.getAll(valueName(path)));
  const before: readonly unknown[] = Array.isArray(base) ? base : [];
  const unknown = before.filter((value) => !options.some((option) => option === value));
  const chosen = [...options.filter((option) => typed.has(String(option))), ...unknown];
  const isUnchanged =
    chosen.length === before.length && chosen.every((value) => before.includes(value));
  return isUnchanged ? base : emptyAsAbsent(chosen);
}

function readLocalized(
  field: FieldOf<'localized'>,
  path: string,
  base: unknown,
  context: ReadContext,
): unknown {
  const { form } = context;
  const before = isMapping(base) ? base : {};
  const value: Record<string, unknown> = { ...before };
  for (const lang of languagesIn(form, path)) {
    if (field.withSources && lang === 'sources') continue;
    put(value, lang, readWords(form.get(valueName(`${path}.${lang}`)), before[lang]));
  }
  const added = form.get(newLanguageName(path))?.trim() ?? '';
  const words = readWords(form.get(newWordsName(path)), undefined);
  if (words !== undefined) value[added === '' ? 'und' : added] = words;
  if (field.withSources) {
    put(value, 'sources', readList(SOURCES, `${path}.sources`, before['sources'], context));
  }
  return Object.keys(value).length === 0 && !isMapping(base) ? base : emptyAsAbsent(value);
}

const SOURCE: FieldOf<'reference'> = {
  kind: 'reference',
  to: 'source',
  path: ['sources'],
  name: 'sources',
  isRequired: true,
  isNullable: false,
};
/** The sources beneath words: a list as any other. */
export const SOURCES: FieldOf<'list'> = {
  kind: 'list',
  of: SOURCE,
  fixedLength: null,
  path: ['sources'],
  name: 'sources',
  isRequired: true,
};

function languagesIn(form: URLSearchParams, path: string): string[] {
  const prefix = valueName(`${path}.`);
  return [...new Set(form.keys())].flatMap((name) => {
    const lang = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    return lang === '' || lang === '+' || lang.includes('.') ? [] : lang;
  });
}

function readWords(typed: string | null, base: unknown): unknown {
  const words = (typed ?? '').replaceAll('\r\n', '\n');
  const before = typeof base === 'string' ? base.normalize('NFC') : '';
  if (words === before) return base;
  return words.trim() === '' ? undefined : words.trim();
}

function readLocalizedLists(path: string, base: unknown, { form }: ReadContext): unknown {
  const before = isMapping(base) ? base : {};
  const value: Record<string, unknown> = { ...before };
  const languages = new Map(
    languagesIn(form, path).map((lang) => [lang, form.get(valueName(`${path}.${lang}`))]),
  );
  const added = form.get(newLanguageName(path))?.trim() ?? '';
  if (form.get(newWordsName(path))) languages.set(added || 'und', form.get(newWordsName(path)));
  for (const [lang, typed] of languages) {
    const words = (typed ?? '').split('\n').flatMap((line) => line.trim() || []);
    if (!isSame(words, before[lang])) put(value, lang, emptyAsAbsent(words));
  }
  return Object.keys(value).length === 0 && !isMapping(base) ? base : emptyAsAbsent(value);
}

function readList(
  { of }: FieldOf<'list'>,
  path: string,
  base: unknown,
  context: ReadContext,
): unknown {
  const { form } = context;
  const before: readonly unknown[] = Array.isArray(base) ? base : [];
  const count = Math.min(Number(form.get(rowsName(path)) ?? 0) || 0, MOST_ROWS);
  const rows: { value: unknown; order: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = `${path}.${index}`;
    if (form.has(removeName(at))) continue;
    const value = readField(of, at, before[index], context);
    if (value === undefined || value === null) continue;
    const order = Number.parseFloat(form.get(orderName(at)) ?? '');
    rows.push({ value, order: Number.isNaN(order) ? index + 1 : order });
  }
  rows.sort((a, b) => a.order - b.order);
  const values = [...rows.map(({ value }) => value), ...before.slice(count)];
  if (isSame(values, before)) return base;
  return emptyAsAbsent(values);
}

/** More rows than this no form has. */
const MOST_ROWS = 2_000;

function readGroup(
  fields: readonly Field[],
  path: string,
  base: unknown,
  context: ReadContext,
): unknown {
  const before = isMapping(base) ? base : {};
  const value: Record<string, unknown> = { ...before };
  for (const field of fields) {
    const read = readField(field, `${path}.${field.name}`, before[field.name], context);
    put(value, field.name, read);
  }
  const isEmpty = Object.values(value).every((below) => below === undefined || below === null);
  if (isEmpty)
    return isMapping(base) && Object.keys(base).length === 0
      ? base
      : isMapping(base)
        ? undefined
        : base;
  return value;
}

function readVariants(
  { by, variants }: FieldOf<'variants'>,
  path: string,
  base: unknown,
  context: ReadContext,
): unknown {
  const chosen = context.form.get(variantName(path)) ?? '';
  const variant = variants.find(({ value }) => value === chosen);
  if (variant === undefined) return chosen === '' ? undefined : base;
  const isSameVariant = variantOf({ by, variants }, base) === chosen;
  const read = readGroup(
    variant.fields,
    `${path}.${chosen}`,
    isSameVariant ? base : undefined,
    context,
  );
  const below = isMapping(read) ? read : {};
  if (by === null) return emptyAsAbsent(below);
  return { ...(isSameVariant ? {} : { [by]: chosen }), ...below, [by]: chosen };
}

/** Which of its variants a value is; `null` for none. */
export function variantOf(
  { by, variants }: Pick<FieldOf<'variants'>, 'by' | 'variants'>,
  value: unknown,
): string | null {
  if (!isMapping(value)) return null;
  const found = variants.find((variant) =>
    by === null ? variant.value in value : value[by] === variant.value,
  );
  return found?.value ?? null;
}

function put(value: Record<string, unknown>, key: string, read: unknown): void {
  if (read === undefined) delete value[key];
  else value[key] = read;
}

function emptyAsAbsent<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
