import { stringify } from 'yaml';
import type { Field } from '../field.ts';

/** A value as an input of its field shows it; what is typed back unchanged is the value itself. */
export function shownValue(field: Field, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (field.kind === 'free' || typeof value === 'object') {
    return stringify(value, { lineWidth: 0 }).trimEnd();
  }
  return String(value).replaceAll('\r\n', '\n').normalize('NFC');
}
