import { execFileSync } from 'node:child_process';
import { updateMeilisearch } from '#search/meilisearch/index.ts';
import { meilisearchProvider } from '#search/meilisearch/query.ts';
import type { SearchRequest } from '#search/search-provider.ts';
import { hasServer, openRealServer } from '#tests/meilisearch/real-server.ts';
import type { Answer } from '../figures.ts';
import { type Engine, peakRssMb, timed } from './engine.ts';

const LOCALES = ['vi', 'en', 'km'];
const INDEX = 'bench';

/** A real Meilisearch (MEILISEARCH_BIN or MEILISEARCH_URL), filled and asked as an archive does. */
export const meilisearch: Engine = async ({ records, queries }) => {
  if (!hasServer) throw new Error('no Meilisearch: set MEILISEARCH_BIN or MEILISEARCH_URL');
  const server = await openRealServer();
  try {
    const place = { url: server.url, adminKey: server.adminKey };
    const [, buildSeconds] = await timed(() =>
      updateMeilisearch({ server: place, index: INDEX, records, locales: LOCALES }),
    );
    const received = { bytes: 0 };
    const provider = meilisearchProvider({
      url: server.url,
      index: INDEX,
      searchKey: server.adminKey,
      timeoutMs: 60_000,
      fetch: async (...asked) => {
        const response = await fetch(...asked);
        const body = await response.clone().arrayBuffer();
        received.bytes += body.byteLength;
        return response;
      },
    });
    const answers: Answer[] = [];
    for (const text of queries) {
      received.bytes = 0;
      const request: SearchRequest = { text, locale: 'vi', limit: 10 };
      const [{ hits }, seconds] = await timed(() => provider.search(request));
      const ids = hits.map(({ card }) => card.id);
      const bytes = received.bytes;
      const passages = await provider.passages(request, ids);
      answers.push({
        ids,
        firstBytes: bytes,
        nextBytes: bytes,
        ms: seconds * 1000,
        seconds: Object.fromEntries(
          [...passages].flatMap(([id, { at }]) =>
            at !== null && 'startSeconds' in at ? [[id, at.startSeconds]] : [],
          ),
        ),
      });
    }
    const stats = (await (
      await fetch(`${server.url}/stats`, {
        headers: { authorization: `Bearer ${server.adminKey}` },
      })
    ).json()) as { databaseSize: number };
    return {
      made: {
        files: 1,
        indexMb: stats.databaseSize / 1e6,
        buildSeconds,
        peakRssMb: peakRssMb() + serverMb(),
      },
      answers,
    };
  } finally {
    await server.stop();
  }
};

/** What the servers on this machine hold in memory, the process that fills them not counted; 0 where nobody tells. */
function serverMb(): number {
  try {
    const told = execFileSync('ps', ['-C', 'meilisearch', '-o', 'rss='], { encoding: 'utf8' });
    return Math.max(...told.trim().split('\n').map(Number)) / 1024;
  } catch {
    return 0;
  }
}
