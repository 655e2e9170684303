import type { FingerprintOwner, Fingerprints } from './fingerprints.ts';

/** Everything restricted in one text; what public texts share too until `learnPublic` was called. */
export function scanText(
  text: string,
  markup: boolean,
  { patterns, coordinates, owners }: Fingerprints,
  report: (owner: FingerprintOwner) => void,
): void {
  const seen = new Set<number>();
  const onOwner = (index: number): void => {
    if (seen.has(index)) return;
    seen.add(index);
    const owner = owners[index];
    if (owner !== undefined) report(owner);
  };
  patterns.scan(text, onOwner);
  if (markup) patterns.scan(text, onOwner, { withoutTags: true });
  for (const index of coordinates.findIn(text)) onOwner(index);
}
