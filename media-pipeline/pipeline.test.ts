import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  toAsset,
  writePhonePhotograph,
  writeTaggedFilm,
  writeTaggedTone,
  writeWithFfmpeg,
} from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';
import type { MediaAsset } from './asset.ts';
import { originalKey } from './originals/original-key.ts';
import { type MediaReport, openMediaQueue } from './pipeline.ts';
import { DEFAULT_PROFILE } from './recipes.ts';
import { taskKey, toPayload } from './run/job.ts';
import type { Tools } from './tools.ts';

let folder: string;
let tools: Tools;
let state: MediaState;
let photograph: MediaAsset;
let tone: MediaAsset;
let film: MediaAsset;
let assets: MediaAsset[];
let report: MediaReport;
const events: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-pipeline-'));
  tools = await requireTools();
  photograph = await toAsset(await writePhonePhotograph(folder), 'image');
  tone = await toAsset(await writeTaggedTone(folder), 'audio');
  film = await toAsset(await writeTaggedFilm(folder), 'video');
  assets = [photograph, tone, film];
  state = openMediaState(join(folder, 'state'), tools);
  report = await state.run(assets, {
    onProgress: ({ mediaId, outcome, recipe }) =>
      events.push([mediaId, outcome, recipe ?? ''].join(' ').trim()),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const labels = (asset: MediaAsset) =>
  state
    .describe(asset)
    .derivatives.map(({ label }) => label)
    .sort();

test('every original is made, and told step by step', () => {
  expect(report).toEqual({
    made: ['phone.jpg', 'tagged.mp4', 'tone.wav'],
    reused: [],
    refused: [],
    parked: [],
    missing: [],
  });
  const steps = events.filter((event) => event.startsWith('tagged.mp4'));
  // A step may tell of its progress more than once.
  expect([...new Set(steps)]).toEqual(
    expect.arrayContaining([
      'tagged.mp4 working sound-measure',
      'tagged.mp4 working video-set',
      'tagged.mp4 working video-poster',
    ]),
  );
  expect(steps.at(-1)).toBe('tagged.mp4 made');
});

test('what happened to an original stands in a log of its own, with its clock', async () => {
  const lines = (await readFile(join(state.folder, 'events.jsonl'), 'utf8')).trim().split('\n');
  const events = lines
    .map((line) => JSON.parse(line))
    .filter(({ linkingObjects }) => linkingObjects[0].sha256 === photograph.sha256);
  expect(events[0]).toMatchObject({
    eventType: 'metadata extraction',
    eventOutcome: 'success',
    linkingAgent: { name: 'sharp' },
  });
  expect(Date.parse(events[0].eventDateTime)).toBeGreaterThan(Date.now() - 600_000);
  const created = events.filter(({ eventType }) => eventType === 'creation');
  const outcomes = created.flatMap(({ linkingObjects }) => linkingObjects.slice(1));
  expect(outcomes.map(({ sha256 }) => sha256).sort()).toEqual(
    state
      .describe(photograph)
      .derivatives.map(({ sha256 }) => sha256)
      .sort(),
  );
});

describe('a photograph from a phone', () => {
  test('becomes a responsive set that is not scaled up', () => {
    const set = labels(photograph).filter((label) => !label.startsWith('crop-'));
    expect(set).toEqual(['avif-320', 'avif-450', 'jpeg-320', 'jpeg-450', 'thumbnail-32']);
    expect(state.describe(photograph)).toMatchObject({ widthPx: 450, heightPx: 900 });
  });

  test('stands upright', async () => {
    const { data, info } = await sharp(await state.derivative(photograph, 'jpeg-320'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 320, height: 640 });
    const at = (y: number) => [...data.subarray((y * 320 + 160) * 3, (y * 320 + 160) * 3 + 3)];
    expect(at(20)[0]).toBeGreaterThan(150);
    expect(at(620)[2]).toBeGreaterThan(150);
  });

  test.each(['avif-320', 'avif-450', 'jpeg-320', 'jpeg-450', 'thumbnail-32'])(
    'takes no place, name or colour table with it (%s)',
    async (label) => {
      const before = await sharp(photograph.file ?? '').metadata();
      expect(before.exif?.includes('CANARY-ARTIST')).toBe(true);
      const bytes = await state.derivative(photograph, label);
      const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, orientation }).toEqual({});
      expect(bytes.includes('CANARY')).toBe(false);
    },
  );

  test('has a ThumbHash of a few bytes', () => {
    const thumbhash = Buffer.from(state.describe(photograph).thumbhash ?? '', 'base64');
    expect(thumbhash.length).toBeGreaterThan(4);
    expect(thumbhash.length).toBeLessThan(40);
  });
});

