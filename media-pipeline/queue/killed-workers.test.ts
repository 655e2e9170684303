import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEnv } from '#tests/env.ts';
import type { QueueWorkerOptions } from '#tests/services/queue-worker.ts';
import { findRedis, type RunningRedis, startRedis } from '#tests/services/redis.ts';
import { openJobQueue } from './open-job-queue.ts';

const WORKERS = 3;
const KILLS = testEnv.full ? 50 : 4;
const JOBS = testEnv.full ? 3000 : 120;
const SCRIPT = join(import.meta.dirname, '../../tests/services/queue-worker.ts');

const found = await findRedis();
const skipped = 'reason' in found ? ` (skipped: ${found.reason})` : '';

let folder: string;
let redis: RunningRedis | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-workers-'));
  if (!skipped) redis = await startRedis(found);
});
afterAll(async () => {
  await redis?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function expectNothingLostOrDoubled(at: string, effects: string): Promise<void> {
  const queue = await openJobQueue({ at });
  const keys = Array.from({ length: JOBS }, (_, n) => `job-${n}`);
  for (const key of keys) await queue.add({ key, payload: JSON.stringify({ makes: key }) });

  const random = seeded(1802);
  const options: QueueWorkerOptions = {
    ...{ at, folder: effects, leaseMs: 500, maxAttempts: 20, workMs: 5 },
  };
  const completed: string[] = [];
  const start = () => {
    const child = execa(process.execPath, [SCRIPT, JSON.stringify(options)], {
      reject: false,
      stderr: 'inherit',
      lines: true,
    });
    const ended = child.then(({ stdout }) => completed.push(...stdout));
    return { child, ended };
  };
  const all = Array.from({ length: WORKERS }, start);
  const living = [...all];
  for (let kill = 0; kill < KILLS; kill++) {
    const moment = ((kill + random()) / (KILLS + 1)) * JOBS;
    while ((await queue.counts()).done < moment) await delay(5);
    const [victim] = living.splice(Math.floor(random() * living.length), 1);
    victim?.child.kill('SIGKILL');
    const next = start();
    all.push(next);
    living.push(next);
  }
  await Promise.all(all.map(({ ended }) => ended));

  expect(await queue.counts()).toEqual({ waiting: 0, leased: 0, done: JOBS, parked: 0 });
  expect(new Set(completed).size).toBe(completed.length);
  for (const key of keys) {
    expect(JSON.parse(await readFile(join(effects, key), 'utf8'))).toEqual({ makes: key });
  }
  await queue.close();
}

const title = `${KILLS} workers killed over ${JOBS} jobs lose none and complete none twice`;

test(`${title}, with SQLite`, async () => {
  await expectNothingLostOrDoubled(join(folder, 'jobs.sqlite'), join(folder, 'sqlite'));
});

test.skipIf(skipped)(`${title}, with BullMQ on Redis${skipped}`, async () => {
  await expectNothingLostOrDoubled(redis?.url ?? '', join(folder, 'bullmq'));
});
