const address = { type: 'string', format: 'uri', pattern: '^https?://' };
const authors = {
  type: 'array',
  items: {
    type: 'object',
    minProperties: 1,
    properties: { name: { type: 'string' }, url: { type: 'string' }, avatar: address },
  },
};

/** https://www.jsonfeed.org/version/1.1/, written from its text. */
export const JSON_FEED_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string' },
    home_page_url: address,
    feed_url: address,
    description: { type: 'string' },
    user_comment: { type: 'string' },
    next_url: address,
    icon: address,
    favicon: address,
    authors,
    language: { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' },
    expired: { type: 'boolean' },
    hubs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'url'],
        properties: { type: { type: 'string' }, url: address },
      },
    },
    items: { type: 'array', items: { $ref: '#/definitions/item' } },
  },
  // Extensions begin with an underscore.
  patternProperties: { '^_[A-Za-z]': { type: 'object' } },
  additionalProperties: false,
  definitions: {
    item: {
      type: 'object',
      required: ['id'],
      anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
      properties: {
        id: { type: 'string', minLength: 1 },
        url: address,
        external_url: address,
        title: { type: 'string' },
        content_html: { type: 'string' },
        content_text: { type: 'string' },
        summary: { type: 'string' },
        image: address,
        banner_image: address,
        date_published: { type: 'string', format: 'date-time' },
        date_modified: { type: 'string', format: 'date-time' },
        authors,
        tags: { type: 'array', items: { type: 'string' } },
        language: { type: 'string' },
        attachments: {
          type: 'array',
          items: {
            type: 'object',
            required: ['url', 'mime_type'],
            properties: {
              url: address,
              mime_type: { type: 'string', pattern: '^[^/\\s]+/\\S+$' },
              title: { type: 'string' },
              size_in_bytes: { type: 'number', minimum: 0 },
              duration_in_seconds: { type: 'number', minimum: 0 },
            },
          },
        },
      },
      patternProperties: { '^_[A-Za-z]': { type: 'object' } },
      additionalProperties: false,
    },
  },
};
