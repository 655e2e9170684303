/** A JSON Schema (2020-12), as far as our formats use it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Words for people who read a schema, in both languages of the archive. */
export function told(schema: JsonSchema, vi: string, en: string): JsonSchema {
  return { ...schema, description: `${vi} / ${en}` };
}

/** An object with these keys, every one always there, and no others. */
export function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

export function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

export function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function oneOf(values: readonly (string | number)[]): JsonSchema {
  return { enum: values };
}

export const TEXT: JsonSchema = { type: 'string' };
export const NUMBER: JsonSchema = { type: 'number' };
export const WHOLE: JsonSchema = { type: 'integer' };
export const YES_OR_NO: JsonSchema = { type: 'boolean' };
export const URI: JsonSchema = { type: 'string', format: 'uri' };
/** The id of a record. */
export const ID: JsonSchema = { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' };
export const IDS = list(ID);
/** RFC 3339. */
export const INSTANT: JsonSchema = { type: 'string', format: 'date-time' };
export const DAY: JsonSchema = { type: 'string', format: 'date' };
/** EDTF, level 1: a year, a month, a day, uncertain (`?`), an interval. */
export const EDTF: JsonSchema = {
  type: 'string',
  pattern: String.raw`^\d{4}(?:-\d{2}(?:-\d{2})?)?\??(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?\??)?$`,
};
/** Words by BCP-47 tag. */
export const BY_LANGUAGE: JsonSchema = { type: 'object', additionalProperties: TEXT };
