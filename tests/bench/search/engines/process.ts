/** One engine over one grown archive, in a process of its own: `process.ts <engine> <folder>`; figures as JSON on standard output. */

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allQueries, summarise } from '../figures.ts';
import type { GoldenQuery } from '../golden.ts';
import { openGrown } from '../grown-archive.ts';
import type { Engine } from './engine.ts';

const [name = '', archive = ''] = process.argv.slice(2);
const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  ours: async () => (await import('./ours.ts')).ours,
  pagefind: async () => (await import('./pagefind.ts')).pagefind,
  miniSearch: async () => (await import('./minisearch.ts')).miniSearch,
  fts5: async () => (await import('./fts5.ts')).fts5,
  meilisearch: async () => (await import('./meilisearch.ts')).meilisearch,
};
const folder = await mkdtemp(join(tmpdir(), `search-${name}-`));
try {
  const engine = await ENGINES[name]?.();
  if (engine === undefined) throw new Error(`no such engine: ${name}`);
  const made = JSON.parse(readFileSync(join(archive, 'made-queries.json'), 'utf8'));
  const queries = allQueries(made as GoldenQuery[]);
  const { made: index, answers } = await engine({
    records: openGrown(archive),
    folder,
    queries: queries.map(({ query }) => query),
  });
  process.stdout.write(`${JSON.stringify(summarise(index, { queries, answers }))}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
