import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JobQueue, Lease } from '#media-pipeline/queue/job-queue.ts';
import { LAPSED, type RetryPolicy } from '#media-pipeline/queue/retry-policy.ts';

export interface QueueUnderTest {
  queue: JobQueue;
  /** Lets time pass for the queue: a clock put forward, or a real wait. */
  elapse(ms: number): Promise<void> | void;
}

const RETRIES: RetryPolicy = { maxAttempts: 3, firstDelayMs: 500, maxDelayMs: 600 };
const LEASE_MS = 1000;
/** How soon a lapsed lease is noticed when there is other work to hand out. */
const NOTICED_WITHIN_MS = 1100;
const LONG_MS = 600_000;

/** What every JobQueue does. `make` gives an empty one that retries as it is told. */
export function describeJobQueue(
  name: string,
  make: (retries: RetryPolicy) => Promise<QueueUnderTest> | QueueUnderTest,
): void {
  describe(`${name} keeps the contract of JobQueue`, () => {
    let queue: JobQueue;
    let elapse: QueueUnderTest['elapse'];
    beforeEach(async () => {
      ({ queue, elapse } = await make(RETRIES));
    });
    afterEach(() => queue.close());

    const take = (worker = 'one', forMs = LONG_MS) => queue.lease({ worker, forMs });
    const taken = async (worker?: string, forMs?: number): Promise<Lease> => {
      const lease = await take(worker, forMs);
      if (!lease) throw new Error('there was nothing to take');
      return lease;
    };
    const lapse = () => elapse(LEASE_MS + 50);
    const fail = async (reason: string, retry = true) =>
      queue.fail(await taken(), { reason, retry });

    test('hands out jobs in the order they came, each once', async () => {
      await queue.add({ key: 'a', payload: 'first' });
      await queue.add({ key: 'b', payload: 'second' });
      expect(await take()).toMatchObject({ key: 'a', payload: 'first', attempt: 1 });
      expect(await take('two')).toMatchObject({ key: 'b', payload: 'second' });
      expect(await take()).toBeNull();
    });

    test('keeps keys and payloads as they are', async () => {
      const payload = JSON.stringify({ title: 'Chợ nổi Cái Răng', list: 'ê'.repeat(4000) });
      const keys = ['7', 'media:sha-256/áo dài%3A', ' ', 'a:b:c'];
      for (const key of keys) await queue.add({ key, payload });
      for (const key of keys) expect(await take()).toMatchObject({ key, payload });
      expect(await queue.state('7')).toBe('leased');
    });

    test('asking for the same job twice is asking once, for what was asked last before it was taken', async () => {
      expect(await queue.add({ key: 'a', payload: '1' })).toBe('waiting');
      expect(await queue.add({ key: 'a', payload: '2' })).toBe('waiting');
      const lease = await taken();
      expect(lease.payload).toBe('2');
      expect(await queue.add({ key: 'a', payload: '3' })).toBe('leased');
      expect(await take()).toBeNull();
      await queue.giveBack(lease);
      expect(await take()).toMatchObject({ payload: '2' });
      expect(await take()).toBeNull();
    });

    test('knows where a job stands', async () => {
      expect(await queue.state('a')).toBeNull();
      await queue.add({ key: 'a', payload: '' });
      expect(await queue.state('a')).toBe('waiting');
      const lease = await taken();
      expect(await queue.state('a')).toBe('leased');
      expect(await queue.complete(lease)).toBe(true);
      expect(await queue.state('a')).toBe('done');
      expect(await take()).toBeNull();
    });

    test('counts jobs by their state', async () => {
      expect(await queue.counts()).toEqual({ waiting: 0, leased: 0, done: 0, parked: 0 });
      for (const key of ['a', 'b', 'c', 'd', 'e']) await queue.add({ key, payload: '' });
      await queue.complete(await taken());
      await fail('no such codec', false);
      await fail('the disk was full');
      await take();
      expect(await queue.counts()).toEqual({ waiting: 2, leased: 1, done: 1, parked: 1 });
    });

    test('a job asked for again after it was done starts afresh', async () => {
      await queue.add({ key: 'a', payload: 'old' });
      await queue.complete(await taken());
      expect(await queue.add({ key: 'a', payload: 'new' })).toBe('waiting');
      expect(await take()).toMatchObject({ payload: 'new', attempt: 1 });
    });

    test('a failed attempt is tried again, later and later', async () => {
      await queue.add({ key: 'a', payload: '' });
      expect(await fail('first')).toBe('waiting');
      expect(await queue.state('a')).toBe('waiting');
      expect(await take()).toBeNull();
      await elapse(RETRIES.firstDelayMs + 20);
      expect(await fail('second')).toBe('waiting');
      await elapse(RETRIES.firstDelayMs - 200);
      expect(await take()).toBeNull();
      await elapse(RETRIES.maxDelayMs - RETRIES.firstDelayMs + 220);
      expect(await take()).toMatchObject({ attempt: 3 });
    });

    test('a job that waits for its next try holds up no other', async () => {
      await queue.add({ key: 'a', payload: '' });
      await queue.add({ key: 'b', payload: '' });
      await fail('once');
      expect(await take()).toMatchObject({ key: 'b' });
    });

    test('a job whose attempts are used up is parked with its log, and no longer handed out', async () => {
      await queue.add({ key: 'a', payload: 'x' });
      for (const reason of ['first', 'second\nand more']) {
        await fail(reason);
        await elapse(RETRIES.maxDelayMs + 20);
      }
      const last = await taken('two');
      expect(await queue.fail(last, { reason: 'third', retry: true })).toBe('parked');
      expect(await queue.state('a')).toBe('parked');
      await elapse(RETRIES.maxDelayMs + 20);
      expect(await take()).toBeNull();
      const [parked] = await queue.parked();
      expect(parked).toEqual({
        key: 'a',
        payload: 'x',
        attempts: [
          { attempt: 1, worker: 'one', atMs: expect.any(Number), reason: 'first' },
          { attempt: 2, worker: 'one', atMs: expect.any(Number), reason: 'second\nand more' },
          { attempt: 3, worker: 'two', atMs: expect.any(Number), reason: 'third' },
        ],
      });
      const times = parked?.attempts.map(({ atMs }) => atMs) ?? [];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    });

    test('a failure that trying cannot mend is parked at once', async () => {
      for (const key of ['a', 'b']) await queue.add({ key, payload: '' });
      await queue.fail(await taken(), { reason: 'no sound in it', retry: false });
      await elapse(2);
      await queue.fail(await taken(), { reason: 'nor in this', retry: false });
      expect(await queue.parked()).toMatchObject([
        { key: 'a', attempts: [{ reason: 'no sound in it' }] },
        { key: 'b', attempts: [{ reason: 'nor in this' }] },
      ]);
    });

    test('a parked job stays parked when asked for, until it is retried: then it is as new', async () => {
      await queue.add({ key: 'a', payload: 'x' });
      expect(await queue.retry('a')).toBe(false);
      await fail('broken', false);
      expect(await queue.add({ key: 'a', payload: 'y' })).toBe('parked');
      expect(await take()).toBeNull();
      expect(await queue.retry('a')).toBe(true);
      expect(await queue.retry('a')).toBe(false);
      expect(await queue.parked()).toEqual([]);
      const lease = await taken();
      expect(lease).toMatchObject({ payload: 'x', attempt: 1 });
      await queue.fail(lease, { reason: 'still broken', retry: false });
      expect(await queue.parked()).toMatchObject([{ attempts: [{ reason: 'still broken' }] }]);
    });

    test('what is given back is there at once, and the attempt does not count', async () => {
      await queue.add({ key: 'a', payload: '' });
      for (let n = 0; n < RETRIES.maxAttempts + 2; n++) {
        const lease = await taken();
        expect(lease.attempt).toBe(1);
        expect(await queue.giveBack(lease)).toBe(true);
        expect(await queue.giveBack(lease)).toBe(false);
      }
      expect(await queue.state('a')).toBe('waiting');
    });

    test('a job given back for later lets the others pass', async () => {
      await queue.add({ key: 'a', payload: '' });
      await queue.add({ key: 'b', payload: '' });
      const lease = await taken();
      expect(lease.key).toBe('a');
      expect(await queue.giveBack(lease, { afterMs: 300 })).toBe(true);
      expect(await queue.state('a')).toBe('waiting');
      const other = await taken();
      expect(other.key).toBe('b');
      await queue.complete(other);
      expect(await take()).toBeNull();
      await elapse(350);
      expect(await take()).toMatchObject({ key: 'a', attempt: 1 });
    });

    test('a job can be taken out of the queue, except while it is leased', async () => {
      expect(await queue.remove('a')).toBe(false);
      await queue.add({ key: 'a', payload: '1' });
      expect(await queue.remove('a')).toBe(true);
      expect(await queue.state('a')).toBeNull();
      expect(await take()).toBeNull();
      await queue.add({ key: 'a', payload: '2' });
      const lease = await taken();
      expect(await queue.remove('a')).toBe(false);
      await queue.fail(lease, { reason: 'broken', retry: true });
      expect(await queue.remove('a')).toBe(true);
      await queue.add({ key: 'a', payload: '3' });
      await queue.fail(await taken(), { reason: 'broken', retry: false });
      expect(await queue.remove('a')).toBe(true);
      expect(await queue.parked()).toEqual([]);
      await queue.add({ key: 'a', payload: '4' });
      expect(await take()).toMatchObject({ payload: '4', attempt: 1 });
    });

    test('a lease holds until its time, and is taken over after it', async () => {
      await queue.add({ key: 'a', payload: '' });
      await take('slow', LEASE_MS);
      await elapse(LEASE_MS / 2);
      expect(await take('quick')).toBeNull();
      await lapse();
      expect(await take('quick')).toMatchObject({ key: 'a', attempt: 2 });
    });

    test('a lapsed lease is noticed while other jobs wait', async () => {
      await queue.add({ key: 'a', payload: '' });
      for (let n = 0; n < 30; n++) await queue.add({ key: `later-${n}`, payload: '' });
      await take('slow', LEASE_MS);
      await elapse(LEASE_MS + NOTICED_WITHIN_MS);
      const next = [await taken('quick'), await taken('quick'), await taken('quick')];
      expect(next.map(({ key }) => key)).toContain('a');
    });

    test('a renewed lease holds longer', async () => {
      await queue.add({ key: 'a', payload: '' });
      const lease = await taken('one', LEASE_MS);
      await elapse(LEASE_MS / 2);
      expect(await queue.renew(lease, { forMs: 2 * LEASE_MS })).toBe(true);
      await elapse(LEASE_MS);
      expect(await take('other')).toBeNull();
      await elapse(LEASE_MS + 100);
      expect(await take('other')).not.toBeNull();
    });

    test('a holder whose lease was taken over can no longer settle the job', async () => {
      await queue.add({ key: 'a', payload: '' });
      const slow = await taken('slow', LEASE_MS);
      await lapse();
      const quick = await taken('quick');
      expect(quick.token).not.toBe(slow.token);
      expect(await queue.renew(slow, { forMs: LONG_MS })).toBe(false);
      expect(await queue.complete(slow)).toBe(false);
      expect(await queue.fail(slow, { reason: 'late', retry: false })).toBeNull();
      expect(await queue.giveBack(slow)).toBe(false);
      expect(await queue.state('a')).toBe('leased');
      expect(await queue.complete(quick)).toBe(true);
      expect(await queue.complete(quick)).toBe(false);
      expect(await queue.fail(quick, { reason: 'late', retry: true })).toBeNull();
      expect(await queue.state('a')).toBe('done');
    });

    test('an old lease is worth nothing in the next life of the job', async () => {
      await queue.add({ key: 'a', payload: '' });
      const first = await taken();
      await queue.complete(first);
      await queue.remove('a');
      await queue.add({ key: 'a', payload: '' });
      await taken('two');
      expect(await queue.complete(first)).toBe(false);
      expect(await queue.state('a')).toBe('leased');
    });

    test('a job that kills its workers is parked, and its log names them', async () => {
      await queue.add({ key: 'poison', payload: '' });
      for (const worker of ['one', 'two', 'three']) {
        expect(await take(worker, LEASE_MS)).not.toBeNull();
        await lapse();
      }
      expect(await take('four')).toBeNull();
      expect(await queue.parked()).toMatchObject([
        {
          key: 'poison',
          attempts: [
            { attempt: 1, worker: 'one', reason: LAPSED },
            { attempt: 2, worker: 'two', reason: LAPSED },
            { attempt: 3, worker: 'three', reason: LAPSED },
          ],
        },
      ]);
    });

    test('many workers share the jobs without taking one twice', async () => {
      for (let n = 0; n < 60; n++) await queue.add({ key: `job-${n}`, payload: '' });
      const workers = ['one', 'two', 'three'].map(async (worker) => {
        const keys: string[] = [];
        for (let lease = await take(worker); lease; lease = await take(worker)) {
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
