import type { Coverage } from './coverage/measure.ts';
import type { Fault } from './faults/fault.ts';

const COUNT = {
  vi: (errors: number, warnings: number) => `${errors} lỗi, ${warnings} cảnh báo.`,
  en: (errors: number, warnings: number) =>
    `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
} as const;
const LEVEL = {
  vi: { error: 'lỗi', warning: 'cảnh báo' },
  en: { error: 'error', warning: 'warning' },
} as const;
const TO_DO = { vi: 'Cần làm: ', en: 'To do: ' } as const;

/** A report for a terminal: faults by file, each with its place, what is wrong and what to do; then a count. */
export function formatFaults(faults: readonly Fault[], lang: 'vi' | 'en'): string {
  const lines: string[] = [];
  let file: string | null = null;
  for (const fault of faults) {
    if (fault.file !== file) {
      if (file !== null) lines.push('');
      file = fault.file;
    }
    const { line, column, level, name, what, hint } = fault;
    lines.push(
      `${file}:${line}:${column}  ${LEVEL[lang][level]} ${name}`,
      `    ${what[lang]}`,
      `    ${TO_DO[lang]}${hint[lang]}`,
    );
  }
  if (faults.length > 0) lines.push('');
  const { errors, warnings } = countFaults(faults);
  lines.push(COUNT[lang](errors, warnings));
  return lines.join('\n');
}

/** The report for a program: one JSON document, `version` 1; `coverage` where it was asked for. */
export function toFaultJson(faults: readonly Fault[], coverage: Coverage | null = null): string {
  const counted = coverage === null ? {} : { coverage };
  return JSON.stringify({ version: 1, ...countFaults(faults), ...counted, faults }, null, 2);
}

export function countFaults(faults: readonly Fault[]): { errors: number; warnings: number } {
  const errors = faults.filter((fault) => fault.level === 'error').length;
  return { errors, warnings: faults.length - errors };
}
