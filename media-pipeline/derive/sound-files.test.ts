import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toAsset, writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';
import type { MediaAsset } from '../asset.ts';

const SECONDS = 2;
/** Noise that swells and falls like syllables: loudness is defined for it, and clipping would show. */
const VOICE = `aevalsrc=(0.1+0.4*pow(sin(PI*2*t)\\,2))*(sin(500*t)+0.5*sin(1870*t))/3:d=${SECONDS}`;

let folder: string;
let state: MediaState;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sound-'));
  state = openMediaState(join(folder, 'state'), await requireTools());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const source = (filter: string, ...options: string[]) => ['-f', 'lavfi', '-i', filter, ...options];

async function make(name: string, options: readonly string[]): Promise<MediaAsset> {
  const asset = await toAsset(await writeWithFfmpeg(folder, name, options), 'audio');
  await state.run([asset]);
  return asset;
}

const labels = (asset: MediaAsset) =>
  state
    .describe(asset)
    .derivatives.map(({ label }) => label)
    .sort();
const WAVEFORM = ['waveform-dat', 'waveform-json'];
const ALL = ['aac-64k', 'mp3-96k', 'opus-24k', 'opus-64k', ...WAVEFORM];

async function measure(asset: MediaAsset, label: string): Promise<{ lufs: number; text: string }> {
  const path = join(folder, 'measured');
  await writeFile(path, await state.derivative(asset, label));
  const { stderr } = await execa('ffmpeg', [
    ...['-hide_banner', '-nostats', '-i', path],
    ...['-af', 'ebur128=framelog=verbose', '-f', 'null', '-'],
  ]);
  return { lufs: Number(/I:\s+(-[\d.]+) LUFS/.exec(stderr)?.[1]), text: stderr };
}

test.each([
  ['wav', 'pcm.wav', ['-c:a', 'pcm_s16le']],
  ['flac of 24 bits at 192 kHz', 'studio.flac', ['-ar', '192000', '-sample_fmt', 's32']],
  ['mp3', 'voice.mp3', ['-b:a', '128k']],
  ['aac', 'phone.m4a', ['-c:a', 'aac', '-b:a', '96k']],
  ['ogg vorbis', 'voice.ogg', ['-c:a', 'libvorbis', '-b:a', '96k']],
  ['wma', 'voice.wma', ['-c:a', 'wmav2', '-b:a', '96k']],
  ['aiff', 'voice.aiff', []],
  ['caf', 'voice.caf', ['-c:a', 'pcm_s24be']],
  ['wav with six channels', 'six.wav', ['-af', 'pan=5.1|FL=c0|FR=c0|FC=c0|BL=c0|BR=c0']],
  ['wav of telephone quality', 'narrow.wav', ['-ar', '8000', '-c:a', 'pcm_mulaw']],
])('%s becomes what every player plays, at one loudness', async (form, name, options) => {
  const asset = await make(name, source(VOICE, ...options));
  const { durationSeconds, skipped, derivatives } = state.describe(asset);
  expect(skipped).toEqual([]);
  expect(durationSeconds).toBeCloseTo(SECONDS, 0);
  const isNarrow = form.includes('telephone');
  expect(labels(asset)).toEqual(isNarrow ? ['aac-32k', 'mp3-32k', 'opus-16k', ...WAVEFORM] : ALL);
  const label = isNarrow ? 'mp3-32k' : 'opus-24k';
  expect(Math.abs((await measure(asset, label)).lufs + 18)).toBeLessThan(1);
  for (const { role, bitrateKbps } of derivatives) {
    expect(bitrateKbps).toEqual(role === 'waveform' ? null : expect.any(Number));
  }
});

test('voice memos of few bits get no rung with more bits than they have', async () => {
  const memo = await make('memo.opus', source(VOICE, '-c:a', 'libopus', '-b:a', '16k'));
  expect(labels(memo)).toEqual(['aac-64k', 'mp3-96k', 'opus-24k', ...WAVEFORM]);
});

test('AMR of an old telephone is read', async () => {
  // RFC 4867, section 5: a magic number, then frames; type 0, 4.75 kbit/s, is a header and 12 bytes.
  const frames = Array.from({ length: 100 }, (_, frame) =>
    Buffer.from([0x04, ...Array.from({ length: 12 }, (_, at) => (frame * 31 + at * 57) % 256)]),
  );
  const path = join(folder, 'old.amr');
  await writeFile(path, Buffer.concat([Buffer.from('#!AMR\n'), ...frames]));
  const asset = await toAsset(path, 'audio');
  await state.run([asset]);
  expect(state.describe(asset).durationSeconds).toBeCloseTo(2, 1);
  expect(labels(asset)).toEqual(['aac-32k', 'mp3-32k', 'opus-16k', ...WAVEFORM]);
});

