import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeJobQueue } from '#tests/contracts/job-queue.ts';
import { findRedis, type RunningRedis, startRedis } from '#tests/services/redis.ts';
import { bullmqJobQueue } from './bullmq-job-queue.ts';

const found = await findRedis();
const skipped = 'reason' in found ? ` (skipped: ${found.reason})` : '';

describe.skipIf(skipped)(`on a real Redis${skipped}`, () => {
  let redis: RunningRedis;
  beforeAll(async () => {
    redis = await startRedis(found);
  });
  afterAll(() => redis.stop());

  describeJobQueue('bullmqJobQueue', async (retries) => ({
    queue: await bullmqJobQueue({ url: redis.url, name: randomUUID(), retries }),
    elapse: (ms) => delay(ms),
  }));

  test('queues of two names share a Redis without seeing each other', async () => {
    const one = await bullmqJobQueue({ url: redis.url, name: 'one' });
    const two = await bullmqJobQueue({ url: redis.url, name: 'two' });
    await one.add({ key: 'a', payload: '' });
    expect(await two.lease({ worker: 'w', forMs: 1000 })).toBeNull();
    expect(await two.state('a')).toBeNull();
    await Promise.all([one.close(), two.close()]);
  });
});

test('a Redis that does not answer is named, without its password', async () => {
  const opening = bullmqJobQueue({ url: 'redis://editor:secret@127.0.0.1:9' });
  await expect(opening).rejects.toMatchObject({ name: 'queue-unreachable' });
  await expect(opening).rejects.not.toThrow('secret');
});
