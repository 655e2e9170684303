/** One row of a table, counted as a spreadsheet counts: the header is row 1, whatever breaks its cells hold. */
export interface TableRow {
  row: number;
  cells: string[];
}

export interface DelimitedTable {
  header: string[];
  rows: TableRow[];
  delimiter: Delimiter;
  /** Row in which a quote was opened that never ends, `null` in a whole table. */
  unclosedInRow: number | null;
}

const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * Parses comma-, semicolon- or tab-separated values (https://www.rfc-editor.org/rfc/rfc4180): quoted
 * cells hold delimiters, line breaks and doubled quotes. The delimiter is the one the header uses, or the
 * one that a first line `sep=;` of Excel names. Rows with nothing in them are passed over, yet counted.
 */
export function parseDelimited(text: string): DelimitedTable {
  const named = /^sep=([,;\t])\n/.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const delimiter = (named?.[1] ?? mostUsed(body)) as Delimiter;
  const { rows, unclosedInRow } = splitRows(body, delimiter);
  const counted = rows.map((cells, at) => ({ row: at + (named === null ? 1 : 2), cells }));
  const filled = counted.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...others] = filled;
  return { header: header?.cells ?? [], rows: others, delimiter, unclosedInRow };
}

function mostUsed(text: string): Delimiter {
  const header = splitRows(text.slice(0, 20_000), null).rows[0]?.[0] ?? '';
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Without a delimiter a row is one cell, its quoted parts left out. */
function splitRows(
  text: string,
  delimiter: Delimiter | null,
): { rows: string[][]; unclosedInRow: number | null } {
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(cells);
    cells = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += delimiter === null ? '' : sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (sign === delimiter) endCell();
    else if (sign === '\n') endRow();
    else cell += sign;
  }
  const unclosedInRow = isQuoted ? rows.length + 1 : null;
  if (cell !== '' || cells.length > 0) endRow();
  return { rows, unclosedInRow };
}

/** The table as a file that Excel opens with every letter: UTF-8 with a mark of byte order, CRLF. */
export function toDelimited(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function quoted(cell: string, delimiter: Delimiter): string {
  const isPlain = !/["\n\r]|^\s|\s$/.test(cell) && !cell.includes(delimiter);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
