import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harvestExporters } from '#exported/harvest-exporters.ts';
import { harvestSets } from '#exported/harvest-sets.ts';
import { openExportedStore } from '#exported/sqlite-exported-store.ts';
import { updateExports } from '#exported/update-exports.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { serveSite } from '#server/serve-site.ts';
import { SITE } from './changing-archive.ts';

/** A store of exports and a server that answers harvesters from it, as `archive serve` does. */
export async function openRepository() {
  const folder = mkdtempSync(join(tmpdir(), 'oai-'));
  const file = join(folder, 'exported.sqlite');
  const store = openExportedStore(file);
  const settings = {
    repositoryName: SITE.name,
    baseUrl: `${SITE.url}/oai`,
    adminEmail: 'kho@kho.example',
    namespace: 'kho.example',
  };
  const serve = serveSite({
    // Before the first release: harvesters are answered all the same.
    release: () => null,
    basePath: '',
    oai: { store: file, settings, clock: () => new Date() },
  });
  const server = createServer((request, response) => {
    serve(request, response).catch((error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    store,
    settings,
    url: `http://127.0.0.1:${port}/oai`,
    update(records: PublicRecords, clock = () => new Date()) {
      const { sets, of } = harvestSets(records);
      const counts = updateExports(store, {
        records,
        exporters: harvestExporters({ ...SITE, locales: [...SITE.locales] }),
        setsOf: of,
        program: '1',
        clock,
      });
      store.keepSets(sets);
      return counts;
    },
    close() {
      server.closeAllConnections();
      server.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
export type Repository = Awaited<ReturnType<typeof openRepository>>;
