import { type Checked, type CheckFiles, oneByOne, oneDocument, problem } from '../validator.ts';

/** The JSON of a text; a problem where it is none. */
export function parseJson(text: string): { value: unknown } | Checked {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return oneDocument([problem(error instanceof Error ? error.message : String(error))]);
  }
}

export interface SchemaError {
  instancePath?: string;
  dataPath?: string;
  message?: string | undefined;
  params?: object;
}

/** What Ajv says, with the place in the document and the value it wants. */
export function schemaProblem({ instancePath, dataPath, message, params }: SchemaError) {
  const at = instancePath ?? dataPath ?? '';
  const about = params === undefined ? '' : ` ${JSON.stringify(params)}`;
  return problem(`${at === '' ? '/' : at} ${message ?? 'is not valid'}${about}`);
}

/** Checks JSON files against a JSON Schema of draft 7, formats included. */
export async function checkAgainstSchema(schema: object): Promise<CheckFiles> {
  const [{ Ajv }, formats] = await Promise.all([import('ajv'), import('ajv-formats')]);
  // Published schemas carry words of their own beside those of JSON Schema.
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
  formats.default.default(ajv);
  const isValid = ajv.compile(schema);
  return oneByOne(({ text }) => {
    const json = parseJson(text);
    if (!('value' in json)) return json;
    return oneDocument(isValid(json.value) ? [] : (isValid.errors ?? []).map(schemaProblem));
  });
}
