import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeTaggedFilm, writeTaggedTone, writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import { isLocked } from './is-locked.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locked-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a film under Common Encryption is locked, with its index before or after', async () => {
  for (const flags of ['+faststart', '-faststart']) {
    const film = await writeWithFfmpeg(folder, 'locked.mp4', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=10:duration=0.5', '-c:v', 'mpeg4'],
      ...['-encryption_scheme', 'cenc-aes-ctr', '-movflags', flags],
      ...['-encryption_key', '76a6c65c5ea762046bd749a2e632ccbb'],
      ...['-encryption_kid', 'a7e61c373e219033c21091fa607bf3b8'],
    ]);
    expect(await isLocked(film)).toBe(true);
  }
});

test('Windows Media under DRM is locked', async () => {
  const path = join(folder, 'locked.wma');
  const header = '3026b2758e66cf11a6d900aa0062ce6c';
  const encryption = 'fbb3112223bdd211b4b700a0c955fc6e';
  await writeFile(path, Buffer.from(`${header}${'00'.repeat(14)}${encryption}`, 'hex'));
  expect(await isLocked(path)).toBe(true);
});

test('nothing else is', async () => {
  const noise = join(folder, 'noise');
  await writeFile(noise, 'sinf frma schm');
  const empty = join(folder, 'empty');
  await writeFile(empty, '');
  const plain = [await writeTaggedFilm(folder), await writeTaggedTone(folder), noise, empty];
  for (const path of plain) expect(await isLocked(path)).toBe(false);
});
