import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { compileProjection } from '#projection/compile.ts';
import { EMPTY_LEDGER } from '#projection/ledger.ts';
import { openPublicRecords, type PublicRecords } from '#public-records/reader.ts';
import { searchableIds } from '#search/documents.ts';
import { updateMeilisearch } from '#search/meilisearch/index.ts';
import { meilisearchProvider } from '#search/meilisearch/query.ts';
import { searchKeyFor } from '#search/meilisearch/search-key.ts';
import { openServer } from '#search/meilisearch/server.ts';
import { FACETS, type SearchProvider } from '#search/search-provider.ts';
import { CLOSED_AT, OPEN } from '#tests/fixtures/restricted/closed-doors.ts';
import { makeRestrictedArchive, type RestrictedArchive } from '#tests/fixtures/restricted/make.ts';
import { OPEN_EXONYM } from '#tests/fixtures/restricted/open-records.ts';
import { hasServer, openRealServer, type RealServer, whySkipped } from './real-server.ts';

const index = `restricted-${process.pid}`;
const timeZone = 'Asia/Ho_Chi_Minh';

describe.skipIf(!hasServer)(`closed records in a real Meilisearch${whySkipped}`, () => {
  let server: RealServer;
  let folder: string;
  let archive: RestrictedArchive;
  let records: PublicRecords & { close(): void };
  let provider: SearchProvider;

  beforeAll(async () => {
    server = await openRealServer();
    folder = mkdtempSync(join(tmpdir(), 'restricted-'));
    archive = await makeRestrictedArchive({ folder, seed: 54 });
    const catalogue = await loadCatalogue({
      roots: archive.roots,
      cacheFolder: join(folder, 'catalogue'),
      now: CLOSED_AT,
      timeZone,
    });
    await compileProjection({
      catalogue,
      describe: () => null,
      ledger: EMPTY_LEDGER,
      now: CLOSED_AT,
      timeZone,
      scheduler: true,
      folder: join(folder, 'projection'),
    });
    catalogue.close();
    records = openPublicRecords(join(folder, 'projection'));
    await updateMeilisearch({ server, index, records, locales: ['vi', 'en'] });
    const { key } = await searchKeyFor(server, index);
    provider = meilisearchProvider({ url: server.url, index, searchKey: key });
  });
  afterAll(async () => {
    records.close();
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  });

  test('nothing that was planted is in any document, field or setting', async () => {
    const client = openServer(server).index(index);
    const { results, total } = await client.getDocuments({ limit: 10_000 });
    expect(total).toBe(searchableIds(records).length);
    expect(total).toBeGreaterThan(10);
    const everything = JSON.stringify([results, await client.getSettings()]);
    expect(archive.canaries.length).toBeGreaterThan(1_000);
    expect(archive.canaries.filter(({ token }) => everything.includes(token))).toEqual([]);
    const closed = new Set(archive.closed.map(({ id }) => id));
    expect(results.filter(({ id }) => closed.has(String(id)))).toEqual([]);
  });

  test('no word that was planted finds, suggests or counts anything', async () => {
    const tokens = archive.canaries.map(({ token }) => token);
    const sample = tokens.filter((_, i) => i % 10 === 0);
    for (const text of sample) {
      const { hits } = await provider.search({ text, locale: 'vi' });
      const names = await provider.suggest({ text, locale: 'vi' });
      expect([text, hits, names]).toEqual([text, [], []]);
    }
  });

  test('counts of facets name no closed record', async () => {
    const open = new Set(searchableIds(records));
    const closed = new Set(archive.closed.map(({ id }) => id));
    for (const facet of FACETS) {
      const values = await provider.facetCounts({ text: '', locale: 'vi' }, facet);
      expect(values.filter(({ value }) => closed.has(value))).toEqual([]);
      const ofType =
        facet === 'type' ? values.reduce((sum, { count }) => sum + count, 0) : open.size;
      expect(ofType).toBe(open.size);
    }
  });

  test('a name for search only finds its record, and stands in no answer', async () => {
    const found = await provider.search({ text: OPEN_EXONYM, locale: 'vi' });
    expect(found.hits.map(({ card }) => card.id)).toContain(OPEN.community);
    const request = { text: OPEN_EXONYM, locale: 'vi' };
    const answers = [
      found,
      await provider.suggest(request),
      [...(await provider.passages(request, [OPEN.community]))],
      ...(await Promise.all(FACETS.map((facet) => provider.facetCounts(request, facet)))),
    ];
    expect(JSON.stringify(answers)).not.toContain(OPEN_EXONYM);
  });
});
