import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { descriptionKey } from '#domain/media-settings.ts';
import { toAsset, writePhonePhotograph, writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';
import type { MediaAsset } from '../asset.ts';
import { openDescriptions } from '../describe/descriptions.ts';
import { openSettledWorks, type SettledWorks } from '../originals/settled-work.ts';
import { openMediaQueue } from '../pipeline.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { taskKey } from '../run/job.ts';
import { versionsOf } from '../tools.ts';
import { deleteGarbage, findGarbage } from './collect-garbage.ts';

let folder: string;
let state: MediaState;
let queue: JobQueue;
let settled: SettledWorks;
let photograph: MediaAsset;
let other: MediaAsset;
const tools = await requireTools();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbage-'));
  state = openMediaState(join(folder, 'state'), tools);
  photograph = await toAsset(await writePhonePhotograph(folder), 'image');
  const plain = ['-f', 'lavfi', '-i', 'color=c=green:s=330x200', '-frames:v', '1'];
  other = await toAsset(await writeWithFfmpeg(folder, 'other.png', plain), 'image');
  await state.run([photograph, other]);
  queue = openMediaQueue(state.folder);
  settled = openSettledWorks(join(state.folder, 'media.sqlite'));
});
afterEach(async () => {
  settled.close();
  await queue.close();
  await rm(folder, { recursive: true, force: true });
});

const collect = (assets: readonly MediaAsset[]) =>
  findGarbage({
    assets: async () => assets,
    derivatives: state.derivatives,
    folder: state.folder,
    describe: openDescriptions(state.folder),
    queue,
    tools: versionsOf(tools),
    profile: DEFAULT_PROFILE,
  });
const remove = (garbage: Awaited<ReturnType<typeof collect>>) =>
  deleteGarbage(garbage, { ...state, queue, settled });

test('nothing is left over while every record asks for what was made', async () => {
  const { objects, descriptions, sizeBytes } = await collect([photograph, other]);
  expect([objects, descriptions, sizeBytes]).toEqual([[], [], 0]);
});

test('what was made of a record that is gone goes, and the next run finds the others whole', async () => {
  const garbage = await collect([other]);
  expect(garbage.descriptions).toEqual([photograph.sha256]);
  expect(garbage.objects.every(({ key }) => key.includes(photograph.sha256))).toBe(true);
  await remove(garbage);
  expect(
    (await state.derivatives.list('')).some(({ key }) => key.includes(photograph.sha256)),
  ).toBe(false);
  expect(await readdir(join(state.folder, 'descriptions'))).toEqual([`${other.sha256}.json`]);
  expect((await state.run([photograph, other])).made).toEqual([photograph.id]);
});

test('settings that changed leave only what the old ones alone had asked for', async () => {
  const focused = { ...photograph, settings: { ...photograph.settings, focus: { x: 0, y: 0 } } };
  const before = descriptionKey(photograph.sha256, photograph.settings);
  const half = await collect([focused, other]);
  expect(half.descriptions).toEqual([before]);
  expect(half.objects, 'while the new ones are not made').toEqual([]);
  await state.run([focused, other]);
  const { objects } = await collect([focused, other]);
  expect(objects.length).toBeGreaterThan(0);
  expect(objects.every(({ key }) => key.includes('/image-crops-'))).toBe(true);
});

test('what a recipe of another version made is left over once the present one is done', async () => {
  const key = `${photograph.sha256.slice(0, 2)}/${photograph.sha256}/image-set-0-sharp0-00000000/a.jpg`;
  await state.derivatives.put(key, Buffer.from('old'));
  await state.derivatives.put('notes/from-an-operator.txt', Buffer.from('not of ours'));
  expect((await collect([photograph, other])).objects).toEqual([{ key, sizeBytes: 3 }]);
});

test('an original that some worker is at is left alone, and told', async () => {
  await queue.add({ key: taskKey(photograph), payload: '{}' });
  const lease = await queue.lease({ worker: `elsewhere:1:x`, forMs: 60_000 });
  expect(lease?.key).toBe(taskKey(photograph));
  const { objects, descriptions, underWay } = await collect([other]);
  expect([objects, descriptions, underWay]).toEqual([[], [], [photograph.sha256]]);
});

test('pieces that a run killed at the end of a step has left are garbage', async () => {
  const [made = ''] = (await state.derivatives.list(''))
    .map(({ key }) => key)
    .filter((key) => key.endsWith('/result.json'));
  const piece = made.replace('result.json', 'parts/0.mp4');
  await state.derivatives.put(piece, Buffer.from('piece'));
  expect((await collect([photograph, other])).objects).toEqual([{ key: piece, sizeBytes: 5 }]);
});

test('what was described, then garbage, then asked for again is described again', async () => {
  const focused = { ...photograph, settings: { ...photograph.settings, focus: { x: 0, y: 0 } } };
  await state.run([focused, other]);
  await remove(await collect([focused, other]));
  await state.run([photograph, other]);
  expect(state.describe(photograph).derivatives.length).toBeGreaterThan(0);
});

test('work set aside for a record that is gone is forgotten', async () => {
  await queue.add({ key: taskKey(photograph), payload: '{}' });
  const lease = await queue.lease({ worker: 'w', forMs: 60_000 });
  if (!lease) throw new Error('no lease');
  await queue.fail(lease, { reason: 'it took too long', retry: false });
  expect((await collect([photograph, other])).jobs).toEqual([]);
  const garbage = await collect([other]);
  expect(garbage.jobs).toEqual([taskKey(photograph)]);
  await remove(garbage);
  expect(await queue.parked()).toEqual([]);
});
