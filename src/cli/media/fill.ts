/** Breaks a paragraph into lines of at most `columns`, all but the first indented. Words stay whole. */
export function fill(
  text: string,
  { columns, indent }: { columns: number; indent: string },
): string[] {
  const [begin = ''] = /^ */.exec(text) ?? [];
  const lines: string[] = [];
  let line = begin;
  let isEmpty = true;
  for (const word of text.slice(begin.length).split(' ')) {
    const longer = isEmpty ? line + word : `${line} ${word}`;
    if (!isEmpty && longer.length > columns) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
    isEmpty = false;
  }
  return [...lines, line];
}

/** Width of standard output; without end where it is no terminal. */
export function outputColumns(): number {
  return process.stdout.isTTY ? (process.stdout.columns ?? 80) : Number.POSITIVE_INFINITY;
}
