/** One line of a CSV file: its fields, and the line it begins on (1 is the header). */
export interface CsvRow {
  line: number;
  fields: Record<string, string>;
}

/**
 * Parses comma-separated values with a header line (https://www.rfc-editor.org/rfc/rfc4180): quoted
 * fields may hold commas, line breaks and doubled quotes. A field a short row lacks is empty.
 */
export function parseCsv(text: string): CsvRow[] {
  const [header, ...rows] = splitRows(text.replace(/^\uFEFF/, ''));
  if (header === undefined) return [];
  return rows
    .filter(({ fields }) => fields.some((field) => field !== ''))
    .map(({ line, fields }) => ({
      line,
      fields: Object.fromEntries(header.fields.map((name, at) => [name, fields[at] ?? ''])),
    }));
}

function splitRows(text: string): { line: number; fields: string[] }[] {
  const rows: { line: number; fields: string[] }[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let begins = 1;
  const endField = () => {
    fields.push(field);
    field = '';
  };
  const endRow = () => {
    endField();
    rows.push({ line: begins, fields });
    fields = [];
    begins = line + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign === '"' && text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else field += sign;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') endField();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') field += sign;
    if (sign === '\n') line += 1;
  }
  if (field !== '' || fields.length > 0) endRow();
  return rows;
}
