import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toAsset, writePhonePhotograph } from '#tests/fixtures/media/inputs.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';
import type { MediaAsset } from '../asset.ts';
import { openDescriptions } from '../describe/descriptions.ts';
import { openKnownFiles } from '../originals/known-files.ts';
import { openSettledWorks } from '../originals/settled-work.ts';
import { openMediaQueue } from '../pipeline.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { taskKey } from '../run/job.ts';
import { type Tools, versionsOf } from '../tools.ts';
import { type MediaStatusOptions, mediaStatus } from './status.ts';
import { tryAgain } from './try-again.ts';

let folder: string;
let tools: Tools;
let options: Omit<MediaStatusOptions, 'assets'>;
let assets: Record<'made' | 'refused' | 'held' | 'parked' | 'lost' | 'new', MediaAsset>;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-status-'));
  tools = await requireTools();
  const state = openMediaState(join(folder, 'state'), tools);
  const file = async (id: string, bytes: string) => {
    await writeFile(join(folder, id), bytes);
    return toAsset(join(folder, id), 'image');
  };
  const gone = await file('lost', 'lost');
  assets = {
    made: await toAsset(await writePhonePhotograph(folder), 'image'),
    refused: await file('refused', 'this is no picture'),
    held: await file('held', 'held'),
    parked: await file('parked', 'parked'),
    lost: { ...gone, file: join(folder, 'nowhere') },
    new: await file('new', 'new'),
  };
  await state.run([assets.made, assets.refused]);
  const database = join(state.folder, 'media.sqlite');
  const [knownFiles, settled] = [openKnownFiles(database), openSettledWorks(database)];
  const queue = openMediaQueue(state.folder);
  closing.push(knownFiles.close, settled.close, () => queue.close());
  options = {
    ...state,
    describe: openDescriptions(state.folder),
    tools: versionsOf(tools),
    profile: DEFAULT_PROFILE,
    settled,
    identify: knownFiles.identify,
    queue,
  };
  await queue.add({ key: taskKey(assets.parked), payload: '{}' });
  const failing = await queue.lease({ worker: 'one', forMs: 60_000 });
  if (failing) await queue.fail(failing, { reason: 'it took too long', retry: false });
  await queue.add({ key: taskKey(assets.held), payload: '{}' });
  await queue.lease({ worker: 'elsewhere:1:x', forMs: 60_000 });
});
afterAll(async () => {
  for (const close of closing) await close();
  await rm(folder, { recursive: true, force: true });
});

test('every original has one state, and what is wrong is said', async () => {
  const status = await mediaStatus({ ...options, assets: Object.values(assets) });
  expect(status.assets.map(({ mediaId, state }) => [mediaId, state])).toEqual([
    ['held', 'under-way'],
    ['lost', 'waiting'],
    ['new', 'to-make'],
    ['parked', 'parked'],
    ['phone.jpg', 'made'],
    ['refused', 'refused'],
  ]);
  const parked = status.assets.find(({ mediaId }) => mediaId === 'parked');
  expect(parked?.attempts).toMatchObject([{ worker: 'one', reason: 'it took too long' }]);
  const refused = status.assets.find(({ mediaId }) => mediaId === 'refused');
  expect(refused?.reason?.vi).toContain('Tệp không phải ảnh');
});

test('two records of one file count its bytes once', async () => {
  const twin = { ...assets.made, id: 'twin' };
  const [one, both] = await Promise.all([
    mediaStatus({ ...options, assets: [assets.made] }),
    mediaStatus({ ...options, assets: [assets.made, twin] }),
  ]);
  expect(one.derivativeBytes).toBeGreaterThan(1000);
  expect([both.originalBytes, both.derivativeBytes]).toEqual([
    one.originalBytes,
    one.derivativeBytes,
  ]);
});

test('kinds whose tool is lacking wait, and say for what', async () => {
  const film = { ...assets.new, id: 'film', kind: 'video' } as const;
  const { ffmpeg: _, ...withoutFfmpeg } = options.tools;
  const status = await mediaStatus({ ...options, tools: withoutFfmpeg, assets: [film] });
  expect(status.assets[0]).toMatchObject({ state: 'waiting' });
  expect(status.assets[0]?.reason?.en).toContain('ffmpeg');
});

test('what was set aside is tried again; what was refused only when asked for', async () => {
  const all = [assets.parked, assets.refused, assets.made];
  const folderOf = join(folder, 'state', 'media');
  const again = { ...options, folder: folderOf };
  expect(await tryAgain(all, { ...again, refused: false })).toEqual(['parked']);
  expect(await tryAgain(all, { ...again, refused: true })).toEqual(['refused']);
  const states = await mediaStatus({ ...options, assets: all });
  expect(states.assets.map(({ mediaId, state }) => [mediaId, state])).toEqual([
    ['parked', 'to-make'],
    ['phone.jpg', 'made'],
    ['refused', 'to-make'],
  ]);
});
