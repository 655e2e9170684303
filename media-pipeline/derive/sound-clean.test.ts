import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Span } from '#domain/media-description.ts';
import { findDebianSamples } from '#tests/fixtures/media/debian-samples.ts';
import { toAsset, writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';

let folder: string;
let state: MediaState;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sound-clean-'));
  state = openMediaState(join(folder, 'state'), await requireTools());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** RMS of a span, and loudness of the whole, in decibels. */
async function measure(label: string, bytes: Buffer, { startSeconds, endSeconds }: Span) {
  const path = join(folder, label);
  await writeFile(path, bytes);
  const read = async (filter: string) =>
    (
      await execa('ffmpeg', [
        ...['-hide_banner', '-nostats', '-i', path, '-af', filter, '-f', 'null', '-'],
      ])
    ).stderr;
  const span = `aselect='between(t,${startSeconds},${endSeconds})'`;
  const rms = await read(`${span},astats=measure_perchannel=none:measure_overall=RMS_level`);
  const loudness = await read('ebur128=framelog=verbose');
  return {
    noiseDb: Number(/RMS level dB: (-?[\d.]+)/.exec(rms)?.[1]),
    lufs: Number(/I:\s+(-[\d.]+) LUFS/.exec(loudness)?.[1]),
  };
}

const samples = findDebianSamples();
describe.skipIf(samples === null)('a person reading in a room that hums and hisses', () => {
  const reading = (number: string) =>
    join(
      samples ?? '',
      `pocketsphinx/test/data/librivox/sense_and_sensibility_01_austen_64kb-${number}.wav`,
    );

  test('has a copy beside the others with less noise in its silences and the voice as loud', async () => {
    const noise = 'anoisesrc=c=pink:a=0.012:r=16000:d=20:seed=7';
    const path = await writeWithFfmpeg(folder, 'noisy.wav', [
      ...['-i', reading('0870'), '-i', reading('0890'), '-f', 'lavfi', '-i', noise],
      '-filter_complex',
      '[0:a]apad=pad_dur=2[a];[a][1:a]concat=n=2:v=0:a=1[v];[v][2:a]amix=inputs=2:duration=first:normalize=0[o]',
      ...['-map', '[o]', '-ar', '48000'],
    ]);
    const asset = await toAsset(path, 'audio', { reduceNoise: true });
    await state.run([asset]);
    const { silences, derivatives, durationSeconds } = state.describe(asset);
    const clean = derivatives.find(({ label }) => label === 'opus-64k-denoised');
    expect(clean?.durationSeconds).toBe(durationSeconds);
    const [silence] = silences ?? [];
    if (!silence) throw new Error('no silence was found');
    const inside = {
      startSeconds: silence.startSeconds + 0.3,
      endSeconds: silence.endSeconds - 0.3,
    };
    const measured = async (label: string) =>
      measure(label, await state.derivative(asset, label), inside);
    const [before, after] = [await measured('opus-64k'), await measured('opus-64k-denoised')];
    expect(before.noiseDb - after.noiseDb).toBeGreaterThan(6);
    expect(Math.abs(before.lufs - after.lufs)).toBeLessThan(1);
  });
});

test('where nobody asks for it there is none; without a silence it is said why there is none', async () => {
  const path = await writeWithFfmpeg(folder, 'tone.wav', [
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:duration=1.5'],
  ]);
  const [plain, asked] = [
    await toAsset(path, 'audio'),
    await toAsset(path, 'audio', { reduceNoise: true }),
  ];
  await state.run([plain]);
  await state.run([asked]);
  expect(state.describe(plain).skipped).toEqual([]);
  expect(state.describe(asked).skipped.map(({ label }) => label)).toEqual(['sound-clean']);
  expect(state.describe(asked).derivatives.map(({ label }) => label)).toEqual(
    state.describe(plain).derivatives.map(({ label }) => label),
  );
});
