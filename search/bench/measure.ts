import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SearchableRecords } from '../documents.ts';
import { buildStaticIndex } from '../static-index/build.ts';
import { payloadsIn } from '../static-index/payload-file.ts';
import { staticIndexProvider } from '../static-index/query.ts';

export interface Measures {
  buildSeconds: number;
  buildCpuSeconds: number;
  /** A second build, of the same records. */
  unchangedSeconds: number;
  peakRssMb: number;
  files: number;
  indexMb: number;
  /** What a browser fetches, as it lies on the disk and as a server that compresses sends it. */
  queries: {
    text: string;
    firstResults: Fetched;
    everything: Fetched;
    next: Fetched;
    ms: number;
  }[];
}
interface Fetched {
  files: number;
  bytes: number;
  gzipBytes: number;
}

/** Builds the index of `records` twice in a temporary folder, then asks it every query afresh and in a row. */
export async function measure(
  records: SearchableRecords,
  { queries, locales }: { queries: readonly string[]; locales: readonly string[] },
): Promise<Measures> {
  const folder = await mkdtemp(join(tmpdir(), 'search-measure-'));
  try {
    const memory = { file: join(folder, 'memory.json'), key: 'measure' };
    const cpuBefore = process.cpuUsage();
    const [built, buildSeconds] = await timed(() =>
      buildStaticIndex({ records, locales, folder, memory }),
    );
    const cpu = process.cpuUsage(cpuBefore);
    const peakRssMb = process.resourceUsage().maxRSS / 1024;
    const [, unchangedSeconds] = await timed(() =>
      buildStaticIndex({ records, locales, folder, memory }),
    );
    const asked: Measures['queries'] = [];
    const kept = counting(folder, built.entry);
    const locale = locales[0] ?? 'vi';
    for (const text of queries) {
      const fresh = counting(folder, built.entry);
      const [, seconds] = await timed(() =>
        fresh.provider.search({ text, locale, depth: 'names' }),
      );
      const firstResults = { ...fresh.fetched };
      await fresh.provider.search({ text, locale });
      const before = { ...kept.fetched };
      await kept.provider.search({ text, locale });
      const next = {
        files: kept.fetched.files - before.files,
        bytes: kept.fetched.bytes - before.bytes,
        gzipBytes: kept.fetched.gzipBytes - before.gzipBytes,
      };
      asked.push({ text, firstResults, everything: fresh.fetched, next, ms: seconds * 1000 });
    }
    return {
      buildSeconds,
      buildCpuSeconds: (cpu.user + cpu.system) / 1e6,
      unchangedSeconds,
      peakRssMb,
      files: built.files.length,
      indexMb: built.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1e6,
      queries: asked,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timed<T>(run: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await run();
  return [result, (performance.now() - started) / 1000];
}

function counting(folder: string, entry: string) {
  const fetched: Fetched = { files: 0, bytes: 0, gzipBytes: 0 };
  const read = payloadsIn(folder);
  const provider = staticIndexProvider({
    entry,
    async load(path) {
      const script = await readFile(join(folder, path));
      fetched.files += 1;
      fetched.bytes += script.length;
      fetched.gzipBytes += gzipSync(script).length;
      return await read(path);
    },
  });
  return { provider, fetched };
}
