import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { orderFor } from '#i18n/alphabet.ts';
import type { SearchRequest } from '#search/search-provider.ts';
import { buildStaticIndex } from '#search/static-index/build.ts';
import { payloadsIn } from '#search/static-index/payload-file.ts';
import { staticIndexProvider } from '#search/static-index/query.ts';
import type { Answer } from '../figures.ts';
import { type Engine, peakRssMb, timed } from './engine.ts';

const ISLAND = join(import.meta.dirname, '../../../../src/islands/search.ts');
const LOCALE = 'vi';
const PAGE_SIZE = 10;

/** The static index, asked as the search page asks it. */
export const ours: Engine = async ({ records, folder, queries }) => {
  const [built, buildSeconds] = await timed(() =>
    buildStaticIndex({ records, locales: ['vi', 'en', 'km'], folder, orderFor }),
  );
  const peak = peakRssMb();
  const script = await scriptBytes();
  const kept = counting(folder, built.entry);
  const answers: Answer[] = [];
  for (const text of queries) {
    const fresh = counting(folder, built.entry);
    const request: SearchRequest = { text, locale: LOCALE, limit: PAGE_SIZE };
    const [response, seconds] = await timed(() => fresh.provider.search(request));
    const firstBytes = fresh.fetched.bytes + script;
    const ids = response.hits.map(({ card }) => card.id);
    const passages = await fresh.provider.passages(request, ids);
    const before = kept.fetched.bytes;
    await kept.provider.search(request);
    answers.push({
      ids,
      firstBytes,
      nextBytes: kept.fetched.bytes - before,
      ms: seconds * 1000,
      seconds: Object.fromEntries(
        [...passages].flatMap(([id, { at }]) =>
          at !== null && 'startSeconds' in at ? [[id, at.startSeconds]] : [],
        ),
      ),
    });
  }
  return {
    made: {
      files: built.files.length,
      indexMb: built.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1e6,
      buildSeconds,
      peakRssMb: peak,
    },
    answers,
  };
};

/** The script of the search page, compressed. */
async function scriptBytes(): Promise<number> {
  if (!existsSync(ISLAND)) return 0;
  const { outputFiles } = await build({
    entryPoints: [ISLAND],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome80', 'firefox78', 'safari14.1'],
  });
  return gzipSync(outputFiles[0]?.contents ?? '').length;
}

function counting(folder: string, entry: string) {
  const fetched = { files: 0, bytes: 0 };
  const read = payloadsIn(folder);
  const provider = staticIndexProvider({
    entry,
    async load(path) {
      fetched.files += 1;
      fetched.bytes += gzipSync(await readFile(join(folder, path))).length;
      return await read(path);
    },
  });
  return { provider, fetched };
}
