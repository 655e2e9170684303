const address = { type: 'string', format: 'uri', pattern: '^https?://' };
const pixels = { type: 'integer', minimum: 1 };
const CONTEXT = 'http://iiif.io/api/image/3/context.json';
const words = (...allowed: string[]) => ({
  type: 'array',
  items: allowed.length === 0 ? { type: 'string' } : { enum: allowed },
});

/** https://iiif.io/api/image/3.0/#5-image-information, written from its text. */
export const IMAGE_INFORMATION_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['@context', 'id', 'type', 'protocol', 'profile', 'width', 'height'],
  properties: {
    '@context': {
      anyOf: [{ const: CONTEXT }, { type: 'array', contains: { const: CONTEXT } }],
    },
    id: { ...address, pattern: '^https?://.*[^/]$' },
    type: { const: 'ImageService3' },
    protocol: { const: 'http://iiif.io/api/image' },
    profile: { enum: ['level0', 'level1', 'level2'] },
    width: pixels,
    height: pixels,
    maxWidth: pixels,
    maxHeight: pixels,
    maxArea: pixels,
    sizes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['width', 'height'],
        properties: { type: { const: 'Size' }, width: pixels, height: pixels },
      },
    },
    tiles: {
      type: 'array',
      items: {
        type: 'object',
        required: ['width', 'scaleFactors'],
        properties: {
          type: { const: 'Tile' },
          width: pixels,
          height: pixels,
          scaleFactors: { type: 'array', minItems: 1, uniqueItems: true, items: pixels },
        },
      },
    },
    preferredFormats: words(),
    rights: address,
    extraQualities: words('color', 'gray', 'bitonal', 'default'),
    extraFormats: words(),
    extraFeatures: words(
      'baseUriRedirect',
      'canonicalLinkHeader',
      'cors',
      'jsonldMediaType',
      'mirroring',
      'profileLinkHeader',
      'regionByPct',
      'regionByPx',
      'regionSquare',
      'rotationArbitrary',
      'rotationBy90s',
      'sizeByConfinedWh',
      'sizeByH',
      'sizeByPct',
      'sizeByW',
      'sizeByWh',
      'sizeUpscaling',
    ),
    partOf: { type: 'array' },
    seeAlso: { type: 'array' },
    service: { type: 'array' },
  },
  dependencies: { maxHeight: ['maxWidth'] },
};
