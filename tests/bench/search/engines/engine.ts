import type { SearchableRecords, SearchDocument } from '#search/documents.ts';
import { searchableIds, toSearchDocument } from '#search/documents.ts';
import type { Answer, Made } from '../figures.ts';

/** A search engine under measure: makes an index of the records in `folder`, then answers every query. */
export type Engine = (given: {
  records: SearchableRecords;
  folder: string;
  queries: readonly string[];
}) => Promise<{ made: Made; answers: Answer[] }>;

/** The same documents for every engine. */
export function* documentsOf(records: SearchableRecords): Generator<SearchDocument> {
  for (const id of searchableIds(records)) {
    const entry = records.entry(id);
    if (entry !== null && entry.type !== 'tombstone') yield toSearchDocument(entry, records);
  }
}

export function textOf({ passages }: SearchDocument): string {
  return passages.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(' ');
}

export async function timed<T>(run: () => Promise<T> | T): Promise<[T, number]> {
  const started = performance.now();
  const result = await run();
  return [result, (performance.now() - started) / 1000];
}

export function peakRssMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
