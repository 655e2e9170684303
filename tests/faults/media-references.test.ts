import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import type { Tools } from '#media-pipeline/tools.ts';
import { toAsset, writeTaggedTone, writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';
import { testEnv } from '../env.ts';
import { type Attack, nameAttacks, referenceAttacks } from './media/attacks.ts';
import { runMeasured } from './media/run-measured.ts';
import { watchConnections } from './media/watch-connections.ts';
import { watchPipe } from './media/watch-pipe.ts';

let folder: string;
let tools: Tools;
let tone: string;
let sound: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'references-'));
  tools = await requireTools();
  tone = await writeTaggedTone(folder);
  sound = await writeWithFfmpeg(folder, 'sound.mp4', [
    ...['-f', 'lavfi', '-i', 'sine=duration=0.5', '-c:a', 'aac'],
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(attacks: readonly Attack[], into: string): Promise<MediaAsset[]> {
  await mkdir(into, { recursive: true });
  return Promise.all(
    attacks.map(async ({ name, kind, content }) => {
      await writeFile(join(into, name), content);
      return toAsset(join(into, name), kind);
    }),
  );
}

/** Runs the attacks; every one ends in words or in files, and none as if it had been something else. */
async function runAll(name: string, assets: readonly MediaAsset[], sandbox: boolean) {
  const state = join(folder, `${name}-${sandbox}`);
  const run = await runMeasured({ state, assets, sandbox, cwd: join(folder, name) });
  expect(run.exitCode, run.messages).toBe(0);
  const opened = openMediaState(state, tools);
  for (const asset of assets) {
    const outcome = run.ended.get(asset.id)?.outcome;
    expect(outcome, asset.id).toMatch(/^(?:made|refused)$/);
    if (asset.kind === 'video') expect(outcome, asset.id).toBe('refused');
    if (outcome === 'refused') expect(opened.describe(asset).derivatives).toEqual([]);
  }
  return run;
}

describe.each([
  ['with bubblewrap', true],
  ['by the lists of what is allowed alone', false],
])('%s', (_, sandbox) => {
  test('files that point at other files or at the network read and connect to nothing', async ({
    skip,
  }) => {
    if (sandbox && !tools.ffmpeg?.fence.sandbox) skip('bubblewrap is absent here, or not allowed');
    const server = await watchConnections();
    const url = `http://127.0.0.1:${server.port}`;
    const into = join(folder, `pointing-${sandbox}`);
    const canary = join(into, 'film.mp4');
    const named = nameAttacks(await readFile(tone));
    const atFiles = [...(await referenceAttacks({ film: canary, text: canary }, sound)), ...named];
    const atNetwork = await referenceAttacks({ film: `${url}/film.mp4`, text: `${url}/x` }, sound);
    const atBoth = [
      ...atFiles,
      ...atNetwork.map((attack) => ({ ...attack, name: `network-${attack.name}` })),
    ];
    expect(atFiles.length).toBeGreaterThanOrEqual(20);
    expect(atNetwork.length).toBeGreaterThanOrEqual(10);
    // Without the sandbox all of them; within it, where there is nothing to reach, a sample.
    const tried = atBoth.filter((_, index) => !sandbox || testEnv.full || index % 5 === 0);
    const assets = await write(tried, into);
    const pipe = await watchPipe(canary);
    try {
      await runAll(`pointing-${sandbox}`, assets, sandbox);
      expect(pipe.opened()).toBe(0);
      expect(server.connected()).toBe(0);
    } finally {
      pipe.stop();
      server.stop();
    }
  });
});

describe('the watchers do see', () => {
  test('a bare ffmpeg that follows a playlist to another file', async () => {
    const into = join(folder, 'bare');
    const canary = join(into, 'film.mp4');
    const [playlist] = await write(
      await referenceAttacks({ film: canary, text: canary }, sound),
      into,
    );
    const pipe = await watchPipe(canary);
    const argv = ['-v', 'quiet', '-f', 'hls', '-i', playlist?.file ?? ''];
    await execa('ffprobe', argv, { reject: false, timeout: 3000 });
    pipe.stop();
    expect(pipe.opened()).toBeGreaterThan(0);
  });

  test('a bare ffmpeg that follows a playlist to the network', async () => {
    const server = await watchConnections();
    const url = `http://127.0.0.1:${server.port}/film.mp4`;
    const [playlist] = await write(
      await referenceAttacks({ film: url, text: url }, sound),
      join(folder, 'bare-network'),
    );
    const allowed = ['-protocol_whitelist', 'file,http,tcp', '-f', 'hls'];
    const argv = ['-v', 'quiet', ...allowed, '-i', playlist?.file ?? ''];
    await execa('ffprobe', argv, { reject: false, timeout: 3000 });
    server.stop();
    expect(server.connected()).toBeGreaterThan(0);
  });
});
