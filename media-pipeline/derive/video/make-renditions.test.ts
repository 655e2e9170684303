import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import { requireTools } from '#tests/fixtures/media/media-state.ts';
import type { Tools } from '../../tools.ts';
import type { Made } from '../made.ts';
import { CLOCK_OFFSET_SECONDS } from './clock.ts';
import { hashes, makeFilm, shortChunks, shownAt } from './film-under-test.ts';
import { joinTrack } from './mp4/join-track.ts';
import { readFragments } from './mp4/read-fragments.ts';
import { writeTrack } from './mp4/write-track.ts';

let folder: string;
let tools: Tools;
/** 11 s; frames come unevenly; a flash and a beep at 2, 5, 8 and 10 s. */
let uneven: string;
let whole: Made;
let pieced: Made;

const FLASHES = [2, 5, 8, 10];
const isFlash = (variable: string) =>
  FLASHES.map((at) => `between(${variable},${at},${at + 0.3})`).join('+');
const stream = { hlsAboveSeconds: 3, av1: true };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renditions-'));
  tools = await requireTools();
  uneven = await writeWithFfmpeg(folder, 'uneven.mp4', [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=284x160:rate=30000/1001:duration=11'],
    ...['-f', 'lavfi', '-i', `aevalsrc='0.5*sin(880*PI*t)*(${isFlash('t')})':d=11:s=44100`],
    ...[
      '-vf',
      `select='lt(mod(n,7),4)+${isFlash('t')}',eq=brightness=-0.4,geq='lum=if(${isFlash('T')},255,lum(X,Y)*0.6)':cb=128:cr=128`,
    ],
    ...['-fps_mode', 'vfr', '-enc_time_base', '1:90000', '-pix_fmt', 'yuv420p'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-g', '47', '-c:a', 'aac'],
  ]);
  const both = { tools, source: uneven, profile: stream };
  whole = await makeFilm({ ...both, folder: join(folder, 'whole') });
  pieced = await makeFilm({
    ...both,
    folder: join(folder, 'pieced'),
    params: { chunks: shortChunks(3) },
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileOf = (run: string, name: string) => join(folder, run, 'made', name);

describe('a film encoded in pieces', () => {
  test.each(['mp4-160.mp4', 'av1-160.mp4', 'hls/mp4-160.mp4'])(
    'shows every picture of the original once, at its moment (%s)',
    async (name) => {
      const original = await shownAt(uneven);
      expect(original.length).toBeGreaterThan(150);
      for (const run of ['whole', 'pieced']) {
        const shown = await shownAt(fileOf(run, name));
        expect(shown.length).toBe(original.length);
        const off = shown.map((at, index) => Math.abs(at - (original[index] ?? 0)));
        expect(Math.max(...off)).toBeLessThan(0.000_1);
      }
    },
  );

  test.each(['mp4-160.mp4', 'av1-160.mp4', 'hls/master.m3u8'])(
    'keeps sound with pictures to 40 ms, at the end as at the beginning (%s)',
    async (name) => {
      for (const run of ['whole', 'pieced']) {
        const path = fileOf(run, name);
        const [seen, heard] = await Promise.all([flashesOf(path), beepsOf(path)]);
        expect(seen.length).toBe(FLASHES.length);
        expect(heard.length).toBe(FLASHES.length);
        for (const [index, at] of seen.entries()) {
          expect(Math.abs(at - (FLASHES[index] ?? 0))).toBeLessThan(0.04);
          expect(Math.abs(at - (heard[index] ?? 0))).toBeLessThan(0.04);
        }
      }
    },
  );

  test('is as long as one encoded at once, and says the bit rate it has', async () => {
    for (const [index, file] of pieced.files.entries()) {
      expect(file.durationSeconds).toBe(whole.files[index]?.durationSeconds);
      if (file.set !== undefined) continue;
      const { size } = await stat(fileOf('pieced', file.fileName));
      expect(file.bitrateKbps).toBeCloseTo((size * 8) / (file.durationSeconds ?? 0) / 1000, -1);
    }
  });
});

test('the sound of a film alone is one track of AAC, a fraction of the smallest picture', async () => {
  const file = pieced.files.find(({ label }) => label === 'sound-alone');
  expect(file).toMatchObject({ role: 'rendition', mediaType: 'audio/mp4; codecs="mp4a.40.2"' });
  const path = fileOf('pieced', file?.fileName ?? '');
  const probed = await execa('ffprobe', [
    ...['-v', 'error', '-show_entries', 'stream=codec_name:format=duration', '-of', 'json', path],
  ]);
  const { streams, format } = JSON.parse(probed.stdout);
  expect(streams.map(({ codec_name }: { codec_name: string }) => codec_name)).toEqual(['aac']);
  expect(Number(format.duration)).toBeCloseTo(11, 0);
  expect(file?.durationSeconds).toBeCloseTo(11, 0);
  for (const [index, at] of (await beepsOf(path)).entries()) {
    expect(Math.abs(at - (FLASHES[index] ?? 0))).toBeLessThan(0.04);
  }
});

describe('the stream of a film', () => {
  const read = (name: string) => readFile(fileOf('pieced', `hls/${name}`));
  const listOf = async (name: string) => (await read(`${name}.m3u8`)).toString('utf8');

  test('names the codecs its files hold', async () => {
    const master = await listOf('master');
    const header = await read('mp4-160.mp4');
    // ISO/IEC 14496-15: configurationVersion, then profile, constraints, level.
    const avcC = header.subarray(header.indexOf('avcC') + 5, header.indexOf('avcC') + 8);
    expect(master).toContain(`CODECS="avc1.${avcC.toString('hex')},mp4a.40.2"`);
    const av1 = await readFile(fileOf('pieced', 'av1-160.mp4'));
    const profileLevel = av1[av1.indexOf('av1C') + 5] ?? 0;
    const { mediaType } = pieced.files.find(({ label }) => label === 'av1-160') ?? {};
    expect(mediaType).toBe(`video/mp4; codecs="av01.0.0${profileLevel & 31}M.08, opus"`);
  });

  test('is cut at the same moments in every track, and its stretches fill the files', async () => {
    const lengths = async (name: string) =>
      [...(await listOf(name)).matchAll(/#EXTINF:([\d.]+)/g)].map(([, length]) => Number(length));
    const pictures = await lengths('mp4-160');
    expect(pictures).toHaveLength(3);
    const sound = await lengths('sound');
    for (const [index, length] of pictures.slice(0, 2).entries()) {
      expect(length).toBeCloseTo(sound[index] ?? 0, 0);
    }
    for (const name of ['mp4-160', 'sound']) {
      const text = await listOf(name);
      let end = Number(/BYTERANGE="(\d+)@0"/.exec(text)?.[1]);
      for (const [, size, offset] of text.matchAll(/BYTERANGE:(\d+)@(\d+)/g)) {
        expect(Number(offset)).toBe(end);
        end += Number(size);
      }
      expect((await read(`${name}.mp4`)).length).toBe(end);
    }
  });

  test('in many files holds the same bytes as in one', async () => {
    const parts = join(folder, 'pieced', 'store', 'step', 'parts');
    const names = ['0000', '0001', '0002'].map((chunk) => join(parts, `${chunk}-mp4-160`));
    const pieces = await Promise.all(names.map(readFragments));
    const joined = joinTrack(pieces, { offsetSeconds: CLOCK_OFFSET_SECONDS, segmentSeconds: 4 });
    if (!joined) throw new Error('nothing to join');
    const { header, segments } = await writeTrack(joined, { folder, name: 'film', files: 'many' });
    const fileNames = [header, ...segments].map(({ fileName }) => fileName);
    expect(fileNames).toEqual(['film-init.mp4', 'film-1.m4s', 'film-2.m4s', 'film-3.m4s']);
    const bytes = await Promise.all(fileNames.map((name) => readFile(join(folder, name))));
    expect(Buffer.concat(bytes).equals(await read('mp4-160.mp4'))).toBe(true);
  });
});

test('a run that was stopped goes on from its finished pieces, to the same bytes', async () => {
  const run = { tools, source: uneven, profile: stream, folder: join(folder, 'stopped') };
  const params = { chunks: shortChunks(3) };
  const stop = new AbortController();
  const first = makeFilm({
    ...{ ...run, params, signal: stop.signal },
    onPart: (name) => {
      if (name.startsWith('0000-')) stop.abort(new Error('stopped'));
    },
  });
  await expect(first).rejects.toThrow('stopped');
  expect(await readdir(join(run.folder, 'store', 'step'))).toEqual(['parts']);
  const kept = await readdir(join(run.folder, 'store', 'step', 'parts'));
  expect(kept).toContain('0000-mp4-160');

  await rm(join(run.folder, 'made'), { recursive: true });
  const made: string[] = [];
  const shares: number[] = [];
  const second = await makeFilm({
    ...{ ...run, params },
    onPart: (name) => made.push(name),
    onProgress: (share) => shares.push(share),
  });
  expect(made).not.toContain('sound-aac');
  expect(made.filter((name) => kept.includes(name))).toEqual([]);
  expect(await hashes(run.folder, second)).toEqual(await hashes(join(folder, 'pieced'), pieced));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeGreaterThan(0.9);
});

test('a film that cannot be entered where a piece begins is encoded as one', async () => {
  // Its only key frame past the beginning lies behind a promise of the container.
  const source = await writeWithFfmpeg(folder, 'raw.mpg', [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=96x64:rate=25:duration=10'],
    ...['-c:v', 'mpeg2video', '-g', '200', '-sc_threshold', '1000000000'],
  ]);
  const run = { tools, source, folder: join(folder, 'raw') };
  const made: string[] = [];
  const film = await makeFilm({
    ...run,
    params: { chunks: shortChunks(2) },
    onPart: (name) => made.push(name),
  });
  expect(made).toContain('whole-0000-mp4-64');
  expect(film.files[0]?.durationSeconds).toBeCloseTo(10, 1);
  expect(await shownAt(fileOf('raw', 'mp4-64.mp4'))).toHaveLength(250);
});

/** Moments at which the picture turns bright. */
async function flashesOf(path: string): Promise<number[]> {
  const { stdout } = await execa('ffmpeg', [
    ...['-v', 'error', '-i', path, '-map', '0:V:0'],
    ...['-vf', 'signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-', '-f', 'null', '-'],
  ]);
  const frames = [...stdout.matchAll(/pts_time:([\d.]+)\s+lavfi.signalstats.YAVG=([\d.]+)/g)];
  return risesOf(frames.map(([, at, light]) => [Number(at), Number(light) > 180]));
}

/** Moments at which it turns loud, to 5 ms. */
async function beepsOf(path: string): Promise<number[]> {
  const { stdout } = await execa(
    'ffmpeg',
    ['-v', 'error', '-i', path, '-map', '0:a:0', '-ac', '1', '-ar', '8000', '-f', 's16le', '-'],
    { encoding: 'buffer' },
  );
  const samples = new Int16Array(Uint8Array.from(stdout).buffer);
  const blocks: [number, boolean][] = [];
  for (let at = 0; at + 40 <= samples.length; at += 40) {
    const peak = Math.max(...samples.subarray(at, at + 40).map(Math.abs));
    blocks.push([at / 8000, peak > 3000]);
  }
  return risesOf(blocks);
}

function risesOf(states: readonly [number, boolean][]): number[] {
  return states.flatMap(([at, on], index) => (on && !states[index - 1]?.[1] ? [at] : []));
}
