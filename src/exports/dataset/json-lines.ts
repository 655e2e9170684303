import type { Exported } from '../export-sources.ts';

/** A document and its date as one line of JSON (https://jsonlines.org), with its end of line. */
export function toJsonLine<T extends object>({ document, modified }: Exported<T>): string {
  return `${JSON.stringify({ ...document, modified })}\n`;
}
