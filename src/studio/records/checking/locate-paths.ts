import { locateField, parseYaml } from '#catalogue/source/yaml.ts';
import { FRONT_MATTER_LINE, splitFrontMatter } from '#catalogue/text/front-matter.ts';
import { RECORD_FILE } from '../editing/record-value.ts';
import { isMapping } from '../editing/same.ts';

/** The path of the field that stands at a place of a file; empty where none begins there. */
export function locatePaths(
  file: string,
  text: string,
  { line, column }: { line: number; column: number },
): string {
  const { yaml, firstLine } = yamlIn(file, text);
  if (yaml === null) return '';
  const parsed = parseYaml(yaml);
  if (!parsed.ok) return '';
  let found = '';
  for (const path of pathsOf(parsed.value, [])) {
    const at = locateField(yaml, path);
    // The deepest of those that begin at one place: a row and its first key.
    if (at.line + firstLine - 1 === line && at.column === column) found = path.join('.');
  }
  return found;
}

function yamlIn(file: string, text: string): { yaml: string | null; firstLine: number } {
  if (file === RECORD_FILE) return { yaml: text, firstLine: 1 };
  const split = splitFrontMatter(text);
  return 'reason' in split
    ? { yaml: null, firstLine: 1 }
    : { yaml: split.yaml, firstLine: FRONT_MATTER_LINE };
}

function* pathsOf(
  value: unknown,
  path: readonly (string | number)[],
): Generator<(string | number)[]> {
  const below: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : isMapping(value)
      ? Object.entries(value)
      : [];
  for (const [step, child] of below) {
    yield [...path, step];
    yield* pathsOf(child, [...path, step]);
  }
}
