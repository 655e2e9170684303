import type {
  ConformanceReport,
  ValidatorId,
  ValidatorReport,
} from '#domain/public/conformance.ts';
import { checkFiles } from './check-files.ts';
import { rulesHash } from './contracts.ts';
import { readValid, type ValidBefore, writeValid } from './memory.ts';
import type { Problem, Validator } from './validator.ts';

export interface ValidateOptions {
  /** Root of the release. */
  folder: string;
  /** All that is in it, by path from its root, with the hash of the bytes. */
  files: Readonly<Record<string, { hash: string }>>;
  validators: readonly Validator[];
  /** Where it is remembered what was valid: `<state>/cache/conformance.json`. */
  memory: string;
  /** Look at everything again. */
  full: boolean;
}

export interface Failure {
  validator: ValidatorId;
  path: string;
  problems: Problem[];
}

export interface Validated {
  report: ConformanceReport;
  /** Files that break their standard, as many as were met. */
  failures: Failure[];
  /** Files looked at now; the others were known. */
  filesRead: number;
}

/**
 * Holds the files of a release to their standards. The report follows from the files alone: not from their
 * order, a clock, or what was known before.
 */
export async function validateRelease(options: ValidateOptions): Promise<Validated> {
  const { validators, memory, full } = options;
  const rules = rulesHash();
  const known = full ? {} : readValid(memory, rules);
  const paths = Object.keys(options.files).sort();
  const valid: ValidBefore['files'] = {};
  const failures: Failure[] = [];
  const reports: ValidatorReport[] = [];
  let filesRead = 0;
  for (const validator of validators) {
    const key = `${validator.id} ${validator.version}`;
    const result = await runValidator(validator, { ...options, paths, known: known[key] ?? {} });
    valid[key] = result.valid;
    failures.push(...result.failures);
    reports.push(result.report);
    filesRead += result.filesRead;
  }
  writeValid(memory, { rules, files: valid });
  return { report: { validators: reports }, failures, filesRead };
}

async function runValidator(
  validator: Validator,
  {
    folder,
    files,
    paths,
    known,
  }: ValidateOptions & { paths: readonly string[]; known: Readonly<Record<string, number>> },
) {
  const { id, name, version, standard } = validator;
  const taken = paths.filter(validator.takes);
  const chosen = validator.choose?.(taken) ?? taken;
  const valid: Record<string, number> = {};
  const failures: Failure[] = [];
  let checked = 0;
  let failed = 0;
  const unknown: string[] = [];
  for (const path of chosen) {
    const hash = files[path]?.hash ?? '';
    const documents = known[hash];
    if (documents === undefined) unknown.push(path);
    else {
      valid[hash] = documents;
      checked += documents;
    }
  }
  const found = unknown.length === 0 ? [] : await checkFiles(validator, { folder, paths: unknown });
  for (const [position, { documents, problems }] of found.entries()) {
    const path = unknown[position] ?? '';
    checked += documents;
    if (problems.length === 0) valid[files[path]?.hash ?? ''] = documents;
    else {
      failed += 1;
      failures.push({ validator: id, path, problems });
    }
  }
  const outOf = validator.choose === undefined ? null : taken.length;
  const report: ValidatorReport = { id, name, version, standard, checked, failed, outOf };
  return { report, valid, failures, filesRead: unknown.length };
}
