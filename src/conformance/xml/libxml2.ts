import { validateXML } from 'xmllint-wasm';
import { type Checked, type FileText, oneDocument, type Problem, problem } from '../validator.ts';

/** libxml2 runs in a WebAssembly memory that starts small and may grow to this (pages of 64 KB). */
const MEMORY_PAGES = 8192;
/** Starting it costs more than most files: many go together, but not more than fit. */
const BATCH_BYTES = 8_000_000;

export interface XmlRules {
  language: 'schema' | 'relaxng';
  /** The schema that the others hang from. */
  main: { fileName: string; contents: string };
  others: readonly { fileName: string; contents: string }[];
}

/** Checks XML documents against an XML Schema or a RELAX NG grammar. Nothing is fetched. */
export async function checkXml(
  documents: readonly FileText[],
  rules: XmlRules,
): Promise<Checked[]> {
  const problems: Problem[][] = [];
  for (const batch of batches(documents)) problems.push(...(await checkBatch(batch, rules)));
  return problems.map(oneDocument);
}

async function checkBatch(
  batch: readonly FileText[],
  { language, main, others }: XmlRules,
): Promise<Problem[][]> {
  const nameOf = (position: number) => `document-${position}.xml`;
  const result = await validateXML({
    xml: batch.map(({ text }, position) => ({ fileName: nameOf(position), contents: text })),
    schema: [main],
    preload: [...others],
    extension: language,
    maxMemoryPages: MEMORY_PAGES,
  }).catch((error: unknown) => {
    // A document that is not XML ends the run: alone, the others can still be told from it.
    if (batch.length > 1) return null;
    const said = error instanceof Error ? error.message : String(error);
    if (!said.includes(nameOf(0))) throw error;
    return { valid: false, errors: [{ message: firstLine(said), loc: null }] };
  });
  if (result === null) {
    const each: Problem[][] = [];
    for (const document of batch) {
      each.push(...(await checkBatch([document], { language, main, others })));
    }
    return each;
  }
  const found = batch.map((): Problem[] => []);
  for (const { message, loc } of result.errors) {
    const position = loc === null ? 0 : Number(/\d+/.exec(loc.fileName)?.[0] ?? 0);
    if (loc === null && batch.length > 1) continue;
    found[position]?.push(problem(message, loc?.lineNumber ?? null));
  }
  if (!result.valid && found.every(({ length }) => length === 0)) {
    throw new Error(`libxml2: ${result.errors.map(({ message }) => message).join('; ')}`);
  }
  return found;
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? text;
}

function* batches(documents: readonly FileText[]): Iterable<FileText[]> {
  let batch: FileText[] = [];
  let bytes = 0;
  for (const document of documents) {
    if (bytes > 0 && bytes + document.text.length > BATCH_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(document);
    bytes += document.text.length;
  }
  if (batch.length > 0) yield batch;
}
