const address = { type: 'string', format: 'uri', pattern: '^https?://' };
const pixels = { type: 'integer', minimum: 1 };

/** https://oembed.com, sections 2.3.4.1 to 2.3.4.4, written from their text. */
export const OEMBED_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['type', 'version'],
  properties: {
    type: { enum: ['photo', 'video', 'link', 'rich'] },
    version: { const: '1.0' },
    title: { type: 'string' },
    author_name: { type: 'string' },
    author_url: address,
    provider_name: { type: 'string' },
    provider_url: address,
    cache_age: { type: ['integer', 'string'] },
    thumbnail_url: address,
    thumbnail_width: pixels,
    thumbnail_height: pixels,
    url: address,
    html: { type: 'string', minLength: 1 },
    width: pixels,
    height: pixels,
  },
  // If one of the three is there, all must be.
  dependencies: {
    thumbnail_url: ['thumbnail_width', 'thumbnail_height'],
    thumbnail_width: ['thumbnail_url', 'thumbnail_height'],
    thumbnail_height: ['thumbnail_url', 'thumbnail_width'],
  },
  allOf: [
    {
      if: { properties: { type: { const: 'photo' } } },
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema.
      then: { required: ['url', 'width', 'height'] },
    },
    {
      if: { properties: { type: { enum: ['video', 'rich'] } } },
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema.
      then: { required: ['html', 'width', 'height'] },
    },
  ],
};
