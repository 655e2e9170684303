import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PublicEntry } from '#domain/public/record.ts';
import type { SearchableRecords } from '#search/documents.ts';
import { updateMeilisearch } from '#search/meilisearch/index.ts';
import { meilisearchProvider } from '#search/meilisearch/query.ts';
import { searchKeyFor } from '#search/meilisearch/search-key.ts';
import { openServer } from '#search/meilisearch/server.ts';
import { baseEnv, testEnv } from '#tests/env.ts';
import { seededRandom } from '#tests/fixtures/restricted/canaries.ts';
import { GOLDEN_ENTRIES, recordsInMemory } from '#tests/golden/search/records.ts';
import { manyRecords } from './many-records.ts';
import { hasServer, openRealServer, type RealServer, whySkipped } from './real-server.ts';

const locales = ['vi', 'en'];
let server: RealServer;
let index = '';
let made = 0;

const update = (records: SearchableRecords, rest: { anew?: boolean; index?: string } = {}) =>
  updateMeilisearch({ server, index, records, locales, ...rest });

const search = async (text: string, into = index) => {
  const { key } = await searchKeyFor(server, into);
  const provider = meilisearchProvider({ url: server.url, index: into, searchKey: key });
  return await provider.search({ text, locale: 'vi', limit: 100 });
};
const idsFor = async (text: string) => (await search(text)).hits.map(({ card }) => card.id);
const indexes = async () =>
  (await openServer(server).getRawIndexes({ limit: 100 })).results.map(({ uid }) => uid);

const without = (...ids: string[]) => GOLDEN_ENTRIES.filter(({ id }) => !ids.includes(id));
const retold = (id: string, title: string): PublicEntry[] =>
  GOLDEN_ENTRIES.map((entry) =>
    entry.id !== id || entry.type === 'tombstone'
      ? entry
      : { ...entry, texts: entry.texts.map((text) => ({ ...text, title })) },
  );

