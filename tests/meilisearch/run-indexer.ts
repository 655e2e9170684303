import { updateMeilisearch } from '#search/meilisearch/index.ts';
import { recordsInMemory } from '#tests/golden/search/records.ts';
import { manyRecords } from './many-records.ts';

/** An indexer of its own, to be killed: its only argument is JSON. */
const { url, adminKey, index, locales, many, word, changed } = JSON.parse(
  process.argv[2] ?? '{}',
) as {
  url: string;
  adminKey: string;
  index: string;
  locales: string[];
  many: number;
  word: string;
  changed: number;
};
await updateMeilisearch({
  server: { url, adminKey },
  index,
  records: recordsInMemory([
    ...manyRecords(changed, word),
    ...manyRecords(many, 'Cũ').slice(changed),
  ]),
  locales,
});
