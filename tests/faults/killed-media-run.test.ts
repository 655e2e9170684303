import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import type { Tools } from '#media-pipeline/tools.ts';
import {
  toAsset,
  writePhonePhotograph,
  writeTaggedFilm,
  writeTaggedTone,
  writeWithFfmpeg,
} from '#tests/fixtures/media/inputs.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';

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

/** Every description speaks only of files that are wholly there. */
async function expectNothingPartial(state: string): Promise<void> {
  const { derivatives } = openMediaState(state, tools);
  const descriptions = join(state, 'media', 'descriptions');
  for (const name of await readdir(descriptions).catch(() => [])) {
    if (!name.endsWith('.json')) continue;
    const description = JSON.parse(await readFile(join(descriptions, name), 'utf8'));
    expect(description.derivatives.length).toBeGreaterThan(0);
    for (const { key, sha256 } of description.derivatives) {
      const bytes = await derivatives.get(key);
      expect(
        createHash('sha256')
          .update(bytes ?? '')
          .digest('hex'),
        key,
      ).toBe(sha256);
    }
  }
}

test.each([
  'phone.jpg working image-set',
  'tone.wav working sound-set',
  'tagged.mp4 working video-set',
  'tagged.mp4 working video-poster',
])(
  'killed at "%s", nothing partial is seen, and the next run finishes the same',
  async (moment) => {
    const state = await mkdtemp(join(folder, 'state-'));
    await killAt(state, moment);
    await expectNothingPartial(state);

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
    expect(await fingerprints(state)).toEqual(await fingerprintsOfCleanRun());
  },
);

test('what a killed run left of an original that is gone since is thrown away', async () => {
  const state = await mkdtemp(join(folder, 'withdrawn-'));
  await killAt(state, 'tagged.mp4 working video-set');
  const film = assets.filter(({ kind }) => kind === 'video');
  const others = assets.filter(({ kind }) => kind !== 'video');
  const lavfi = ['-f', 'lavfi', '-i', 'sine=frequency=330:duration=0.3'];
  const fresh = await toAsset(await writeWithFfmpeg(folder, 'fresh.wav', lavfi), 'audio');
  const { derivatives, run } = openMediaState(state, tools);
  await run([...others, fresh]);
  const left = await derivatives.list('');
  expect(left.filter(({ key }) => film.some(({ sha256 }) => key.includes(sha256)))).toEqual([]);
  expect(left.length).toBeGreaterThan(0);
});

let cleanRun: Promise<string[]> | undefined;
function fingerprintsOfCleanRun(): Promise<string[]> {
  cleanRun ??= (async () => {
    const state = join(folder, 'clean');
    await openMediaState(state, tools).run(assets);
    return fingerprints(state);
  })();
  return cleanRun;
}

async function fingerprints(state: string): Promise<string[]> {
  const { derivatives } = openMediaState(state, tools);
  const found: string[] = [];
  for (const { key } of await derivatives.list('')) {
    const bytes = await derivatives.get(key);
    found.push(
      `${key} ${createHash('sha256')
        .update(bytes ?? '')
        .digest('hex')}`,
    );
  }
  return found;
}