describe('a sound recording', () => {
  test('becomes Opus and AAC of the same length, and a waveform', () => {
    expect(labels(tone)).toEqual(expect.arrayContaining(['aac-64k', 'opus-24k']));
    const { durationSeconds, waveform, derivatives } = state.describe(tone);
    expect(durationSeconds).toBeCloseTo(1.5, 2);
    expect(new Set(derivatives.map((made) => made.durationSeconds))).toEqual(new Set([1.5]));
    expect(waveform?.length).toBe(150);
    expect(Math.min(...(waveform ?? []))).toBeGreaterThan(90);
    expect(Math.max(...(waveform ?? []))).toBe(100);
  });

  test.each(['aac-64k', 'opus-24k'])('is brought to the same loudness (%s)', async (label) => {
    const path = join(folder, label);
    await writeFile(path, await state.derivative(tone, label));
    const measured = await execa('ffmpeg', [
      ...['-hide_banner', '-nostats', '-i', path],
      ...['-af', 'ebur128=framelog=verbose', '-f', 'null', '-'],
    ]);
    const lufs = Number(/I:\s+(-[\d.]+) LUFS/.exec(measured.stderr)?.[1]);
    expect(state.describe(tone).loudnessLufs).toBeLessThan(-25);
    expect(lufs).toBeGreaterThan(-20);
    expect(lufs).toBeLessThan(-16.5);
  });
});

describe('a film', () => {
  test('becomes progressive MP4 that starts with its index, a poster and the audio measures', async () => {
    expect(labels(film)).toEqual(
      expect.arrayContaining(['mp4-240', 'mp4-360', 'poster-avif-480', 'poster-jpeg-480']),
    );
    const { loudnessLufs, waveform, thumbhash } = state.describe(film);
    expect(loudnessLufs).toBeLessThan(0);
    expect(waveform?.length).toBeGreaterThan(100);
    expect(thumbhash).not.toBeNull();
    const bytes = await state.derivative(film, 'mp4-240');
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  test('names the codecs that are in the file', async () => {
    for (const { label, mediaType } of state.describe(film).derivatives) {
      if (!label.startsWith('mp4-')) continue;
      const bytes = await state.derivative(film, label);
      // ISO/IEC 14496-15: configurationVersion, then profile, constraints, level.
      const profile = bytes.subarray(bytes.indexOf('avcC') + 5, bytes.indexOf('avcC') + 8);
      expect(mediaType).toBe(`video/mp4; codecs="avc1.${profile.toString('hex')}, mp4a.40.2"`);
    }
  });

  test('takes no tag of the original with it', async () => {
    const before = await readTags(film.file ?? '');
    expect(before).toContain('CANARY-TITLE');
    expect(before).toContain('+10.0452');
    for (const label of ['mp4-240', 'mp4-360']) {
      const bytes = await state.derivative(film, label);
      expect(bytes.includes('CANARY')).toBe(false);
      expect(bytes.includes('10.0452')).toBe(false);
      expect(bytes.includes('©xyz')).toBe(false);
    }
  });

  test('turned by its container is turned in its pixels, with even sides', async () => {
    const turned = await writeTurned(film.file ?? '');
    const asset = await toAsset(turned, 'video');
    await state.run([asset]);
    expect(state.describe(asset)).toMatchObject({ widthPx: 360, heightPx: 480 });
    const rungs = state.describe(asset).derivatives.filter(({ label }) => label.startsWith('mp4'));
    expect(rungs.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
      [240, 320],
      [360, 480],
    ]);
  });

  test('is as long as its pictures, also where the sound ends before', async () => {
    const path = await writeWithFfmpeg(folder, 'long.mp4', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=5:duration=2'],
      ...['-f', 'lavfi', '-i', 'sine=duration=0.5', '-c:v', 'libx264', '-c:a', 'aac'],
    ]);
    const asset = await toAsset(path, 'video');
    await state.run([asset]);
    expect(state.describe(asset).durationSeconds).toBeCloseTo(2, 1);
    const rung = state.describe(asset).derivatives.find(({ label }) => label === 'mp4-64');
    expect(rung?.durationSeconds).toBeCloseTo(2, 1);
  });

  test('without sound, or with odd sides, is a film all the same', async () => {
    const silent = await writeWithFfmpeg(folder, 'silent.webm', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=321x181:rate=10:duration=0.5', '-c:v', 'libvpx-vp9'],
      ...['-deadline', 'realtime', '-pix_fmt', 'yuv420p'],
    ]);
    const asset = await toAsset(silent, 'video');
    expect((await state.run([asset])).made).toEqual(['silent.webm']);
    const { derivatives, loudnessLufs, waveform } = state.describe(asset);
    expect({ loudnessLufs, waveform }).toEqual({ loudnessLufs: null, waveform: null });
    expect(derivatives.find(({ label }) => label === 'mp4-180')).toMatchObject({
      widthPx: 320,
      heightPx: 180,
      mediaType: 'video/mp4; codecs="avc1.4d401e"',
    });
  });
});

