export type Cell = string | number | boolean | null;

/** Between the values of one cell; ids, codes, tags and addresses have none in them. */
export const VALUE_SEPARATOR = '|';

/** One cell of several values. */
export function joined(values: readonly (string | number)[]): string | null {
  return values.length === 0 ? null : values.join(VALUE_SEPARATOR);
}

/**
 * A record of a CSV file (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180) with its CRLF. `null` is an empty cell.
 * A cell is quoted where it has a comma, a quote, a line break, or a space at an end.
 */
export function toCsvLine(cells: readonly Cell[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    const text = typeof cell === 'string' ? cell : String(cell);
    if (at > 0) line += ',';
    line += MUST_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  return `${line}\r\n`;
}
const MUST_BE_QUOTED = /[",\r\n]|^\s|\s$/;

/** How a text begins that a spreadsheet takes for a formula (OWASP ASVS 5.0, 1.2.10); full-width forms too. */
const LOOKS_LIKE_A_FORMULA = /^[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/u;

/**
 * Cells that no spreadsheet takes for a formula: an apostrophe is set before those that it would, and their columns
 * are named in the last cell, so that the values can be had back exactly. Numbers are left alone.
 */
export function guarded(columns: readonly string[], cells: readonly Cell[]): Cell[] {
  const escaped: string[] = [];
  const safe = cells.map((cell, at) => {
    if (typeof cell !== 'string' || !LOOKS_LIKE_A_FORMULA.test(cell)) return cell;
    escaped.push(columns[at] ?? '');
    return `'${cell}`;
  });
  return [...safe, joined(escaped)];
}
