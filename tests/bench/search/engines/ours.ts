import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { orderFor } from '#i18n/alphabet.ts';
import type { SearchRequest, SearchResponse } from '#search/search-provider.ts';
import { buildStaticIndex } from '#search/static-index/build.ts';
import { payloadsIn } from '#search/static-index/payload-file.ts';
import { extras } from '#search/static-index/query/extras.ts';
import { staticIndexProvider } from '#search/static-index/query.ts';
import type { Answer } from '../figures.ts';
import { type Engine, peakRssMb, timed } from './engine.ts';

const LOCALE = 'vi';
const PAGE_SIZE = 10;

/** The static index, asked as the search page asks it; the page's own script is not counted (nor is Pagefind's user interface). */
export const ours: Engine = async ({ records, folder, queries }) => {
  const [built, buildSeconds] = await timed(() =>
    buildStaticIndex({ records, locales: ['vi', 'en', 'km'], folder, orderFor }),
  );
  const peak = peakRssMb();
  const kept = counting(folder, built.entry);
  await kept.provider.prepare(LOCALE);
  const answers: Answer[] = [];
  for (const text of queries) {
    const fresh = counting(folder, built.entry);
    await fresh.provider.prepare(LOCALE);
    const request: SearchRequest = { text, locale: LOCALE, limit: PAGE_SIZE };
    const [first, seconds] = await timed(() => asked(fresh, request));
    const { response, shownAt: firstBytes } = first;
    const wholeBytes = fresh.fetched.bytes;
    const ids = response.hits.map(({ card }) => card.id);
    const passages = await fresh.provider.passages(request, ids);
    const before = kept.fetched.bytes;
    const next = await asked(kept, request);
    answers.push({
      ids,
      firstBytes,
      nextBytes: next.shownAt - before,
      wholeBytes,
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

/** As the page asks (src/islands/search/panel.ts): so many are shown first. */
const FIRST_SHOWN = 3;

/** As the page asks: names first, which are shown when there are any, then the whole. `shownAt`: bytes fetched until then. */
async function asked(
  { provider, fetched }: ReturnType<typeof counting>,
  request: SearchRequest,
): Promise<{ response: SearchResponse; shownAt: number }> {
  const first = { ...request, enough: FIRST_SHOWN };
  const quick = await provider.search({ ...first, depth: 'names' });
  const named = quick.total > 0 ? fetched.bytes : null;
  const part = quick.further ? await provider.search(first) : quick;
  const shownAt = named ?? fetched.bytes;
  const depth = quick.further ? {} : ({ depth: 'names' } as const);
  const response = part.left > 0 ? await provider.search({ ...request, ...depth }) : part;
  return { response, shownAt };
}

function counting(folder: string, entry: string) {
  const fetched = { bytes: 0 };
  const read = payloadsIn(folder);
  const provider = staticIndexProvider({
    extras: async () => extras,
    entry,
    async load(path) {
      const script = await readFile(join(folder, path));
      fetched.bytes += gzipSync(script).length;
      return await read(path);
    },
  });
  return { provider, fetched };
}
