import { z } from 'zod';
import type { ValuePath } from '../editing/merge.ts';
import type { RecordValue } from '../editing/record-value.ts';
import { isMapping } from '../editing/same.ts';

const PathSchema = z
  .array(z.union([z.string(), z.int().nonnegative()]))
  .min(1)
  .refine((path) => !path.includes('__proto__'));

export interface Resolution {
  path: ValuePath;
  /** `undefined`: it is to go. */
  value: unknown;
}

/** What was chosen for each collision; those in which theirs stays are not among them. */
export function readResolutions(form: URLSearchParams): Resolution[] {
  const resolutions: Resolution[] = [];
  for (let index = 0; form.has(`path.${index}`); index += 1) {
    const path = PathSchema.safeParse(parseJson(form.get(`path.${index}`)));
    if (!path.success) continue;
    const choice = form.get(`choice.${index}`);
    if (choice === 'mine') {
      resolutions.push({ path: path.data, value: parseJson(form.get(`mine.${index}`)) });
    } else if (choice === 'both') {
      const text = (form.get(`text.${index}`) ?? '').replaceAll('\r\n', '\n');
      resolutions.push({ path: path.data, value: text });
    }
  }
  return resolutions;
}

/** The record with a value put in its place. */
export function withResolutions(value: RecordValue, chosen: readonly Resolution[]): RecordValue {
  let changed: unknown = value;
  for (const { path, value: put } of chosen) changed = withValue(changed, path, put);
  return isMapping(changed) ? changed : value;
}

function withValue(value: unknown, path: ValuePath, put: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return put;
  if (Array.isArray(value)) {
    const rows = value.map((row, index) => (index === step ? withValue(row, rest, put) : row));
    return rows.filter((row) => row !== undefined);
  }
  const before = isMapping(value) ? value : {};
  const below = withValue(before[step], rest, put);
  const { [String(step)]: _taken, ...others } = before;
  return below === undefined ? others : { ...before, [step]: below };
}

function parseJson(text: string | null): unknown {
  if (text === null || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
