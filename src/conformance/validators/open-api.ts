import { parseJson } from '../json/json-schema.ts';
import { packageVersion } from '../package-version.ts';
import { oneByOne, oneDocument, problem, type Validator } from '../validator.ts';

/** https://spec.openapis.org/oas/, by the OpenAPI Initiative's schemas. */
export const openApiValidator: Validator = {
  id: 'openapi',
  name: '@seriousme/openapi-schema-validator',
  version: packageVersion('@seriousme/openapi-schema-validator'),
  standard: 'OpenAPI 3',
  takes: (path) => /(^|\/)openapi\.json$/.test(path),
  async open() {
    const { Validator: OpenApi } = await import('@seriousme/openapi-schema-validator');
    return oneByOne(async ({ text }) => {
      const json = parseJson(text);
      if (!('value' in json)) return json;
      const { valid, errors } = await new OpenApi().validate(json.value as Record<string, unknown>);
      if (valid) return oneDocument([]);
      const said = typeof errors === 'string' ? errors : JSON.stringify(errors);
      return oneDocument([problem(said.slice(0, 600))]);
    });
  },
};
