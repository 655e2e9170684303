import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { openDescriptions } from '#media-pipeline/describe/descriptions.ts';
import { findGarbage } from '#media-pipeline/inspect/collect-garbage.ts';
import { openMediaQueue } from '#media-pipeline/pipeline.ts';
import { DEFAULT_RETRY_POLICY } from '#media-pipeline/queue/retry-policy.ts';
import { DEFAULT_PROFILE } from '#media-pipeline/recipes.ts';
import { type Tools, versionsOf } from '#media-pipeline/tools.ts';
import {
  toAsset,
  writePhonePhotograph,
  writeTaggedFilm,
  writeTaggedTone,
  writeWithFfmpeg,
} from '#tests/fixtures/media/inputs.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';
import { testEnv } from '../env.ts';
import { expectNothingPartial, fingerprints } from './media/check-state.ts';

let folder: string;
let tools: Tools;
let assets: MediaAsset[];
let list: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-media-'));
  tools = await requireTools();
  assets = [
    await toAsset(await writePhonePhotograph(folder), 'image'),
    await toAsset(await writeTaggedTone(folder), 'audio'),
    await toAsset(await writeTaggedFilm(folder), 'video'),
  ];
  list = join(folder, 'assets.json');
  await writeFile(list, JSON.stringify(assets));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts a run in its own process and kills it as soon as it says it is at `moment`. */
async function killAt(state: string, moment: string): Promise<void> {
  const script = join(import.meta.dirname, 'run-media.ts');
  const child = execa(process.execPath, [script, state, list], { reject: false, buffer: false });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
    if (said.includes(moment)) child.kill('SIGKILL');
  });
  const result = await child;
  expect(result.signal, said).toBe('SIGKILL');
}

test.each(['phone.jpg working image-set', 'tagged.mp4 working video-set'])(
  'killed at "%s", nothing partial is seen, and the next run finishes the same',
  async (moment) => {
    const state = await mkdtemp(join(folder, 'state-'));
    await killAt(state, moment);
    await expectNothingPartial(openMediaState(state, tools));

    const startMs = performance.now();
    const resumed = openMediaState(state, tools);
    const report = await resumed.run(assets);
    expect([...report.made, ...report.reused].sort()).toEqual([
      'phone.jpg',
      'tagged.mp4',
      'tone.wav',
    ]);
    // Far below the lease of half a minute: a dead worker is recognised.
    expect(performance.now() - startMs).toBeLessThan(20_000);
    expect(await readdir(join(state, 'media', 'tmp'))).toEqual([]);
    expect(await fingerprints(resumed)).toEqual(await fingerprintsOfCleanRun());
  },
);

const KILLS = testEnv.full ? 50 : 3;
const SEED = 4;
/** One fewer than the attempts after which a job that kills its worker is parked. */
const MOST_IN_A_ROW = DEFAULT_RETRY_POLICY.maxAttempts - 1;

test(`killed ${KILLS} times at random moments, nothing is lost and nothing partial is seen`, async () => {
  const random = seededRandom(SEED);
  let state = await mkdtemp(join(folder, 'random-'));
  let wholeMs = 2000;
  let inARow = 0;
  for (let killed = 0; killed < KILLS || inARow > 0; ) {
    const mayFinish = inARow === MOST_IN_A_ROW || killed === KILLS;
    const afterMs = mayFinish ? null : random() * wholeMs;
    const startMs = performance.now();
    const wasKilled = await killAfter(state, afterMs);
    const opened = openMediaState(state, tools);
    await expectNothingPartial(opened);
    if (wasKilled) {
      killed++;
      inARow++;
      continue;
    }
    expect(await fingerprints(opened)).toEqual(await fingerprintsOfCleanRun());
    if (inARow === 0) wholeMs = performance.now() - startMs;
    inARow = 0;
    state = await mkdtemp(join(folder, 'random-'));
  }
}, 3_600_000);

/** Starts a run in its own process and kills it after so long, or not; `false`: it had finished. */
async function killAfter(state: string, afterMs: number | null): Promise<boolean> {
  const script = join(import.meta.dirname, 'run-media.ts');
  const child = execa(process.execPath, [script, state, list], { reject: false });
  const timer = afterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), afterMs);
  const { signal, exitCode, stderr } = await child;
  if (timer) clearTimeout(timer);
  if (signal !== 'SIGKILL') expect(exitCode, stderr).toBe(0);
  return signal === 'SIGKILL';
}

/** Mulberry32: the same moments on every run of the test. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('what a killed run left of an original that is gone since waits for nobody, and is garbage', async () => {
  const state = await mkdtemp(join(folder, 'withdrawn-'));
  await killAt(state, 'tagged.mp4 working video-set');
  const film = assets.filter(({ kind }) => kind === 'video');
  const others = assets.filter(({ kind }) => kind !== 'video');
  const lavfi = ['-f', 'lavfi', '-i', 'sine=frequency=330:duration=0.3'];
  const fresh = await toAsset(await writeWithFfmpeg(folder, 'fresh.wav', lavfi), 'audio');
  const { derivatives, run, folder: mediaFolder } = openMediaState(state, tools);
  await run([...others, fresh]);
  const queue = openMediaQueue(mediaFolder);
  expect(await queue.counts()).toMatchObject({ waiting: 0, leased: 0 });
  const { objects } = await findGarbage({
    ...{ derivatives, queue, folder: mediaFolder, describe: openDescriptions(mediaFolder) },
    ...{ tools: versionsOf(tools), profile: DEFAULT_PROFILE },
    assets: async () => [...others, fresh],
  });
  await queue.close();
  expect(objects.length).toBeGreaterThan(0);
  const isOfFilm = ({ key }: { key: string }) => film.some(({ sha256 }) => key.includes(sha256));
  expect(objects.filter((object) => !isOfFilm(object))).toEqual([]);
});

let cleanRun: Promise<string[]> | undefined;
function fingerprintsOfCleanRun(): Promise<string[]> {
  cleanRun ??= (async () => {
    const state = join(folder, 'clean');
    const clean = openMediaState(state, tools);
    await clean.run(assets);
    return fingerprints(clean);
  })();
  return cleanRun;
}
