import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeJobQueue } from '#tests/contracts/job-queue.ts';
import type { RetryPolicy } from './retry-policy.ts';
import { sqliteJobQueue } from './sqlite-job-queue.ts';
import { beginWork, isWorkerAlive, workerName } from './worker-name.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'job-queue-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
const inFile = () => join(folder, `${count++}.sqlite`);
const underTest = (file: string) => (retries: RetryPolicy) => {
  let nowMs = 1_000_000;
  const queue = sqliteJobQueue({ file, retries, now: () => nowMs });
  const elapse = (ms: number) => {
    nowMs += ms;
  };
  return { queue, elapse };
};
describeJobQueue('sqliteJobQueue in a file', (retries) => underTest(inFile())(retries));
describeJobQueue('sqliteJobQueue in memory', underTest(':memory:'));

test('two connections to one file see the same jobs', async () => {
  const file = inFile();
  const one = sqliteJobQueue({ file });
  const two = sqliteJobQueue({ file });
  await one.add({ key: 'a', payload: 'x' });
  const lease = await two.lease({ worker: 'two', forMs: 1000 });
  expect(lease).toMatchObject({ key: 'a' });
  expect(await one.lease({ worker: 'one', forMs: 1000 })).toBeNull();
  if (lease) await two.complete(lease);
  expect(await one.state('a')).toBe('done');
  await one.close();
  await two.close();
});

test('what a dead worker held is free at once', async () => {
  const queue = sqliteJobQueue({ file: ':memory:', isWorkerAlive: (worker) => worker !== 'dead' });
  await queue.add({ key: 'a', payload: '' });
  await queue.lease({ worker: 'dead', forMs: 1_000_000 });
  expect(await queue.lease({ worker: 'alive', forMs: 1000 })).toMatchObject({
    key: 'a',
    attempt: 2,
  });
  await queue.close();
});

test('hands out only what is asked for by name', async () => {
  const queue = sqliteJobQueue({ file: ':memory:' });
  for (const key of ['a', 'b', 'c']) await queue.add({ key, payload: '' });
  const take = async (only?: string[]) =>
    (await queue.lease({ worker: 'w', forMs: 1000, only }))?.key ?? null;
  expect([await take(['c', 'x']), await take(['c']), await take(), await take(['b'])]).toEqual([
    ...['c', null, 'a', 'b'],
  ]);
  await queue.close();
});

test('a worker is known alive by its host, process and nonce', () => {
  const { worker, end } = beginWork();
  expect(isWorkerAlive(worker)).toBe(true);
  end();
  expect(isWorkerAlive(worker)).toBe(false);
  const beforeTheRestart = workerName({ pid: process.pid, nonce: 'before' });
  expect(isWorkerAlive(beforeTheRestart)).toBe(false);
  expect(isWorkerAlive(workerName({ pid: process.ppid, nonce: 'x' }))).toBe(true);
  expect(isWorkerAlive(workerName({ pid: 2 ** 22 + 1, nonce: 'x' }))).toBe(false);
  expect(isWorkerAlive('another-machine:1:x')).toBe(true);
});
