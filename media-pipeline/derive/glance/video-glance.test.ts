import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import { requireTools } from '#tests/fixtures/media/media-state.ts';
import { runRecipe } from '#tests/fixtures/media/run-recipe.ts';
import { isRefusal } from '../../refusal.ts';
import type { Tools } from '../../tools.ts';
import type { Made } from '../made.ts';
import { videoGlance } from './video-glance.ts';

const SIZE = 'size=192x108:rate=10';

let folder: string;
let tools: Tools;
let film: string;
let seen: { made: Made; folder: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glance-'));
  tools = await requireTools();
  // Two seconds of black, three of a fractal, three of a test card, all beginning later than at 0.
  film = await writeWithFfmpeg(folder, 'film.mkv', [
    ...['-f', 'lavfi', '-i', `color=${SIZE}:duration=2`],
    ...['-f', 'lavfi', '-i', 'mandelbrot=size=192x108:rate=10'],
    ...['-f', 'lavfi', '-i', `testsrc=${SIZE}:duration=3`],
    ...['-filter_complex', '[1]trim=duration=3[m];[0][m][2]concat=n=3[v]', '-map', '[v]'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ...['-output_ts_offset', '7'],
  ]);
  seen = await glanceAt(film);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function glanceAt(source: string): Promise<{ made: Made; folder: string }> {
  const { made, folder: from } = await runRecipe(videoGlance, { source, folder, tools });
  if (isRefusal(made)) throw new Error(made.reason.en);
  return { made, folder: from };
}

test('a film is seen before it plays: pictures along it, a moment for its poster, its cuts', async () => {
  const { made, folder: from } = seen;
  expect(made.findings.sceneCuts).toEqual([2, 5]);
  expect(made.findings.posterAtSeconds).toBeGreaterThanOrEqual(2);
  expect(made.files).toMatchObject([
    {
      role: 'storyboard',
      label: 'storyboard',
      fileName: 'storyboard/storyboard.vtt',
      set: 'storyboard',
      widthPx: 96,
      heightPx: 54,
    },
  ]);
  expect(await readdir(from)).toEqual(['storyboard']);
  expect(await readdir(join(from, 'storyboard'))).toEqual(['sheet-1.jpg', 'storyboard.vtt']);
  const sheet = await sharp(join(from, 'storyboard/sheet-1.jpg')).metadata();
  expect([sheet.width, sheet.height]).toEqual([8 * 96, 54]);
  const vtt = await readFile(join(from, 'storyboard/storyboard.vtt'), 'utf8');
  expect(vtt.match(/#xywh=/g)).toHaveLength(8);
  // The first picture is black, the third is not.
  const entropyAt = async (left: number) => {
    const picture = sharp(join(from, 'storyboard/sheet-1.jpg'))
      .extract({ left, top: 0, width: 96, height: 54 })
      .png();
    return (await sharp(await picture.toBuffer()).stats()).entropy;
  };
  expect(await entropyAt(0)).toBeLessThan(1);
  expect(await entropyAt(3 * 96)).toBeGreaterThan(3);
});

test('looked at twice, the same bytes', async () => {
  const again = await glanceAt(film);
  expect(again.made).toEqual(seen.made);
  for (const name of ['sheet-1.jpg', 'storyboard.vtt']) {
    const [a, b] = await Promise.all(
      [seen, again].map((each) => readFile(join(each.folder, 'storyboard', name))),
    );
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
  }
});

test('a black film has pictures and no moment for a poster', async () => {
  const black = await writeWithFfmpeg(folder, 'black.mp4', [
    ...['-f', 'lavfi', '-i', `color=${SIZE}:duration=2`, '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
  ]);
  const { made } = await glanceAt(black);
  expect(made.findings).toEqual({ posterAtSeconds: null, sceneCuts: [] });
  expect(made.files).toHaveLength(1);
});
