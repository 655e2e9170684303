import { parseYaml } from '#catalogue/source/yaml.ts';
import { splitFrontMatter } from '#catalogue/text/front-matter.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { RecordFiles } from '../../drafts/draft.ts';
import { fieldsOf } from '../schema-fields.ts';
import { isMapping, type Mapping } from './same.ts';
import { writeYaml } from './write-yaml.ts';

/** A text file apart: what stands in front, and its body without the blank lines around it. */
export interface TextValue {
  front: Mapping;
  body: string;
}

/**
 * The files of a record as values: facts of `record.yaml`, texts (TextValue), and every other file, or one
 * that cannot be read, as it is written.
 */
export type RecordValue = Readonly<Record<string, unknown>>;

export const RECORD_FILE = 'record.yaml';
const TEXT_FILE = /\.md$/;
const FRONT_ORDER = ['title', 'summary', 'status', 'reviewedBy', 'translatedFrom'];
/** Stand after what is a type's own. */
const LAST_FACTS = ['rights', 'history'];

export function toRecordValue(files: RecordFiles): RecordValue {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, toFileValue(name, text)]),
  );
}

function toFileValue(name: string, text: string): unknown {
  if (name === RECORD_FILE) return readMapping(text) ?? text;
  return (TEXT_FILE.test(name) ? toTextValue(text) : null) ?? text;
}

function toTextValue(text: string): TextValue | null {
  const split = splitFrontMatter(text.replaceAll('\r\n', '\n'));
  if ('reason' in split) return null;
  const front = readMapping(split.yaml);
  return front === null ? null : { front, body: split.body.replace(/^\n+|\s+$/g, '') };
}

function readMapping(yaml: string): Mapping | null {
  const parsed = parseYaml(yaml);
  return parsed.ok && isMapping(parsed.value) ? parsed.value : null;
}

/** The facts of a record, `null` where its record.yaml cannot be read. */
export function factsIn(value: RecordValue): Mapping | null {
  const facts = value[RECORD_FILE];
  return isMapping(facts) ? facts : null;
}

export function textIn(value: RecordValue, name: string): TextValue | null {
  const text = value[name];
  if (!isMapping(text) || !isMapping(text['front'])) return null;
  return { front: text['front'], body: String(text['body'] ?? '') };
}

/** Files that say `value`: those of `files` with only what differs written anew. */
export function writeRecordValue(
  files: RecordFiles,
  value: RecordValue,
  type: RecordType,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).map(([name, file]) => [
      name,
      writeFileValue({ name, before: files[name] ?? '', value: file, type }),
    ]),
  );
}

function writeFileValue(options: {
  name: string;
  before: string;
  value: unknown;
  type: RecordType;
}): string {
  const { name, before, value, type } = options;
  if (!isMapping(value)) return String(value);
  if (name === RECORD_FILE) return writeYaml(before, value, factOrder(type));
  const text = textIn({ [name]: value }, name);
  return text === null ? before : writeText(before, text);
}

function writeText(before: string, { front, body }: TextValue): string {
  const known = toTextValue(before);
  const split = splitFrontMatter(before.replaceAll('\r\n', '\n'));
  if (known === null || 'reason' in split) {
    return `---\n${writeYaml('', front, FRONT_ORDER)}---\n\n${body}\n`;
  }
  const yaml = writeYaml(split.yaml, front, FRONT_ORDER);
  const written = known.body === body ? split.body : `\n${body}\n`;
  return `---\n${yaml}---\n${written}`;
}

function factOrder(type: RecordType): string[] {
  const names = fieldsOf(type).map(({ name }) => name);
  const first = names.filter((name) => !LAST_FACTS.includes(name));
  return ['id', 'type', ...first, ...LAST_FACTS];
}
