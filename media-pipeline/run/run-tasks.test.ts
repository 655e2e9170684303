import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toAsset } from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';
import type { MediaAsset } from '../asset.ts';
import { openMediaQueue, runMedia } from '../pipeline.ts';
import { beginWork } from '../queue/worker-name.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import type { Tools } from '../tools.ts';
import { taskKey, toPayload } from './job.ts';
import { openWorkFolder } from './work-folder.ts';

let folder: string;
let tools: Tools;
let pictures: MediaAsset[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-tasks-'));
  tools = await requireTools();
  pictures = await Promise.all([0, 1, 2, 3].map((n) => draw(`picture-${n}.png`, n * 40)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function draw(name: string, red: number): Promise<MediaAsset> {
  const path = join(folder, name);
  const background = { r: red, g: 120, b: 200 };
  await sharp({ create: { width: 80, height: 60, channels: 3, background } }).toFile(path);
  return toAsset(path, 'image');
}

function newState(name: string): MediaState {
  return openMediaState(join(folder, name), tools);
}

const toJob = (asset: MediaAsset) => ({
  key: taskKey(asset),
  payload: toPayload({ ...asset, profile: DEFAULT_PROFILE }),
});
const idsOf = (assets: readonly MediaAsset[]) => assets.map(({ id }) => id);

test('a file over which the program itself fails is set aside with what it said, and the others are made', async () => {
  const state = newState('poison');
  const [bad, ...good] = pictures;
  if (!bad) throw new Error('no picture');
  const { derivatives } = state;
  const report = await runMedia({
    ...{ assets: pictures, originals: state.originals, folder: state.folder, tools },
    derivatives: {
      ...derivatives,
      async putAll(prefix, files) {
        if (prefix.includes(bad.sha256)) throw new TypeError('nobody thought of this file');
        return derivatives.putAll(prefix, files);
      },
    },
    onProgress: () => undefined,
  });
  expect(report.made).toEqual(idsOf(good));
  expect(report.parked).toMatchObject([{ mediaId: bad.id }]);
  const queue = openMediaQueue(state.folder);
  const [parked] = await queue.parked();
  await queue.close();
  expect(parked?.attempts.map(({ reason }) => reason)).toEqual([
    'nobody thought of this file',
    'nobody thought of this file',
  ]);
});

test('an original that is replaced while it is worked on leaves nothing under its former name', async () => {
  const state = newState('replaced');
  const asset = await draw('replaced.png', 10);
  const path = asset.file ?? '';
  const before = await readFile(path);
  const replacement = await readFile(pictures[3]?.file ?? '');
  const { refused } = await state.run([asset], {
    onProgress: ({ recipe }) => {
      if (recipe === 'image-set') void writeFile(path, replacement);
    },
  });
  expect(refused[0]?.reason.en).toContain('replaced while it was worked on');
  expect(await state.derivatives.list('')).toEqual([]);
  await writeFile(path, before);
  expect((await state.run([asset])).made).toEqual([asset.id]);
});

test('jobs of a run beside this one do not stand in the way of its own', async () => {
  const state = newState('beside');
  const { worker, end } = beginWork();
  const other = await openWorkFolder(join(state.folder, 'tmp'), worker);
  const queue = openMediaQueue(state.folder);
  for (const asset of pictures.slice(0, 3)) await queue.add(toJob(asset));
  const own = pictures.slice(3);
  expect((await state.run(own)).made).toEqual(idsOf(own));
  expect(await queue.counts()).toMatchObject({ waiting: 3, done: 1 });
  await queue.close();
  await other.remove();
  end();
});

test('what the queue calls done and nobody described is asked for again', async () => {
  const state = newState('lost');
  await mkdir(state.folder, { recursive: true });
  const queue = openMediaQueue(state.folder);
  const { worker, end } = beginWork();
  const own = pictures.slice(0, 1);
  for (const asset of own) await queue.add(toJob(asset));
  const lease = await queue.lease({ worker, forMs: 60_000 });
  if (!lease) throw new Error('no lease');
  const run = state.run(own);
  await expect.poll(() => readFile(join(state.folder, 'media.sqlite')).then(() => true)).toBe(true);
  await queue.complete(lease);
  expect((await run).made).toEqual(idsOf(own));
  await queue.close();
  end();
});

test('records of one original with different settings share the steps that are the same', async () => {
  const state = newState('settings');
  const [asset] = pictures;
  if (!asset) throw new Error('no picture');
  const settings = { ...asset.settings, focus: { x: 0, y: 0 } };
  const focused = { ...asset, id: 'focused', settings };
  const { made } = await state.run([asset, focused]);
  expect(made).toEqual(['focused', asset.id]);
  const events = (await readFile(join(state.folder, 'events.jsonl'), 'utf8')).trim().split('\n');
  const sets = events.filter((line) => line.includes('"image-set@'));
  expect(sets).toHaveLength(1);
});

test('what a worker of another machine has in hand is not swept away before a week', async () => {
  const parent = join(folder, 'work-folders');
  await mkdir(join(parent, '1.nonce.another-machine.lan'), { recursive: true });
  const { worker, end } = beginWork();
  const own = await openWorkFolder(parent, worker);
  expect(await own.isAlone()).toBe(false);
  await own.remove();
  end();
});