describe.skipIf(!hasServer)(`the index of a real Meilisearch${whySkipped}`, () => {
  beforeAll(async () => {
    server = await openRealServer();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    made += 1;
    index = `updates-${process.pid}-${made}`;
  });

  test('is built, and left alone when nothing has changed', async () => {
    const records = recordsInMemory(GOLDEN_ENTRIES);
    const documents = GOLDEN_ENTRIES.length;
    expect(await update(records)).toEqual({
      way: 'new',
      documents,
      written: documents,
      deleted: 0,
    });
    expect(await update(records)).toEqual({ way: 'none', documents, written: 0, deleted: 0 });
    expect(await indexes()).toEqual([index]);
  });

  test('takes what has changed and gives up what is gone, in place', async () => {
    await update(recordsInMemory(GOLDEN_ENTRIES));
    const changed = await update(recordsInMemory(retold('dan-tinh', 'Cây đàn tính mới kể')));
    expect(changed).toMatchObject({ way: 'changes', written: 1, deleted: 0 });
    expect(await idsFor('mới kể')).toEqual(['dan-tinh']);
    expect((await search('hát')).hits.map(({ card }) => card.title)).not.toContain(
      'Hát then, đàn tính',
    );
    const taken = await update(recordsInMemory(without('dan-tinh')));
    expect(taken).toMatchObject({ way: 'changes', deleted: 1 });
    expect(await idsFor('đàn tính')).not.toContain('dan-tinh');
  });

  test('a record that leaves channel search leaves the index', async () => {
    await update(recordsInMemory(GOLDEN_ENTRIES));
    expect(await idsFor('katê')).toEqual(['kate']);
    await update(recordsInMemory(GOLDEN_ENTRIES, { hidden: ['kate'] }));
    expect(await idsFor('katê')).toEqual([]);
  });

  test('a new record takes its place in the alphabet and moves no other', async () => {
    await update(recordsInMemory(without('can-cau')));
    expect(await update(recordsInMemory(GOLDEN_ENTRIES))).toMatchObject({ written: 1 });
    const { key } = await searchKeyFor(server, index);
    const provider = meilisearchProvider({ url: server.url, index, searchKey: key });
    const { hits } = await provider.search({ text: '', locale: 'vi', sort: 'name', limit: 100 });
    const titles = hits.map(({ card }) => card.title);
    expect(titles).toEqual(titles.toSorted(new Intl.Collator('vi').compare));
    expect(titles).toContain('Cán cân gỗ');
  });

  test('other settings make a new index; what an interrupted run left is cleared away', async () => {
    await update(recordsInMemory(GOLDEN_ENTRIES));
    const client = openServer(server);
    await client.createIndex(`${index}--1`, { primaryKey: 'id' }).waitTask();
    await client.createIndex(`${index}-of-another`, { primaryKey: 'id' }).waitTask();
    await client.index(index).updateStopWords(['le']).waitTask();
    await client.index(index).updateRankingRules(['words']).waitTask();
    expect(await update(recordsInMemory(GOLDEN_ENTRIES))).toMatchObject({ way: 'new' });
    expect((await indexes()).filter((uid) => uid.startsWith(index))).toEqual(
      [index, `${index}-of-another`].sort(),
    );
  });

  test('the key for browsers can search in the one index, and nothing else', async () => {
    await update(recordsInMemory(GOLDEN_ENTRIES, { searchOnly: { 'e-de': ['Xyzexonym'] } }));
    const other = `${index}-secret`;
    await update(recordsInMemory(GOLDEN_ENTRIES), { index: other });
    const { key } = await searchKeyFor(server, index);
    expect(await searchKeyFor(server, index)).toEqual({ key, isNew: false });
    const ask = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${server.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, text: await response.text() };
    };
    const refused = await Promise.all([
      ask('POST', `/indexes/${index}/documents`, [{ id: 'intruder' }]),
      ask('DELETE', `/indexes/${index}/documents/kate`),
      ask('DELETE', `/indexes/${index}`),
      ask('PATCH', `/indexes/${index}/settings`, { displayedAttributes: ['*'] }),
      ask('GET', `/indexes/${index}/settings`),
      ask('GET', `/indexes/${index}/documents`),
      ask('GET', '/indexes'),
      ask('GET', '/keys'),
      ask('GET', '/tasks'),
      ask('GET', '/stats'),
      ask('POST', `/indexes/${other}/search`, { q: '' }),
      ask('POST', '/multi-search', { queries: [{ indexUid: other, q: '' }] }),
      ask('POST', '/swap-indexes', [{ indexes: [index, other] }]),
    ]);
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    const all = {
      attributesToRetrieve: ['*'],
      attributesToHighlight: ['*'],
      attributesToCrop: ['*'],
    };
    const answers = await Promise.all([
      ask('POST', `/indexes/${index}/search`, { q: '', ...all, limit: 100 }),
      ask('POST', `/indexes/${index}/search`, {
        q: 'Xyzexony',
        ...all,
        showMatchesPosition: true,
        showRankingScoreDetails: false,
      }),
      ask('POST', `/indexes/${index}/facet-search`, { facetName: 'type', facetQuery: '' }),
    ]);
    expect(JSON.parse(answers[1]?.text ?? '').hits).toHaveLength(1);
    for (const { text } of answers) {
      expect(text.replace('"query":"Xyzexony"', '').toLowerCase()).not.toContain('xyzexony');
    }
  });

  test('killed at any point, the live index is whole, and the next run finishes', async () => {
    const many = 1_500;
    await update(recordsInMemory(manyRecords(many, 'Cũ')));
    let state = 'Cũ';
    let cutShort = 0;
    for (const [run, afterMs] of moments({ upTo: 2_500 }).entries()) {
      const word = `Lượt ${run}`;
      cutShort += Number(await killedAfter(afterMs, { many, word, changed: many }));
      const { total, hits } = await search('festival');
      const words = new Set(hits.map(({ card }) => card.title.replace(/ \d+$/, '')));
      expect(total).toBe(many);
      expect([[state], [word]]).toContainEqual([...words]);
      [state = ''] = words;
    }
    expect(cutShort).toBeGreaterThan(0);
    await update(recordsInMemory(manyRecords(many, 'Mới')));
    expect((await search('mới')).total).toBe(many);
    expect((await indexes()).filter((uid) => uid.startsWith(`${index}--`))).toEqual([]);
  });

  test('killed while changes are written, no record is lost or half', async () => {
    const many = 1_500;
    const changed = 500;
    await update(recordsInMemory(manyRecords(many, 'Cũ')));
    for (const [run, afterMs] of moments({ upTo: 1_500 }).entries()) {
      await killedAfter(afterMs, { many, word: `Lượt ${run}`, changed });
      const { total } = await search('festival');
      const { results } = await openServer(server)
        .index(index)
        .getDocuments({ fields: ['id', 'title_vi', 'card_vi'], limit: many });
      expect(total).toBe(many);
      for (const { card_vi, title_vi } of results) expect(title_vi).toEqual([card_vi.title]);
    }
    const last = manyRecords(many, 'Mới').slice(0, changed);
    await update(recordsInMemory([...last, ...manyRecords(many, 'Cũ').slice(changed)]));
    expect((await search('mới')).total).toBe(changed);
    expect((await search('cũ')).total).toBe(many - changed);
  });
});

/** When the indexer is killed, in milliseconds. */
function moments({ upTo }: { upTo: number }): number[] {
  const random = seededRandom(7);
  return Array.from({ length: testEnv.full ? 60 : 8 }, () => 300 + random() * upTo);
}

/** Runs an indexer of its own and kills it; `true` when it was not done yet. */
async function killedAfter(
  afterMs: number,
  options: { many: number; word: string; changed: number },
): Promise<boolean> {
  const program = new URL('run-indexer.ts', import.meta.url).pathname;
  const place = { url: server.url, adminKey: server.adminKey, index, locales };
  const indexer = spawn(process.execPath, [program, JSON.stringify({ ...place, ...options })], {
    env: baseEnv,
    stdio: 'ignore',
  });
  const ended = once(indexer, 'exit');
  await Promise.race([ended, wait(afterMs)]);
  const isCutShort = indexer.exitCode === null;
  indexer.kill('SIGKILL');
  await ended;
  await untilIdle();
  return isCutShort;
}

/** What was handed to the server before the kill, it still works off. */
async function untilIdle(): Promise<void> {
  const client = openServer(server);
  for (;;) {
    const { total } = await client.tasks.getTasks({ statuses: ['enqueued', 'processing'] });
    if (total === 0) return;
    await wait(50);
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
