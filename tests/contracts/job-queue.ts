import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JobQueue, Lease } from '#media-pipeline/queue/job-queue.ts';

/** What every JobQueue does. `make` gives an empty one. */
export function describeJobQueue(name: string, make: () => Promise<JobQueue> | JobQueue): void {
  describe(`${name} keeps the contract of JobQueue`, () => {
    let queue: JobQueue;
    beforeEach(async () => {
      queue = await make();
    });
    afterEach(() => queue.close());

    const take = (nowMs: number, worker = 'one') => queue.lease({ worker, nowMs, forMs: 1000 });
    const taken = async (nowMs: number, worker?: string): Promise<Lease> => {
      const lease = await take(nowMs, worker);
      if (!lease) throw new Error('there was nothing to take');
      return lease;
    };

    test('hands out jobs in the order they came, each once', async () => {
      await queue.add({ key: 'a', payload: 'first' });
      await queue.add({ key: 'b', payload: 'second' });
      expect(await take(0)).toMatchObject({ key: 'a', payload: 'first', attempt: 1 });
      expect(await take(0, 'two')).toMatchObject({ key: 'b', payload: 'second' });
      expect(await take(0)).toBeNull();
    });

    test('asking for the same job twice is asking once', async () => {
      await queue.add({ key: 'a', payload: '1' });
      await queue.add({ key: 'a', payload: '2' });
      expect(await take(0)).toMatchObject({ payload: '1' });
      await queue.add({ key: 'a', payload: '3' });
      expect(await take(0)).toBeNull();
    });

    test('knows where a job stands', async () => {
      expect(await queue.state('a')).toBeNull();
      await queue.add({ key: 'a', payload: '' });
      expect(await queue.state('a')).toBe('waiting');
      const lease = await taken(0);
      expect(await queue.state('a')).toBe('leased');
      expect(await queue.complete(lease)).toBe(true);
      expect(await queue.state('a')).toBe('done');
      expect(await take(0)).toBeNull();
    });

    test('a job asked for again after it was done or failed starts afresh', async () => {
      await queue.add({ key: 'a', payload: 'old' });
      await queue.complete(await taken(0));
      await queue.add({ key: 'a', payload: 'new' });
      const again = await taken(0);
      expect(again).toMatchObject({ payload: 'new', attempt: 1 });
      expect(await queue.fail(again, { retry: false })).toBe(true);
      expect(await queue.state('a')).toBe('failed');
      expect(await take(0)).toBeNull();
      await queue.add({ key: 'a', payload: 'newer' });
      expect(await take(0)).toMatchObject({ payload: 'newer', attempt: 1 });
    });

    test('counts the attempts of a job that is tried again', async () => {
      await queue.add({ key: 'a', payload: '' });
      await queue.fail(await taken(0), { retry: true });
      await queue.fail(await taken(0), { retry: true });
      expect(await take(0)).toMatchObject({ attempt: 3 });
    });

    test('a lease holds until its time, and is taken over after it', async () => {
      await queue.add({ key: 'a', payload: '' });
      await take(0, 'slow');
      expect(await take(999, 'quick')).toBeNull();
      expect(await take(1000, 'quick')).toMatchObject({ key: 'a', attempt: 2 });
    });

    test('a renewed lease holds longer', async () => {
      await queue.add({ key: 'a', payload: '' });
      const lease = await taken(0);
      expect(await queue.renew(lease, { nowMs: 900, forMs: 1000 })).toBe(true);
      expect(await take(1500, 'other')).toBeNull();
      expect(await take(1900, 'other')).not.toBeNull();
    });

    test('a holder whose lease was taken over can no longer settle the job', async () => {
      await queue.add({ key: 'a', payload: '' });
      const slow = await taken(0, 'slow');
      const quick = await taken(2000, 'quick');
      expect(await queue.renew(slow, { nowMs: 2001, forMs: 1000 })).toBe(false);
      expect(await queue.complete(slow)).toBe(false);
      expect(await queue.fail(slow, { retry: false })).toBe(false);
      expect(await queue.state('a')).toBe('leased');
      expect(await queue.complete(quick)).toBe(true);
      expect(await queue.complete(quick)).toBe(false);
    });

    test('many workers share the jobs without taking one twice', async () => {
      for (let n = 0; n < 60; n++) await queue.add({ key: `job-${n}`, payload: '' });
      const workers = ['one', 'two', 'three'].map(async (worker) => {
        const keys: string[] = [];
        for (let lease = await take(0, worker); lease; lease = await take(0, worker)) {
          keys.push(lease.key);
          await queue.complete(lease);
        }
        return keys;
      });
      const keys = (await Promise.all(workers)).flat();
      expect(keys).toHaveLength(60);
      expect(new Set(keys).size).toBe(60);
    });
  });
}
