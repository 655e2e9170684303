import { checkAgainstSchema } from '../json/json-schema.ts';
import { OEMBED_SCHEMA } from '../json/oembed-schema.ts';
import { packageVersion } from '../package-version.ts';
import type { Validator } from '../validator.ts';

/** https://oembed.com, by a schema of ours. */
export const oEmbedValidator: Validator = {
  id: 'oembed',
  name: 'Ajv, JSON Schema of Bản Sắc',
  version: packageVersion('ajv'),
  standard: 'oEmbed 1.0',
  takes: (path) => /^oembed\/.*\.json$/.test(path),
  open: () => checkAgainstSchema(OEMBED_SCHEMA),
};
