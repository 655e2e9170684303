import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { SearchableRecords } from '../documents.ts';
import { buildStaticIndex } from '../static-index/build.ts';
import { payloadsIn } from '../static-index/payload-file.ts';
import { staticIndexProvider } from '../static-index/query.ts';

export interface Measures {
  buildSeconds: number;
  rebuildSeconds: number;
  files: number;
  indexMb: number;
  peakRssMb: number;
  /** Per query: what a browser fetches for it as the first one and after the one before, and how long both take here. */
  queries: {
    text: string;
    total: number;
    firstBytes: number;
    firstFiles: number;
    nextBytes: number;
    queryMs: number;
  }[];
}

/** Builds the index of `records` twice in a temporary folder and asks it `queries`. */
export async function measure(
  records: SearchableRecords,
  { queries, locales }: { queries: readonly string[]; locales: readonly string[] },
): Promise<Measures> {
  const folder = await mkdtemp(join(tmpdir(), 'search-measure-'));
  try {
    const timed = async () => {
      const started = performance.now();
      const built = await buildStaticIndex({ records, locales, folder });
      return { built, seconds: (performance.now() - started) / 1000 };
    };
    const first = await timed();
    const second = await timed();
    const { entry, files } = first.built;
    const sizes = new Map(files.map(({ path, sizeBytes }) => [path, sizeBytes]));
    const counted = () => {
      const fetched = { bytes: 0, files: 0 };
      const read = payloadsIn(folder);
      const provider = staticIndexProvider({
        entry,
        load(path) {
          fetched.bytes += sizes.get(path) ?? 0;
          fetched.files += 1;
          return read(path);
        },
      });
      return { provider, fetched };
    };
    const asked: Measures['queries'] = [];
    const kept = counted();
    for (const text of queries) {
      const fresh = counted();
      const started = performance.now();
      const { total } = await fresh.provider.search({ text, locale: locales[0] ?? 'vi' });
      const queryMs = performance.now() - started;
      const before = kept.fetched.bytes;
      await kept.provider.search({ text, locale: locales[0] ?? 'vi' });
      asked.push({
        text,
        total,
        firstBytes: fresh.fetched.bytes,
        firstFiles: fresh.fetched.files,
        nextBytes: kept.fetched.bytes - before,
        queryMs,
      });
    }
    return {
      buildSeconds: first.seconds,
      rebuildSeconds: second.seconds,
      files: files.length,
      indexMb: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1e6,
      peakRssMb: process.resourceUsage().maxRSS / 1024,
      queries: asked,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
