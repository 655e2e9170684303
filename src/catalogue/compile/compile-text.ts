import { toSchemaFaults } from '#catalogue/compile/schema-faults.ts';
import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import type { Reference } from '#catalogue/references/reference.ts';
import { positionAt, readSource } from '#catalogue/source/read-source.ts';
import { locateField, parseYaml } from '#catalogue/source/yaml.ts';
import { takeCitations } from '#catalogue/text/citations.ts';
import { FRONT_MATTER_LINE, splitFrontMatter } from '#catalogue/text/front-matter.ts';
import { type TermFinder, toTermFault } from '#catalogue/text/locked-terms.ts';
import { type CompiledBlock, compileMarkdown } from '#catalogue/text/markdown.ts';
import type { RecordText } from '#domain/record.ts';
import { isLanguageTag, TextFrontMatterSchema } from '#domain/text.ts';

const TEXT_FILE = /^(.+?)(\.narrative)?\.md$/;

export interface CompiledText {
  text: RecordText | null;
  references: Reference[];
  faults: Fault[];
}

export interface TextFileOptions {
  folder: string;
  /** `vi.md`, `km.narrative.md`. */
  name: string;
  findTerms: TermFinder;
  /** Must every paragraph and the summary cite a source? */
  citesFacts: boolean;
}

/** Compiles one text file of a record. */
export function compileText(options: TextFileOptions): CompiledText {
  const { folder, name, findTerms, citesFacts } = options;
  const file = `${folder}/${name}`;
  const [, lang = '', narrative] = TEXT_FILE.exec(name) ?? [];
  const source = readSource(file);
  const faults = [...source.faults];
  const none = { text: null, references: [], faults };
  if (!isLanguageTag(lang)) {
    faults.push(toFault('bad-language-tag', { file }, { value: lang }));
    return none;
  }
  if (source.text === null) return none;
  const split = splitFrontMatter(source.text);
  if ('reason' in split) {
    faults.push(toFault('broken-front-matter', { file }, { reason: split.reason }));
    return none;
  }
  const yaml = parseYaml(split.yaml);
  if (!yaml.ok) {
    const place = { file, line: yaml.line + FRONT_MATTER_LINE - 1, column: yaml.column };
    faults.push(toFault('broken-front-matter', place, { reason: yaml.reason }));
    return none;
  }
  const front = TextFrontMatterSchema.safeParse(yaml.value);
  if (!front.success) {
    const place = { file, text: split.yaml, firstLine: FRONT_MATTER_LINE };
    faults.push(...toSchemaFaults(front.error.issues, yaml.value, place));
    return none;
  }

  const voice = narrative === undefined ? 'curator' : 'narrative';
  const summary = takeCitations(front.data.summary ?? '');
  const body = compileMarkdown(split.body);
  const at = (offset: number) => positionAt(source.text ?? '', split.bodyOffset + offset);
  const inFront = (field: string) => {
    const { line, column } = locateField(split.yaml, [field]);
    return { line: line + FRONT_MATTER_LINE - 1, column };
  };

  for (const { name: fault, offset, words } of body.faults) {
    faults.push(toFault(fault, { file, ...at(offset) }, words));
  }
  for (const text of summary.malformed) {
    faults.push(toFault('malformed-citation', { file, ...inFront('summary') }, { text }));
  }
  if (citesFacts && voice === 'curator') {
    if (front.data.summary !== undefined && summary.sources.length === 0) {
      faults.push(toFault('uncited-summary', { file, ...inFront('summary') }));
    }
    for (const { block, offset } of body.blocks.filter(isUncited)) {
      const start = block.text.slice(0, 40);
      faults.push(toFault('uncited-paragraph', { file, ...at(offset) }, { start }));
    }
  }
  for (const field of ['title', 'summary'] as const) {
    for (const hit of findTerms(front.data[field] ?? '', lang)) {
      faults.push(toTermFault(hit, lang, { file, ...inFront(field) }));
    }
  }
  for (const { block, offset } of body.blocks) {
    for (const hit of findTerms(block.text, lang)) {
      const found = split.body.indexOf(hit.found, offset);
      faults.push(toTermFault(hit, lang, { file, ...at(found === -1 ? offset : found) }));
    }
  }

  return {
    text: {
      ...front.data,
      lang,
      voice,
      summaryText: front.data.summary === undefined ? null : summary.text,
      summarySources: summary.sources,
      blocks: body.blocks.map(({ block }) => block),
    },
    references: [
      ...(front.data.reviewedBy === undefined
        ? []
        : [toReference('reviewer', front.data.reviewedBy, inFront('reviewedBy'))]),
      ...summary.sources.map((id) => toReference('citation', id, inFront('summary'))),
      ...firstOfEach(body.references).map(({ kind, id, offset }) => {
        const written = split.body.indexOf(kind === 'citation' ? `@${id}` : `record:${id}`, offset);
        return toReference(kind, id, at(written === -1 ? offset : written));
      }),
    ],
    faults,
  };

  function toReference(
    kind: Reference['kind'],
    target: string,
    place: { line: number; column: number },
  ): Reference {
    return { kind, target, file: name, place };
  }
}

function isUncited({ block }: CompiledBlock): boolean {
  return block.kind !== 'heading' && block.sources.length === 0;
}

function firstOfEach<T extends { kind: string; id: string }>(references: readonly T[]): T[] {
  const first = new Map<string, T>();
  for (const reference of references) {
    const key = `${reference.kind} ${reference.id}`;
    if (!first.has(key)) first.set(key, reference);
  }
  return [...first.values()];
}