describe('sound that is no ordinary recording', () => {
  test('silence is one silence, and stays silent', async () => {
    const asset = await make('silence.wav', source(`anullsrc=r=44100:cl=stereo:d=${SECONDS}`));
    expect(state.describe(asset)).toMatchObject({
      loudnessLufs: null,
      silences: [{ startSeconds: 0, endSeconds: SECONDS }],
    });
    expect(labels(asset)).toEqual(ALL);
    expect((await measure(asset, 'opus-64k')).lufs).toBe(-70);
  });

  test('a twentieth of a second is a recording all the same', async () => {
    const asset = await make('click.wav', source('sine=frequency=700:duration=0.05'));
    expect(state.describe(asset)).toMatchObject({ durationSeconds: 0.05, silences: [] });
    expect(labels(asset)).toEqual(ALL);
  });

  test.each([
    ['clipped', 'sine=frequency=300:duration=2', 'volume=30dB'],
    ['shifted by a direct current', VOICE, 'dcshift=0.3'],
    ['quiet', VOICE, 'volume=-12dB'],
  ])('%s, it is brought to the same loudness below the ceiling', async (name, filter, change) => {
    const asset = await make(`${name}.wav`, source(filter, '-af', change));
    expect(Math.abs((await measure(asset, 'aac-64k')).lufs + 18)).toBeLessThan(1.5);
  });

  test('a pause is found where it is', async () => {
    const pause = `${VOICE},asplit[a][b];anullsrc=r=44100:cl=mono:d=1.5[n];[a][n][b]concat=n=3:v=0:a=1`;
    const { silences } = state.describe(await make('pause.wav', source(pause)));
    expect(silences).toHaveLength(1);
    expect(silences?.[0]?.startSeconds).toBeCloseTo(SECONDS, 0);
    expect(silences?.[0]?.endSeconds).toBeCloseTo(SECONDS + 1.5, 0);
  });
});

test('times of a damaged original that jump back do not put packets upon one moment', async () => {
  const whole = await readFile(await writeWithFfmpeg(folder, 'whole.wma', source(VOICE)));
  const path = join(folder, 'jumping.wma');
  await writeFile(path, withAsfPacketsSwapped(whole));
  const asset = await toAsset(path, 'audio');
  await state.run([asset]);
  for (const label of ['opus-24k', 'opus-64k', 'aac-64k']) {
    const made = join(folder, label);
    await writeFile(made, await state.derivative(asset, label));
    const { stdout } = await execa('ffprobe', [
      ...['-v', 'error', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', made],
    ]);
    const times = stdout.split('\n').map(Number.parseFloat);
    expect(times.length).toBeGreaterThan(10);
    expect(times, label).toEqual([...new Set(times)].sort((a, b) => a - b));
  }
});

/** ASF: a header that tells its own length, 50 bytes, then packets of one size. */
function withAsfPacketsSwapped(whole: Buffer): Buffer {
  const size = 3200;
  const first = Number(whole.readBigUInt64LE(16)) + 50;
  const packet = (i: number) => whole.subarray(first + i * size, first + (i + 1) * size);
  const [early, late] = [2, 6];
  const rest = [3, 4, 5].map(packet);
  return Buffer.concat([
    ...[whole.subarray(0, first + early * size), packet(late), ...rest, packet(early)],
    whole.subarray(first + (late + 1) * size),
  ]);
}

test('MP3 for loudspeakers has no tags, and a header by which players jump', async () => {
  const tagged = source(VOICE, '-metadata', 'title=CANARY-TITLE');
  const asset = await make('tagged.wav', tagged);
  const bytes = await state.derivative(asset, 'mp3-96k');
  expect(bytes.subarray(0, 2).toString('hex')).toBe('fffb');
  expect(bytes.subarray(0, 200).includes('Info')).toBe(true);
  expect(bytes.includes('CANARY')).toBe(false);
});

test('the same recording gives the same bytes from two empty states', async () => {
  const asset = await make('twice.flac', source(VOICE));
  const again = openMediaState(join(folder, 'again'), await requireTools());
  await again.run([asset]);
  expect(again.describe(asset)).toEqual(state.describe(asset));
});