describe('a second run', () => {
  test('over unchanged originals makes nothing again', async () => {
    const told: string[] = [];
    const again = await state.run(assets, { onProgress: ({ outcome }) => told.push(outcome) });
    expect(again).toEqual({
      made: [],
      reused: ['phone.jpg', 'tagged.mp4', 'tone.wav'],
      refused: [],
      parked: [],
      missing: [],
    });
    expect(told).toEqual(['reused', 'reused', 'reused']);
  });

  test('makes again what was lost from the store, byte for byte', async () => {
    const [lost] = state.describe(tone).derivatives;
    if (!lost) throw new Error('there is nothing to lose');
    const before = await state.derivatives.get(lost.key);
    await state.derivatives.delete(lost.key);
    expect((await state.run(assets)).made).toEqual(['tone.wav']);
    expect(await state.derivatives.get(lost.key)).toEqual(before);
  });

  test('notices an original that changed under its record', async () => {
    const path = join(folder, 'changing.png');
    await sharp({ create: { width: 40, height: 40, channels: 3, background: '#123456' } }).toFile(
      path,
    );
    const asset = await toAsset(path, 'image');
    expect((await state.run([asset])).made).toEqual(['changing.png']);
    await sharp({ create: { width: 40, height: 40, channels: 3, background: '#654321' } }).toFile(
      path,
    );
    await utimes(path, 1, 1);
    const [refused] = (await state.run([asset])).refused;
    expect(refused?.reason.en).toContain('sha-256');
  });
});

test('two archives made from nothing hold the same bytes', async () => {
  const other = openMediaState(join(folder, 'other'), tools);
  await other.run(assets);
  const first = openMediaState(join(folder, 'first'), tools);
  await first.run([...assets].reverse());
  const keys = (await first.derivatives.list('')).map(({ key }) => key);
  expect((await other.derivatives.list('')).map(({ key }) => key)).toEqual(keys);
  for (const key of keys) {
    expect(await other.derivatives.get(key), key).toEqual(await first.derivatives.get(key));
  }
  for (const asset of assets) expect(other.describe(asset)).toEqual(first.describe(asset));
});

test('without ffmpeg images are made, sound and film wait, and what was made before stands', async () => {
  const bare = openMediaState(join(folder, 'bare'), tools);
  const waiting = await bare.run(assets, { tools: { ...tools, ffmpeg: null } });
  expect(waiting.made).toEqual(['phone.jpg']);
  expect(waiting.missing.map(({ mediaId }) => mediaId)).toEqual(['tagged.mp4', 'tone.wav']);
  expect(waiting.missing[0]?.reason.vi).toContain('apt-get install ffmpeg');
  const standing = await state.run(assets, { tools: { ...tools, ffmpeg: null } });
  expect(standing.reused).toEqual(['phone.jpg', 'tagged.mp4', 'tone.wav']);
});

