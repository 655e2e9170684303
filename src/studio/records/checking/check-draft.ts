import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ReferenceTarget, referenceFault } from '#catalogue/checks/check-references.ts';
import { compileRecord } from '#catalogue/compile/compile-record.ts';
import { toSchemaFaults } from '#catalogue/compile/schema-faults.ts';
import type { Fault } from '#catalogue/faults/fault.ts';
import { unpackReference } from '#catalogue/references/reference.ts';
import { locateField, parseYaml } from '#catalogue/source/yaml.ts';
import { type LockedTerm, toTermFinder } from '#catalogue/text/locked-terms.ts';
import { type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { type ArchiveRecord, RecordSchema } from '#domain/record.ts';
import type { RecordFiles } from '../../drafts/draft.ts';
import { RECORD_FILE } from '../editing/record-value.ts';
import { locatePaths } from './locate-paths.ts';

export interface DraftFault {
  /** `record.yaml`, `vi.md` … */
  file: string;
  /** Of the field in that file, with indexes: `names.0.text`; empty for the whole file or a place in a text. */
  path: string;
  fault: Fault;
}

export interface CheckedDraft {
  /** `null` where it could not be typed. */
  record: ArchiveRecord | null;
  faults: DraftFault[];
}

export interface CheckOptions {
  recordId: string;
  type: RecordType;
  files: RecordFiles;
  /** Names of files that are not text and stand beside them. */
  otherFiles: readonly string[];
  terms: readonly LockedTerm[];
  /** A record as it is published or drafted. */
  target(id: string): ReferenceTarget | undefined;
  /** A folder of the studio in which the draft may be written out for a moment. */
  folder: string;
}

/** Compiles a draft as the catalogue will, and finds the field of every fault. */
export function checkDraft(options: CheckOptions): CheckedDraft {
  const { recordId, type, files, otherFiles, terms, target } = options;
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const desk = mkdtempSync(join(options.folder, 'check-'));
  try {
    const typeFolder = TYPE_FOLDER[type];
    const folder = join(desk, typeFolder, recordId);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, basename(name)), text);
    }
    const names = [...Object.keys(files), ...otherFiles].sort();
    const at = { folder, name: recordId, typeFolder, type, files: names };
    const compiled = compileRecord(at, toTermFinder(terms));
    const yaml = files[RECORD_FILE] ?? '';
    const place = (path: string) => ({
      file: `${folder}/${RECORD_FILE}`,
      ...locateField(yaml, toSteps(path)),
    });
    const references = compiled.facts.references.map(unpackReference).flatMap((reference) => {
      const { file, place: at } = reference;
      const where = 'path' in at ? place(at.path) : { file: `${folder}/${file}`, ...at };
      return referenceFault(reference, target(reference.target), where) ?? [];
    });
    const schema = compiled.record === null ? schemaFaults(yaml, `${folder}/${RECORD_FILE}`) : [];
    const told = new Set(schema.map(({ fault }) => nameOf(fault)));
    const rest = [...compiled.faults, ...references]
      .filter((fault) => !told.has(nameOf(fault)))
      .map((fault) => placed(fault, files));
    const record =
      compiled.record === null ? null : { ...compiled.record, folder: `${typeFolder}/${recordId}` };
    return { record, faults: [...schema, ...rest] };
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

/** Each issue of the schema with its own path: what is missing stands nowhere in the file. */
function schemaFaults(yaml: string, file: string): DraftFault[] {
  const parsed = parseYaml(yaml);
  if (!parsed.ok) return [];
  const typed = RecordSchema.safeParse(parsed.value);
  return (typed.error?.issues ?? []).flatMap((issue) =>
    toSchemaFaults([issue], parsed.value, { file, text: yaml, firstLine: 1 }).map((fault) => ({
      file: RECORD_FILE,
      path: issue.path.join('.'),
      fault,
    })),
  );
}

function placed(fault: Fault, files: RecordFiles): DraftFault {
  const file = basename(fault.file);
  const text = files[file];
  return { file, path: text === undefined ? '' : locatePaths(file, text, fault), fault };
}

function nameOf({ name, file, line, column, what }: Fault): string {
  return JSON.stringify([name, file, line, column, what.en]);
}

function toSteps(path: string): (string | number)[] {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
