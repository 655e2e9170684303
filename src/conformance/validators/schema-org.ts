import type { Options } from 'jsonld';
import { packageVersion } from '../package-version.ts';
import { openVocabulary } from '../schema-org/vocabulary.ts';
import {
  type Checked,
  type FileText,
  oneByOne,
  type Problem,
  problem,
  type Validator,
} from '../validator.ts';

const SCRIPT = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g;
const SCHEMA_ORG = 'https://schema.org/';

/**
 * JSON-LD 1.1 of every page: expanded by jsonld, and every type, property and value held against the
 * vocabulary of schema.org.
 */
export const schemaOrgValidator: Validator = {
  id: 'schema-org',
  name: 'jsonld, vocabulary of schema.org 30.0',
  version: packageVersion('jsonld'),
  standard: 'JSON-LD 1.1, schema.org',
  takes: (path) => path.endsWith('.html'),
  async open() {
    const { default: jsonld } = await import('jsonld');
    const vocabulary = openVocabulary();
    // Its context is long; what it does to our documents is this. Nothing is fetched.
    const documentLoader = async (url: string) => {
      if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`unknown context ${url}`);
      return {
        documentUrl: url,
        document: { '@context': { '@vocab': SCHEMA_ORG } },
        contextUrl: undefined,
      };
    };
    const problemsOf = async (source: string): Promise<Problem[]> => {
      try {
        const options: Options.Expand & { safe: boolean } = { documentLoader, safe: true };
        const expanded: object[] = await jsonld.expand(JSON.parse(source), options);
        if (expanded.length === 0) return [problem('says nothing')];
        return expanded.flatMap((node) => vocabulary.problemsOf(node));
      } catch (error) {
        return [problem(error instanceof Error ? error.message : String(error))];
      }
    };
    return oneByOne(async ({ text }: FileText): Promise<Checked> => {
      const sources = Array.from(text.matchAll(SCRIPT), ([, source = '']) => source);
      const problems: Problem[] = [];
      for (const source of sources) problems.push(...(await problemsOf(source)));
      return { documents: sources.length, problems };
    });
  },
};
