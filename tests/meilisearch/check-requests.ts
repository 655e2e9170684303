import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

export interface SentRequest {
  method: string;
  /** Path and query as they were sent. */
  url: string;
  contentType: string;
  /** Text of the body; empty without one. */
  body: string;
}

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: { type?: unknown } }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: object }> };
}

type Schema = Record<string, unknown>;

const file = join(import.meta.dirname, '../contracts/meilisearch-openapi-1.53.json');
const description = closed(JSON.parse(readFileSync(file, 'utf8'))) as {
  paths: Record<string, Record<string, Operation>>;
};
const ajv = new Ajv2020({ strict: false, validateFormats: false, coerceTypes: false });
ajv.addSchema(description, 'meilisearch');

/** What is wrong with a request by the official description; empty when nothing is. */
export function faultsOf({ method, url, contentType, body }: SentRequest): string[] {
  const { pathname, searchParams } = new URL(url, 'http://meilisearch');
  const path = Object.keys(description.paths).find((template) => fits(template, pathname));
  const operation =
    path === undefined ? undefined : description.paths[path]?.[method.toLowerCase()];
  if (path === undefined || operation === undefined) return [`there is no ${method} ${pathname}`];
  const known = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const parameters = [...searchParams.keys()]
    .filter((name) => !known.some((parameter) => parameter.name === name))
    .map((name) => `${method} ${path} takes no ?${name}`);
  return [...parameters, ...bodyFaults({ method, path, operation, contentType, body })];
}

function bodyFaults({
  method,
  path,
  operation,
  contentType,
  body,
}: {
  method: string;
  path: string;
  operation: Operation;
  contentType: string;
  body: string;
}): string[] {
  const { requestBody } = operation;
  if (requestBody === undefined) return body === '' ? [] : [`${method} ${path} takes no body`];
  if (body === '') return requestBody.required === false ? [] : [`${method} ${path} needs a body`];
  // Documents may come line by line; the description tells of JSON alone.
  const isLines = contentType === 'application/x-ndjson';
  const type = 'application/json';
  if (!isLines && contentType.split(';')[0] !== type) return [`${method} ${path}: ${contentType}`];
  const pointer = ['paths', path, method.toLowerCase(), 'requestBody', 'content', type, 'schema']
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/');
  const validate = ajv.getSchema(`meilisearch#/${pointer}`);
  if (validate === undefined) return [`${method} ${path} has no schema`];
  const value: unknown = isLines
    ? body.split('\n').map((line) => JSON.parse(line))
    : JSON.parse(body);
  if (validate(value) === true) return [];
  return [`${method} ${path}: ${ajv.errorsText(validate.errors)}`];
}

function fits(template: string, pathname: string): boolean {
  const [wanted, given] = [template.split('/'), pathname.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => (part.startsWith('{') ? given[i] !== '' : part === given[i]))
  );
}

/** Objects whose properties are listed take no others: a field that the server does not know is a fault. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, held]) => [key, closed(held)] as const);
  const schema: Schema = Object.fromEntries(entries);
  const isObject =
    'properties' in schema && JSON.stringify(schema['type'] ?? '').includes('object');
  const isOpen = isObject && !('additionalProperties' in schema) && !('allOf' in schema);
  return isOpen ? { ...schema, additionalProperties: false } : schema;
}
