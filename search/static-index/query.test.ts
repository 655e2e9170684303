import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { describeSearchProvider } from '#tests/contracts/search-provider.ts';
import { buildStaticIndex } from './build.ts';
import { payloadsIn } from './payload-file.ts';
import { extras } from './query/extras.ts';
import { staticIndexProvider } from './query.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describeSearchProvider('the static index', async (records) => {
  const folder = await mkdtemp(join(tmpdir(), 'search-contract-'));
  folders.push(folder);
  const { entry } = await buildStaticIndex({ records, locales: ['vi', 'en'], folder });
  return staticIndexProvider({ entry, load: payloadsIn(folder), extras: async () => extras });
});
