import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toAsset, writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { ffmpegOf } from '../tools.ts';
import { probeTimeBased } from './probe-time-based.ts';

let folder: string;
let state: MediaState;
let ffmpeg: Ffmpeg;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codecs-'));
  const tools = await requireTools();
  state = openMediaState(join(folder, 'state'), tools);
  ffmpeg = ffmpegOf(tools);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bars = ['-f', 'lavfi', '-i', 'testsrc2=size=96x64:rate=10:duration=1'];
const tone = ['-f', 'lavfi', '-i', 'sine=duration=1'];
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const DTS = ['-c:a:0', 'dca', '-strict', '-2', '-ac:a:0', '2'];

async function madeOf(name: string, options: readonly string[], kind: 'video' | 'audio' = 'video') {
  const asset = await toAsset(await writeWithFfmpeg(folder, name, options), kind);
  const { made, refused } = await state.run([asset]);
  expect(refused).toEqual([]);
  expect(made).toEqual([name]);
  return state.describe(asset);
}

describe('tracks that are not read do not lose the rest', () => {
  test('captions that are pictures', async () => {
    // One PGS segment, "end of display set": a track needs no more.
    const words = join(folder, 'words.sup');
    await writeFile(words, Buffer.from('50470000000000000000800000', 'hex'));
    const { derivatives } = await madeOf('captions.mkv', [
      ...[...bars, ...tone, '-f', 'sup', '-i', words, '-map', '0', '-map', '1', '-map', '2'],
      ...[...H264, '-c:a', 'aac', '-c:s', 'copy'],
    ]);
    expect(derivatives.map(({ label }) => label)).toContain('mp4-64');
  });

  test('sound as DTS beside sound that is read', async () => {
    const { derivatives, skipped } = await madeOf('both.mkv', [
      ...[...bars, ...tone, ...tone, '-map', '0', '-map', '1', '-map', '2'],
      ...[...H264, ...DTS, '-c:a:1', 'aac'],
    ]);
    expect(derivatives.map(({ label }) => label)).toContain('sound-alone');
    expect(skipped).toEqual([]);
  });

  test('a film whose only sound is DTS keeps its pictures, and says that they are silent', async () => {
    const { derivatives, skipped } = await madeOf('dts.mkv', [...bars, ...tone, ...H264, ...DTS]);
    expect(derivatives.map(({ label }) => label)).toContain('mp4-64');
    expect(skipped.map(({ reason }) => reason.en).join()).toContain('DTS');
  });

  test('a recording with its cover as PNG', async () => {
    const cover = await writeWithFfmpeg(folder, 'cover.png', [...bars, '-frames:v', '1']);
    const { derivatives } = await madeOf(
      'cover.mp3',
      [
        ...[...tone, '-i', cover, '-map', '0', '-map', '1', '-c:v', 'png'],
        ...['-disposition:v', 'attached_pic', '-c:a', 'libmp3lame'],
      ],
      'audio',
    );
    expect(derivatives.length).toBeGreaterThan(2);
  });
});

test('a file of a codec on no list is told as that', async () => {
  const source = await writeWithFfmpeg(folder, 'cinepak.avi', [...bars, '-c:v', 'cinepak']);
  expect(await probeTimeBased(ffmpeg, { kind: 'video', source })).toMatchObject({
    name: 'unread-codec',
  });
});

test('what a file says of itself is not printed, but for its language, and that within bounds', async () => {
  // JSON prints this character in six.
  const long = '\u0001'.repeat(120_000);
  const withTag = (key: string) => [
    ...[...tone, ...tone, '-map', '0', '-map', '1', '-c:a', 'flac'],
    ...['-metadata:s:0', `${key}=${long}`, '-metadata:s:1', `${key}=${long}`],
  ];
  const titled = await writeWithFfmpeg(folder, 'titled.mkv', withTag('title'));
  const kind = 'audio';
  expect(await probeTimeBased(ffmpeg, { kind, source: titled })).toMatchObject({ kind });
  const source = await writeWithFfmpeg(folder, 'language.mkv', withTag('language'));
  expect(await probeTimeBased(ffmpeg, { kind, source })).toMatchObject({ name: 'too-much-output' });
});
