import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { descriptionKey } from '#domain/media-settings.ts';
import { toAsset, writePhonePhotograph, writeTaggedTone } from '#tests/fixtures/media/inputs.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';
import { findRedis, type RunningRedis, startRedis } from '#tests/services/redis.ts';
import type { MediaAsset } from './asset.ts';
import { loadStoredDescription } from './describe/descriptions.ts';
import { originalKey } from './originals/original-key.ts';
import { runMedia } from './pipeline.ts';
import { bullmqJobQueue } from './queue/bullmq-job-queue.ts';
import { DEFAULT_PROFILE } from './recipes.ts';
import { taskKey, toPayload } from './run/job.ts';
import type { Tools } from './tools.ts';
import { workForOthers } from './worker.ts';

const found = await findRedis();
const skipped = 'reason' in found ? ` (skipped: ${found.reason})` : '';

describe.skipIf(skipped)(`work for a queue on a real Redis${skipped}`, () => {
  let redis: RunningRedis;
  let folder: string;
  let tools: Tools;
  let assets: MediaAsset[];
  beforeAll(async () => {
    redis = await startRedis(found);
    folder = await mkdtemp(join(tmpdir(), 'worker-'));
    tools = await requireTools();
    assets = [
      await toAsset(await writePhonePhotograph(folder), 'image'),
      await toAsset(await writeTaggedTone(folder), 'audio'),
    ];
  });
  afterAll(async () => {
    await redis.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('a worker is told no path and no name, and makes the same as the archive itself', async () => {
    const alone = openMediaState(join(folder, 'alone'), tools);
    await alone.run(assets);
    const shared = openMediaState(join(folder, 'shared'), tools);
    const queue = await bullmqJobQueue({ url: redis.url, name: 'same' });
    for (const asset of assets) {
      const payload = toPayload({ ...asset, profile: DEFAULT_PROFILE });
      expect(payload).not.toContain(asset.id);
      expect(payload).not.toContain(folder);
      await shared.originals.put(originalKey(asset.sha256), { path: asset.file ?? '' });
      await queue.add({ key: taskKey(asset), payload });
    }
    const outcomes: string[] = [];
    const { originals, derivatives } = shared;
    await workForOthers({
      ...{ queue, originals, derivatives, tools, folder: join(folder, 'elsewhere') },
      concurrency: 2,
      untilIdle: true,
      signal: new AbortController().signal,
      onProgress: ({ outcome }) => outcomes.push(outcome),
    });
    expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(2);
    for (const asset of assets) {
      const key = descriptionKey(asset.sha256, asset.settings);
      expect(await loadStoredDescription(key, derivatives)).toEqual(alone.describe(asset));
    }
    await queue.close();
  });

  test('an original that its store does not hold is not called done', async () => {
    const bare = openMediaState(join(folder, 'bare'), tools);
    const queue = await bullmqJobQueue({ url: redis.url, name: 'bare' });
    const [asset] = assets;
    if (!asset) throw new Error('there is nothing to work on');
    await queue.add({
      key: taskKey(asset),
      payload: toPayload({ ...asset, profile: DEFAULT_PROFILE }),
    });
    const { originals, derivatives } = bare;
    await workForOthers({
      ...{ queue, originals, derivatives, tools, folder: join(folder, 'bare-worker') },
      concurrency: 1,
      untilIdle: true,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    await expect.poll(async () => (await queue.counts()).leased).toBe(0);
    expect(await queue.state(taskKey(asset))).not.toBe('done');
    await queue.close();
  });

  test('a run and workers in processes of their own share the work, and the run ends with all of it', async () => {
    const state = openMediaState(join(folder, 'together'), tools);
    const config = join(folder, 'archive.yaml');
    const settings = {
      name: 'Một kho thử',
      site: { url: 'http://localhost:4321', locales: ['vi'] },
      contentRoots: [{ path: 'nowhere' }],
      media: {
        queue: redis.url,
        originals: { folder: join(folder, 'together', 'originals') },
        derivatives: { folder: join(folder, 'together', 'derivatives') },
      },
    };
    await writeFile(config, JSON.stringify(settings));
    const program = join(import.meta.dirname, '..', 'src/cli/archive.mjs');
    const worker = execa(
      process.execPath,
      [program, 'worker', '--json', '--config', config, '--state', join(folder, 'worker-state')],
      { reject: false },
    );
    await new Promise((resolve) => worker.stdout.once('data', resolve));
    const queue = await bullmqJobQueue({ url: redis.url });
    const report = await runMedia({
      ...{ assets, originals: state.originals, derivatives: state.derivatives, tools, queue },
      folder: state.folder,
      concurrency: 1,
      onProgress: () => {},
    });
    expect(report.made).toEqual(['phone.jpg', 'tone.wav']);
    for (const asset of assets) expect(state.describe(asset).derivatives.length).toBeGreaterThan(1);
    worker.kill('SIGINT');
    expect((await worker).exitCode).toBe(130);
    await queue.close();
  });
});
