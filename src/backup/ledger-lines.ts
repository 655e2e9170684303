/**
 * Several copies of an append-only ledger as one: the lines of the first, then those that only later ones
 * have. No line of any of them is lost, so that what was withdrawn anywhere stays withdrawn.
 */
export function joinLedgers(copies: readonly string[]): string {
  const lines = new Set<string>();
  for (const copy of copies) {
    for (const line of copy.split('\n')) if (line.trim() !== '') lines.add(line.trimEnd());
  }
  return [...lines].map((line) => `${line}\n`).join('');
}