test('an original that is only in the store of originals is found there', async () => {
  const remote = openMediaState(join(folder, 'remote'), tools);
  await remote.originals.put(originalKey(tone.sha256), { path: tone.file ?? '' });
  const asset = { ...tone, file: null };
  expect((await remote.run([asset])).made).toEqual(['tone.wav']);
  const gone = await remote.run([{ ...photograph, file: null }]);
  expect(gone.missing[0]?.reason.en).toContain('neither beside its record nor in the store');
});

test('two records of one original share its work', async () => {
  const shared = openMediaState(join(folder, 'shared'), tools);
  const twin = { ...photograph, id: 'twin' };
  let worked = 0;
  const both = await shared.run([photograph, twin], {
    onProgress: ({ outcome }) => {
      if (outcome === 'made') worked++;
    },
  });
  expect(both.made).toEqual(['phone.jpg', 'twin']);
  expect(worked).toBe(2);
  const results = (await shared.derivatives.list('')).filter(({ key }) => key.endsWith('.json'));
  expect(new Set(results.map(({ key }) => key)).size).toBe(results.length);
});

test('a job that a killed run left with other settings takes nothing from what stands', async () => {
  const reverted = openMediaState(join(folder, 'reverted'), tools);
  await reverted.run([photograph]);
  const made = await reverted.derivatives.list('');
  const focused = { ...photograph, settings: { ...photograph.settings, focus: { x: 0, y: 0 } } };
  const queue = openMediaQueue(reverted.folder);
  await queue.add({
    key: taskKey(focused),
    payload: toPayload({ ...focused, profile: DEFAULT_PROFILE }),
  });
  await queue.close();
  await reverted.run([photograph, tone]);
  const left = (await reverted.derivatives.list('')).map(({ key }) => key);
  expect(left).toEqual(expect.arrayContaining(made.map(({ key }) => key)));
});

describe('two runs at once on one folder', () => {
  test('that want the same both end with all of it', async () => {
    const both = openMediaState(join(folder, 'both'), tools);
    const pictures = await drawPictures(6);
    const reports = await Promise.all([both.run(pictures), both.run(pictures)]);
    for (const { made } of reports) expect(made).toHaveLength(pictures.length);
    for (const picture of pictures) expect(both.describe(picture).widthPx).toBe(80);
  });

  test('that want different things leave each other what is theirs', async () => {
    const beside = openMediaState(join(folder, 'beside'), tools);
    const pictures = await drawPictures(8);
    const names = pictures.map(({ id }) => id);
    const [first, second] = await Promise.all([
      beside.run(pictures.slice(0, 4)),
      beside.run(pictures.slice(4)),
    ]);
    expect([first.made, second.made]).toEqual([names.slice(0, 4), names.slice(4)]);
    expect((await beside.run(pictures)).reused).toEqual(names);
  });
});

function drawPictures(count: number): Promise<MediaAsset[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const path = join(folder, `drawn-${index}.png`);
      const background = { r: index * 20, g: 120, b: 200 };
      await sharp({ create: { width: 80, height: 60, channels: 3, background } }).toFile(path);
      return toAsset(path, 'image');
    }),
  );
}

async function readTags(path: string): Promise<string> {
  const { stdout } = await execa('ffprobe', ['-v', 'error', '-show_format', '-show_streams', path]);
  return stdout;
}

/** The film with a note in its container that it is to be turned by a quarter. */
function writeTurned(path: string): Promise<string> {
  const isOld = Number.parseInt(tools.ffmpeg?.version ?? '', 10) < 6;
  return writeWithFfmpeg(
    folder,
    'turned.mp4',
    isOld
      ? ['-i', path, '-c', 'copy', '-metadata:s:v:0', 'rotate=90']
      : ['-display_rotation', '90', '-i', path, '-c', 'copy'],
  );
}
