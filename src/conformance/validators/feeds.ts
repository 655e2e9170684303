import { contract } from '../contracts.ts';
import { JSON_FEED_SCHEMA } from '../json/json-feed-schema.ts';
import { checkAgainstSchema } from '../json/json-schema.ts';
import { packageVersion } from '../package-version.ts';
import type { Validator } from '../validator.ts';
import { checkRooted } from '../xml/xml-validator.ts';
import { isPlainXml } from './oai-pmh.ts';

/** https://www.rfc-editor.org/rfc/rfc4287, by a grammar of ours. */
export const atomValidator: Validator = {
  id: 'atom',
  name: 'libxml2 (xmllint-wasm), RELAX NG of Bản Sắc',
  version: packageVersion('xmllint-wasm'),
  standard: 'Atom (RFC 4287)',
  takes: isPlainXml,
  open: () =>
    checkRooted('feed', () => ({
      language: 'relaxng',
      main: { fileName: 'atom.rng', contents: contract('feeds/atom.rng') },
      others: [],
    })),
};

/** https://www.rssboard.org/rss-specification, by a grammar of ours. */
export const rssValidator: Validator = {
  id: 'rss',
  name: 'libxml2 (xmllint-wasm), RELAX NG of Bản Sắc',
  version: packageVersion('xmllint-wasm'),
  standard: 'RSS 2.0.11',
  takes: (path) => isPlainXml(path) || path.endsWith('.rss'),
  open: () =>
    checkRooted('rss', () => ({
      language: 'relaxng',
      main: { fileName: 'rss.rng', contents: contract('feeds/rss.rng') },
      others: [],
    })),
};

/** https://www.jsonfeed.org/version/1.1/, by a schema of ours. */
export const jsonFeedValidator: Validator = {
  id: 'json-feed',
  name: 'Ajv, JSON Schema of Bản Sắc',
  version: packageVersion('ajv'),
  standard: 'JSON Feed 1.1',
  takes: (path) => /(^|\/)feed\.json$|\/feeds\/.+\.json$/.test(path),
  open: () => checkAgainstSchema(JSON_FEED_SCHEMA),
};
