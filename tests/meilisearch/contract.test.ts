import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { updateMeilisearch } from '#search/meilisearch/index.ts';
import { meilisearchProvider } from '#search/meilisearch/query.ts';
import { searchKeyFor } from '#search/meilisearch/search-key.ts';
import { describeSearchProvider } from '#tests/contracts/search-provider.ts';
import { hasServer, openRealServer, type RealServer, whySkipped } from './real-server.ts';

describe.skipIf(!hasServer)(`a real Meilisearch${whySkipped}`, () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await openRealServer();
  });
  afterAll(() => server.stop());

  describeSearchProvider('Meilisearch', async (records) => {
    const index = `contract-${randomUUID()}`;
    await updateMeilisearch({ server, index, records, locales: ['vi', 'en'] });
    const { key } = await searchKeyFor(server, index);
    return meilisearchProvider({ url: server.url, index, searchKey: key });
  });
});
