import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import {
  toAsset,
  writePhonePhotograph,
  writeTaggedFilm,
  writeTaggedTone,
  writeTruncated,
  writeWithFfmpeg,
} from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';
import { probeImage } from './probe/probe-image.ts';

let folder: string;
let state: MediaState;
let photograph: string;
let tone: string;
let film: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'untrusted-'));
  state = openMediaState(join(folder, 'state'), await requireTools());
  photograph = await writePhonePhotograph(folder);
  tone = await writeTaggedTone(folder);
  film = await writeTaggedFilm(folder, 'secret.mp4');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs one file and returns why it was refused; fails when it was not, or when anything was made. */
async function refusalOf(path: string, kind: MediaKind): Promise<string> {
  const asset = await toAsset(path, kind);
  const before = await state.derivatives.list('');
  const report = await state.run([asset]);
  expect(report.made).toEqual([]);
  expect(await state.derivatives.list('')).toEqual(before);
  expect(report.refused).toHaveLength(1);
  expect(report.refused[0]?.reason.vi).not.toBe('');
  return report.refused[0]?.reason.en ?? '';
}

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('files that would make the tools read other files', () => {
  test('a concat script named .avi reads nothing', async () => {
    const path = await written('concat.avi', `ffconcat version 1.0\nfile 'secret.mp4'\n`);
    expect(await refusalOf(path, 'video')).toContain('not sound or film');
  });

  test('a playlist named .avi reads nothing', async () => {
    const playlist = ['#EXTM3U', '#EXT-X-TARGETDURATION:2', '#EXTINF:2,', film, '#EXT-X-ENDLIST'];
    const path = await written('playlist.avi', playlist.join('\n'));
    expect(await refusalOf(path, 'video')).toContain('not sound or film');
    expect(await refusalOf(path, 'audio')).toContain('not sound or film');
  });

  test.each(['picture.svg.jpg', 'picture.png'])(
    'an SVG named %s pulls nothing in',
    async (name) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><image href="file://${photograph}" width="64" height="64"/></svg>`;
      expect(await refusalOf(await written(name, svg), 'image')).toContain('not a JPEG');
    },
  );

  test('sharp itself would not open an SVG any more', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(sharp(svg).metadata()).rejects.toThrow();
  });

  test('a PDF, a text and a film are not images', async () => {
    expect(await refusalOf(await written('a.jpg', '%PDF-1.7\n'), 'image')).toContain('not a JPEG');
    expect(await refusalOf(await written('b.jpg', 'xin chào'), 'image')).toContain('not a JPEG');
    expect(await refusalOf(film, 'image')).toContain('not a JPEG');
  });
});

describe('damaged files', () => {
  test.each(['image', 'audio', 'video'] as const)('an empty %s is told as empty', async (kind) => {
    expect(await refusalOf(await written(`empty-${kind}`, ''), kind)).toContain('0 bytes');
  });

  test('a photograph cut short is refused', async () => {
    const path = await writeTruncated(photograph, { share: 0.6, to: join(folder, 'short.jpg') });
    expect(await refusalOf(path, 'image')).toContain('damaged or cut short');
  });

  test('a film cut short, its index gone, is refused', async () => {
    const path = await writeTruncated(film, { share: 0.5, to: join(folder, 'short.mp4') });
    expect(await refusalOf(path, 'video')).toContain('not sound or film');
  });

  test('a film of which nothing can be decoded is refused for its pictures, not for its sound', async () => {
    const whole = await writeWithFfmpeg(folder, 'sound-and-picture.mp4', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=160x120:rate=10:duration=1'],
      ...['-f', 'lavfi', '-i', 'sine=duration=1', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
      ...['-c:a', 'aac', '-movflags', '+faststart'],
    ]);
    const bytes = await readFile(whole);
    const asset = await toAsset(
      await written('zeros.mp4', bytes.fill(0, bytes.indexOf('mdat') + 4)),
      'video',
    );
    const report = await state.run([asset]);
    expect(report.refused[0]?.reason.en).toContain('damaged');
  });

  test('a recording cut short is made as far as it goes', async () => {
    const path = await writeTruncated(tone, { share: 0.5, to: join(folder, 'short.wav') });
    const asset = await toAsset(path, 'audio');
    expect((await state.run([asset])).made).toEqual(['short.wav']);
    expect(state.describe(asset).durationSeconds).toBeCloseTo(0.75, 1);
  });

  test('a film cut short behind its index is made as far as it goes, and says how far', async () => {
    const whole = await writeWithFfmpeg(folder, 'whole.mp4', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=160x120:rate=10:duration=4'],
      ...['-f', 'lavfi', '-i', 'sine=duration=4', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
      ...['-c:a', 'aac', '-movflags', '+faststart'],
    ]);
    const path = await writeTruncated(whole, { share: 0.5, to: join(folder, 'half.mp4') });
    const asset = await toAsset(path, 'video');
    expect((await state.run([asset])).made).toEqual(['half.mp4']);
    const { durationSeconds, skipped } = state.describe(asset);
    expect(durationSeconds).toBeGreaterThan(1);
    expect(durationSeconds).toBeLessThan(3);
    expect(skipped.map(({ reason }) => reason.en).join()).toContain('of 4.0 s could be read');
    expect(skipped.map(({ reason }) => reason.vi).join()).toContain('trong 4,0 giây');
  });

  test('a film that is said to be a sound recording gives its sound, a recording no film', async () => {
    const asset = await toAsset(film, 'audio');
    expect((await state.run([asset])).made).toEqual(['secret.mp4']);
    expect(await refusalOf(tone, 'video')).toContain('no moving picture');
  });

  test('a refused original is remembered, and refused again without being read', async () => {
    const path = await written('noise.jpg', 'noise');
    const events = () => readFile(join(state.folder, 'events.jsonl'), 'utf8');
    const before = await events();
    const first = await refusalOf(path, 'image');
    const afterFirst = await events();
    expect(afterFirst.length).toBeGreaterThan(before.length);
    expect(await refusalOf(path, 'image')).toBe(first);
    expect(await events()).toBe(afterFirst);
  });

  test('one bad original among good ones stops nothing', async () => {
    const batch = await Promise.all([
      toAsset(await written('bad.mp4', 'nothing of the kind'), 'video'),
      toAsset(tone, 'audio'),
      toAsset(await written('bad.jpg', 'nothing of the kind'), 'image'),
      toAsset(photograph, 'image'),
    ]);
    const fresh = openMediaState(join(folder, 'batch'), await requireTools());
    const report = await fresh.run(batch);
    expect(report.made).toEqual(['phone.jpg', 'tone.wav']);
    expect(report.refused.map(({ mediaId }) => mediaId)).toEqual(['bad.jpg', 'bad.mp4']);
  });
});

test('a HEIC picture that ends with its header is told as damaged', async () => {
  const heic = Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1heic', 'latin1');
  expect(await probeImage(heic)).toMatchObject({ name: 'damaged-image' });
});

test('a picture of more pixels than allowed is refused by its header alone', async () => {
  const header = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  // IHDR: width and height stand at bytes 16 and 20; the checksum after them follows.
  header.writeUInt32BE(60_000, 16);
  header.writeUInt32BE(60_000, 20);
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  expect(await probeImage(header)).toMatchObject({ name: 'too-many-pixels' });
});
