import { contract, contractsIn } from '../contracts.ts';
import { packageVersion } from '../package-version.ts';
import type { Validator } from '../validator.ts';
import { checkRooted } from '../xml/xml-validator.ts';
import { isPlainXml } from './oai-pmh.ts';

/** https://www.sitemaps.org/protocol.html, by its own schema; images, films and languages by ours. */
export const sitemapValidator: Validator = {
  id: 'sitemap',
  name: 'libxml2 (xmllint-wasm), XSD of sitemaps.org',
  version: packageVersion('xmllint-wasm'),
  standard: 'Sitemaps 0.9',
  takes: isPlainXml,
  open: () =>
    checkRooted('urlset', () => ({
      language: 'schema',
      main: { fileName: 'all.xsd', contents: contract('sitemap/all.xsd') },
      others: contractsIn('sitemap', '.xsd'),
    })),
};
