import type { Meilisearch, Settings } from 'meilisearch';
import { orderField } from './query/fields.ts';
import { isNoIndex } from './server.ts';

/** What stands in an index of a record. */
export interface LiveRecord {
  hash: string;
  /** By locale. */
  places: Record<string, number>;
}

const AT_A_TIME = 5_000;

/** The records in the index, by id; `null` when there is no such index, or it is not set up so. */
export async function readLive(
  server: Meilisearch,
  { index, settings, locales }: { index: string; settings: Settings; locales: readonly string[] },
): Promise<{ records: Map<string, LiveRecord>; hasSettings: boolean } | null> {
  const live = server.index(index);
  try {
    const hasSettings = holds(await live.getSettings(), settings);
    const records = new Map<string, LiveRecord>();
    const fields = ['id', 'hash', ...locales.map(orderField)];
    for (;;) {
      const { results, total } = await live.getDocuments({
        fields,
        limit: AT_A_TIME,
        offset: records.size,
      });
      for (const document of results) {
        const places = locales.flatMap((locale) => {
          const place: unknown = document[orderField(locale)];
          return typeof place === 'number' ? [[locale, place] as const] : [];
        });
        records.set(String(document['id']), {
          hash: String(document['hash']),
          places: Object.fromEntries(places),
        });
      }
      if (results.length === 0 || records.size >= total) return { records, hasSettings };
    }
  } catch (error) {
    if (isNoIndex(error)) return null;
    throw error;
  }
}

/** Lists in which the order says something; of all others the server keeps no order. */
const ORDERED = ['searchableAttributes', 'rankingRules'];

/** Is all of `wanted` so in `found`? */
export function holds(found: Settings, wanted: Settings): boolean {
  return Object.entries(wanted).every(
    ([name, value]) =>
      canonical(name, (found as Record<string, unknown>)[name]) === canonical(name, value),
  );
}

function canonical(name: string, value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical('', item));
    return `[${(ORDERED.includes(name) ? items : items.sort()).join()}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, held]) => `${key}:${canonical('', held)}`);
    return `{${entries.sort().join()}}`;
  }
  return JSON.stringify(value);
}
