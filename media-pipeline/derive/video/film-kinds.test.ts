import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import { requireTools } from '#tests/fixtures/media/media-state.ts';
import type { Tools } from '../../tools.ts';
import { type FilmRun, ffprobe, makeFilm, shortChunks, shownAt } from './film-under-test.ts';

let folder: string;
let tools: Tools;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'film-kinds-'));
  tools = await requireTools();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bars = (size: string, seconds: number, rate = 25) => [
  ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`],
];
const tone = (hertz: number, seconds: number) => [
  ...['-f', 'lavfi', '-i', `sine=frequency=${hertz}:duration=${seconds}`],
];
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

/** Path of the rendition with most lines of a film that is written first. */
async function renditionOf(
  name: string,
  options: readonly string[],
  run: Partial<FilmRun> = {},
): Promise<{ path: string; durationSeconds: number | null; mediaType: string }> {
  const source = await writeWithFfmpeg(folder, name, options);
  const own = join(folder, `${name}.run`);
  const { files } = await makeFilm({ tools, source, folder: own, ...run });
  const [first] = files;
  if (!first) throw new Error('nothing was made');
  return { ...first, path: join(own, 'made', first.fileName) };
}

const pictureFacts = (path: string, facts: string) =>
  ffprobe(['-select_streams', 'V', '-show_entries', `stream=${facts}`, path]);

test('light of a phone that films in HDR comes out as BT.709, neither grey nor burnt', async () => {
  // A grey of 100 cd/m² is half of the scale in the transfer of ST 2084.
  const { path } = await renditionOf('hdr.mp4', [
    ...['-f', 'lavfi', '-i', 'color=0x828282:size=128x96:rate=10:duration=0.5'],
    ...['-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-tag:v', 'hvc1'],
    ...['-x265-params', 'log-level=0:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc'],
  ]);
  expect(await pictureFacts(path, 'pix_fmt,color_space,color_transfer,color_primaries')).toEqual([
    'yuv420p',
    'bt709',
    'bt709',
    'bt709',
  ]);
  const light = await meanLight(path);
  expect(light).toBeGreaterThan(120);
  expect(light).toBeLessThan(220);
});

test('fields of a tape become whole frames of square pixels', async () => {
  const { path } = await renditionOf('tape.avi', [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=720x576:rate=50:duration=0.4'],
    ...['-vf', 'tinterlace=interleave_bottom,fieldorder=bff,setsar=16/15,setfield=bff'],
    ...['-c:v', 'dvvideo', '-pix_fmt', 'yuv420p', '-flags', '+ildct+ilme', '-s', '720x576'],
  ]);
  const facts = 'width,height,sample_aspect_ratio,field_order';
  expect(await pictureFacts(path, facts)).toEqual(['640', '480', '1:1', 'progressive']);
  expect(await shownAt(path)).toHaveLength(10);
});

test('a film turned by its container, with odd sides, stands upright with even ones', async () => {
  const flat = await writeWithFfmpeg(folder, 'flat.mp4', [
    ...[...bars('322x182', 0.4), ...H264],
    ...['-vf', 'crop=321:181:exact=1', '-pix_fmt', 'yuv444p', '-profile:v', 'high444'],
  ]);
  const isOld = Number.parseInt(tools.ffmpeg?.version ?? '', 10) < 6;
  const { path } = await renditionOf(
    'turned.mp4',
    isOld
      ? ['-i', flat, '-c', 'copy', '-metadata:s:v:0', 'rotate=90']
      : ['-display_rotation', '90', '-i', flat, '-c', 'copy'],
  );
  expect(await pictureFacts(path, 'width,height,pix_fmt')).toEqual(['180', '320', 'yuv420p']);
});

test('a film of one picture without sound is as long as that picture stands', async () => {
  const { path, mediaType, durationSeconds } = await renditionOf('one.mp4', [
    ...[...bars('64x48', 1, 2), '-frames:v', '1', ...H264],
  ]);
  expect(mediaType).toBe('video/mp4; codecs="avc1.4d401e"');
  expect(durationSeconds).toBe(0.5);
  expect(await shownAt(path)).toEqual([0]);
});

test('of several sound tracks the one an editor named is heard', async () => {
  const { path } = await renditionOf(
    'tracks.mkv',
    [
      ...[...bars('64x48', 0.5), ...tone(300, 0.5), ...tone(1500, 0.5), ...H264],
      ...['-map', '0:v', '-map', '1:a', '-map', '2:a', '-c:a', 'pcm_s16le'],
    ],
    { soundTrack: 2 },
  );
  expect(await crossingsOf(path)).toBeGreaterThan(1200);
});

test('where sound begins before the pictures and ends after them, the first picture waits for it', async () => {
  const { path } = await renditionOf('late.mkv', [
    ...['-itsoffset', '0.6', ...bars('64x48', 0.4), ...tone(300, 2), ...H264, '-c:a', 'flac'],
  ]);
  const shown = await shownAt(path);
  expect(shown).toHaveLength(10);
  expect(shown[0]).toBe(0);
  expect(shown[1]).toBeCloseTo(0.64, 2);
  const [sound] = await ffprobe(['-select_streams', 'a', '-show_entries', 'stream=duration', path]);
  expect(Number(sound)).toBeCloseTo(2, 1);
});

test('a film that does not say how long it is comes out whole', async () => {
  const written = await writeWithFfmpeg(folder, 'known.mkv', [...bars('64x48', 1), ...H264]);
  const { stdout } = await execa(
    'ffmpeg',
    ['-v', 'error', '-i', written, '-c', 'copy', '-f', 'matroska', 'pipe:1'],
    { encoding: 'buffer' },
  );
  const source = join(folder, 'unknown.mkv');
  await writeFile(source, stdout);
  const { files } = await makeFilm({ tools, source, folder: join(folder, 'unknown') });
  expect(files[0]?.durationSeconds).toBe(1);
});

test('pieces planned past the end of a film that is shorter than it says stay empty', async () => {
  const { path } = await renditionOf('short.mp4', [...bars('64x48', 5, 10), ...H264], {
    params: { chunks: shortChunks(4) },
  });
  expect(await shownAt(path)).toHaveLength(50);
});

test('of 59.94 frames a second every other one is kept, also across pieces', async () => {
  const options = [...bars('64x48', 8.5, 60), '-r', '60000/1001', ...H264, '-g', '100'];
  const { path } = await renditionOf('fast.mp4', options, { params: { chunks: shortChunks(2) } });
  const shown = await shownAt(path);
  const steps = shown.slice(1).map((at, index) => at - (shown[index] ?? 0));
  for (const step of steps) expect(step).toBeCloseTo(1001 / 30000, 3);
  expect(shown.length).toBeGreaterThanOrEqual(254);
});

/** Mean of the luma, 16–235. */
async function meanLight(path: string): Promise<number> {
  const { stdout } = await execa('ffmpeg', [
    ...['-v', 'error', '-i', path, '-frames:v', '1'],
    ...['-vf', 'signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-', '-f', 'null', '-'],
  ]);
  return Number(/YAVG=([\d.]+)/.exec(stdout)?.[1]);
}

/** How often in a second the sound passes zero upwards: its frequency, of a pure tone. */
async function crossingsOf(path: string): Promise<number> {
  const { stdout } = await execa(
    'ffmpeg',
    ['-v', 'error', '-i', path, '-ac', '1', '-ar', '16000', '-f', 's16le', '-'],
    { encoding: 'buffer' },
  );
  const samples = new Int16Array(Uint8Array.from(stdout).buffer);
  const up = samples.filter((value, index) => value >= 0 && (samples[index - 1] ?? 0) < 0);
  return (up.length * 16_000) / samples.length;
}

test('pieces in which no picture begins, amid a film and where only sound goes on, cost it nothing', async () => {
  const { path } = await renditionOf(
    'slides.mp4',
    [
      ...[...bars('96x64', 10, 5), ...tone(440, 18)],
      // A slide from 2.8 s on that stands until 9 s.
      ...['-vf', "select='lt(n,15)+gte(n,45)'", '-fps_mode', 'vfr', ...H264, '-c:a', 'aac'],
    ],
    { profile: { av1: true }, params: { chunks: shortChunks(4) } },
  );
  const original = await shownAt(join(folder, 'slides.mp4'));
  expect(original).toHaveLength(20);
  for (const name of ['mp4-64.mp4', 'av1-64.mp4']) {
    const shown = await shownAt(join(path, '..', name));
    expect(shown.map((at) => at.toFixed(3))).toEqual(original.map((at) => at.toFixed(3)));
  }
}, 60_000);
