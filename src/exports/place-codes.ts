import type { PlaceFacts } from '#domain/public/facts.ts';
import type { ExportSources } from './export-sources.ts';

/** A place and those that hold it, the nearest first; ends where one is not out. */
export function withContaining(
  id: string,
  { place }: Pick<ExportSources, 'place'>,
): { id: string; facts: PlaceFacts }[] {
  const chain: { id: string; facts: PlaceFacts }[] = [];
  const seen = new Set<string>();
  let next: string | null = id;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const facts: PlaceFacts | null = place(next);
    if (facts === null) break;
    chain.push({ id: next, facts });
    next = facts.parent;
  }
  return chain;
}

/** Official codes of the provinces that hold the places: those in force, and those that ended on 30 June 2025. */
export function provinceCodes(
  places: readonly string[],
  sources: Pick<ExportSources, 'place'>,
): { current: string[]; former: string[] } {
  const current = new Set<string>();
  const former = new Set<string>();
  for (const { facts } of places.flatMap((id) => withContaining(id, sources))) {
    if (facts.kind !== 'province' && facts.kind !== 'former-province') continue;
    for (const { code, validTo } of facts.codes) (validTo === null ? current : former).add(code);
  }
  return { current: [...current].sort(), former: [...former].sort() };
}
