import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Distils schema.org's own vocabulary file (`schemaorg-all-https.jsonld` of a release) into
 * vocabulary.json: `node make-vocabulary.ts <file> <release>`.
 */
type Reference = { '@id': string };
interface Term {
  '@id': string;
  '@type': string | string[];
  'rdfs:subClassOf'?: Reference | Reference[];
  'schema:domainIncludes'?: Reference | Reference[];
  'schema:rangeIncludes'?: Reference | Reference[];
}

const [source = '', release = ''] = process.argv.slice(2);
const { '@graph': terms } = JSON.parse(readFileSync(source, 'utf8')) as { '@graph': Term[] };
const PREFIX = 'schema:';
const names = (references: Reference | Reference[] | undefined): string[] =>
  [references ?? []]
    .flat()
    .map((reference) => reference['@id'])
    .filter((id) => id.startsWith(PREFIX))
    .map((id) => id.slice(PREFIX.length))
    .sort();

const types: Record<string, string[]> = {};
const properties: Record<string, [domains: string[], ranges: string[]]> = {};
for (const term of terms) {
  if (!term['@id'].startsWith(PREFIX)) continue;
  const name = term['@id'].slice(PREFIX.length);
  const kinds = [term['@type']].flat();
  if (kinds.includes('rdfs:Class')) types[name] = names(term['rdfs:subClassOf']);
  else if (kinds.includes('rdf:Property')) {
    properties[name] = [names(term['schema:domainIncludes']), names(term['schema:rangeIncludes'])];
  }
}
const sorted = <T>(of: Record<string, T>) =>
  Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
  join(import.meta.dirname, 'vocabulary.json'),
  `${JSON.stringify({ release, types: sorted(types), properties: sorted(properties) })}\n`,
);
