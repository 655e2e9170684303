import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { TERMS, toShownPath, VOCABULARIES } from '#catalogue/source/content-root.ts';
import { readSource } from '#catalogue/source/read-source.ts';
import { parseYaml } from '#catalogue/source/yaml.ts';
import { type LockedTerm, LockedTermsSchema } from '#catalogue/text/locked-terms.ts';
import { toSchemaFaults } from './schema-faults.ts';

/** Parses the locked terms of a content root (`vocabularies/terms.yaml`). */
export function compileTerms(root: string): { terms: LockedTerm[]; faults: Fault[] } {
  const file = `${toShownPath(root)}/${VOCABULARIES}/${TERMS}`;
  const { text, faults } = readSource(file);
  if (text === null) return { terms: [], faults };
  const yaml = parseYaml(text);
  if (!yaml.ok) {
    const { line, column, reason } = yaml;
    return {
      terms: [],
      faults: [...faults, toFault('yaml-syntax', { file, line, column }, { reason })],
    };
  }
  const parsed = LockedTermsSchema.safeParse(yaml.value);
  if (parsed.success) return { terms: parsed.data, faults };
  const place = { file, text, firstLine: 1 };
  return {
    terms: [],
    faults: [...faults, ...toSchemaFaults(parsed.error.issues, yaml.value, place)],
  };
}
