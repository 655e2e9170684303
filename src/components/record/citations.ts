import type { SourceFacts } from '#domain/public/facts.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import type { PublicText } from '#domain/public/text.ts';
import type { References } from '../references.ts';
import type { Fact } from './fact-sentences.ts';

export interface Citation {
  id: string;
  /** Its number on this page, from 1, in the order in which sources are first cited. */
  number: number;
  facts: SourceFacts;
  href: string;
}

/** The sources of one page, numbered. */
export interface Citations {
  all: readonly Citation[];
  of(ids: readonly string[]): Citation[];
}

/** Numbers the sources of a record as a reader meets them; those it only lists come last. */
export function citationsOf(
  record: PublicRecord,
  shown: { text: PublicText | null; facts: readonly Fact[]; also?: readonly string[] },
  references: References,
): Citations {
  const order = new Set([
    ...(shown.text?.summarySources ?? []),
    ...shown.facts.flatMap(({ sources }) => sources),
    ...(shown.text?.blocks ?? []).flatMap(({ sources }) => sources),
    ...(shown.also ?? []),
    ...record.sources,
  ]);
  const byId = new Map<string, Citation>();
  for (const id of order) {
    const facts = references.source(id);
    const link = references.link(id);
    if (facts === null || link === null) continue;
    byId.set(id, { id, number: byId.size + 1, facts, href: link.href });
  }
  return {
    all: [...byId.values()],
    of: (ids) =>
      ids
        .map((id) => byId.get(id))
        .filter((citation) => citation !== undefined)
        .sort((a, b) => a.number - b.number),
  };
}
