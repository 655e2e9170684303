import { contract, contractsIn } from '../contracts.ts';
import { packageVersion } from '../package-version.ts';
import type { Checked, FileText, Validator } from '../validator.ts';
import { checkRooted } from '../xml/xml-validator.ts';

const IN_OAI = /^oai\/.*\.xml$/;

/** XML that is no answer to a harvester. */
export function isPlainXml(path: string): boolean {
  return path.endsWith('.xml') && !IN_OAI.test(path);
}

/** http://www.openarchives.org/OAI/openarchivesprotocol.html, with unqualified Dublin Core inside. */
export const oaiPmhValidator: Validator = {
  id: 'oai-pmh',
  name: 'libxml2 (xmllint-wasm), XSD of the Open Archives Initiative',
  version: packageVersion('xmllint-wasm'),
  standard: 'OAI-PMH 2.0, oai_dc',
  takes: (path) => IN_OAI.test(path),
  open: () =>
    checkRooted('OAI-PMH', () => ({
      language: 'schema',
      main: { fileName: 'all.xsd', contents: contract('oai-pmh/all.xsd') },
      others: contractsIn('oai-pmh', '.xsd'),
    })),
};

/** https://pro.europeana.eu/page/edm-documentation: every `rdf:RDF` that such an answer carries, or that stands alone. */
export const edmValidator: Validator = {
  id: 'edm',
  name: 'libxml2 (xmllint-wasm), XSD of Europeana',
  version: packageVersion('xmllint-wasm'),
  standard: 'Europeana Data Model 5.2.4 (external)',
  takes: (path) => IN_OAI.test(path) || path.endsWith('.edm.xml'),
  async open() {
    const check = await checkRooted('rdf:RDF', () => ({
      language: 'schema',
      main: { fileName: 'EDM.xsd', contents: contract('edm/EDM.xsd') },
      others: contractsIn('edm', '.xsd'),
    }));
    return async (files) => {
      const inFiles = files.map(edmIn);
      const found = await check(inFiles.flat());
      let next = 0;
      return inFiles.map((documents): Checked => {
        const own = found.slice(next, next + documents.length);
        next += documents.length;
        return {
          documents: documents.length,
          problems: own.flatMap(({ problems }, position) =>
            problems.map(({ message }) => ({
              line: documents[position]?.line ?? null,
              message,
            })),
          ),
        };
      });
    };
  },
};

/** Prefixes declared outside an element are declared on it, so that it stands alone. */
function edmIn({ path, text }: FileText): (FileText & { line: number })[] {
  const documents: (FileText & { line: number })[] = [];
  const outer = namespaces(text.slice(0, text.indexOf('<rdf:RDF')));
  let line = 1;
  let seen = 0;
  for (const match of text.matchAll(/<rdf:RDF\b([^>]*)>[\s\S]*?<\/rdf:RDF>/g)) {
    const [element, attributes = ''] = match;
    line += text.slice(seen, match.index).split('\n').length - 1;
    seen = match.index;
    const own = namespaces(attributes);
    const missing = [...outer].filter(([prefix]) => !own.has(prefix));
    const declared = missing.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
    documents.push({ path, text: element.replace('<rdf:RDF', `<rdf:RDF${declared}`), line });
  }
  return documents;
}

function namespaces(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/xmlns:([\w-]+)="([^"]*)"/g)].map(([, prefix = '', uri = '']) => [
      prefix,
      uri,
    ]),
  );
}
