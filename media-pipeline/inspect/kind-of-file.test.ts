import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import { writePhonePhotograph, writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { findTools, type Tools } from '../tools.ts';
import { kindByContent } from './kind-of-file.ts';
import { planFile } from './plan-file.ts';

let folder: string;
let tools: Tools;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kind-of-file-'));
  tools = await findTools();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['ffd8ffe000104a464946', 'image'],
  ['89504e470d0a1a0a', 'image'],
  ['0000001c6674797068656963', 'image'],
  ['000000206674797061766966', 'image'],
  ['0000001866747970637278200000', 'image'],
  ['49492a0008000000', 'image'],
  ['49495500180000008800000000000000', 'image'],
  ['4949524f08000000', 'image'],
  ['0000001c667479706865696d', 'image'],
  ['0000001c6674797068656973', 'image'],
  ['0000001c6674797068657678', 'image'],
  ['424d36000c00', 'time-based'],
  ['ff0a', 'time-based'],
  ['49492b0008000000', 'time-based'],
  ['00000020667479706d703432', 'time-based'],
  ['1a45dfa3', 'time-based'],
  ['52494646000000005741564566', 'time-based'],
  ['255044462d312e37', 'document'],
  ['0000000000255044462d312e37', 'document'],
])('first bytes %s are taken for: %s', (hex, kind) => {
  expect(kindByContent(Buffer.from(hex, 'hex'))).toBe(kind);
});

test('a film, a recording and a photograph are told apart whatever they are named', async () => {
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=10:duration=0.5'];
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=0.5'];
  const files = [
    await writeWithFfmpeg(folder, 'film.txt', [...picture, '-c:v', 'mpeg4', '-f', 'avi']),
    await writeWithFfmpeg(folder, 'sound.mp4', [...sound, '-c:a', 'aac']),
    await writePhonePhotograph(folder),
  ];
  const context = { tools, settings: NO_SETTINGS, profile: DEFAULT_PROFILE };
  const plans = await Promise.all(files.map((file) => planFile(file, context)));
  expect(plans.map(({ kind, refused }) => [kind, refused])).toEqual([
    ['video', null],
    ['audio', null],
    ['image', null],
  ]);
  expect(plans.every(({ steps }) => steps.length > 0)).toBe(true);
});

test('a film is not looked at without ffmpeg: the plan says what is lacking', async () => {
  const film = await writeWithFfmpeg(folder, 'film.mp4', [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=10:duration=0.2'],
  ]);
  const without = { tools: { ...tools, ffmpeg: null }, settings: NO_SETTINGS };
  const { kind, refused } = await planFile(film, { ...without, profile: DEFAULT_PROFILE });
  expect([kind, refused?.name]).toEqual(['video', 'lacks-ffmpeg']);
});
