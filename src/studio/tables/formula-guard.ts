/** What a spreadsheet takes for the beginning of a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'['=+\-@\t\r＝＋－＠]/;

/** The words of a cell so that no spreadsheet computes them: an apostrophe before those that it would. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) || text.startsWith("'") ? `'${text}` : text;
}

/** Takes away what `guardFormula` put there. */
export function unguardFormula(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
