import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toAsset, writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';
import type { Attack } from './media/attacks.ts';
import { bombs } from './media/bombs.ts';
import { writeSample } from './media/samples.ts';

let folder: string;
let state: MediaState;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bombs-'));
  state = openMediaState(join(folder, 'state'), await requireTools());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function secondsToRefuse({ name, kind, content }: Attack): Promise<number> {
  await writeFile(join(folder, name), content);
  const asset = await toAsset(join(folder, name), kind);
  const startMs = performance.now();
  const { refused } = await state.run([asset]);
  const seconds = (performance.now() - startMs) / 1000;
  expect(
    refused.map(({ mediaId }) => mediaId),
    name,
  ).toEqual([name]);
  expect(await state.derivatives.list(asset.sha256.slice(0, 2)), name).toEqual([]);
  return seconds;
}

test('small files that claim to be enormous are refused within a second', async () => {
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=5:duration=1'];
  const samples = {
    film: await writeWithFfmpeg(folder, 'film.mp4', [...picture, '-c:v', 'mpeg4']),
    avi: await writeWithFfmpeg(folder, 'film.avi', [...picture, '-c:v', 'mjpeg']),
    avif: (await writeSample(folder, 'picture.avif')).path,
  };
  const all = await bombs(samples);
  expect(all.length).toBeGreaterThanOrEqual(10);
  // How busy the machine is: what it costs to refuse a few words, of each kind.
  const plain = new Map<string, number>();
  for (const kind of ['image', 'video', 'audio', 'document'] as const) {
    plain.set(
      kind,
      await secondsToRefuse({ name: `words.${kind}`, kind, content: `words ${kind}` }),
    );
  }
  for (const bomb of all) {
    const usual = plain.get(bomb.kind) ?? 0;
    expect(await secondsToRefuse(bomb), bomb.name).toBeLessThan(Math.max(1, 3 * usual));
  }
});
