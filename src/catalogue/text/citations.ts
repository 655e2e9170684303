/** Pandoc's form of a citation (https://pandoc.org/MANUAL.html#citation-syntax), ids only. */
const CITATION = /\[@[^\]]*\]/g;

const CITED_ID = /^@([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** Ids of one citation `[@a; @b]`, `null` when it is written otherwise. */
export function parseCitation(citation: string): string[] | null {
  const ids: string[] = [];
  for (const part of citation.slice(1, -1).split(';')) {
    const id = CITED_ID.exec(part.trim())?.[1];
    if (id === undefined) return null;
    ids.push(id);
  }
  return ids;
}

/** A line of plain text without its citations, with the ids cited once each, in order. */
export function takeCitations(line: string): {
  text: string;
  sources: string[];
  malformed: string[];
} {
  const sources = new Set<string>();
  const malformed: string[] = [];
  const text = line.replace(new RegExp(`\\s*${CITATION.source}`, 'g'), (match) => {
    const ids = parseCitation(match.trim());
    if (ids === null) malformed.push(match.trim());
    for (const id of ids ?? []) sources.add(id);
    return '';
  });
  return { text: text.trim(), sources: [...sources], malformed };
}
