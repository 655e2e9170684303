import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import { requireTools } from '#tests/fixtures/media/media-state.ts';
import { type RecipeRun, runRecipe } from '#tests/fixtures/media/run-recipe.ts';
import { NO_FENCE } from '../fenced/fence.ts';
import { isRefusal } from '../refusal.ts';
import { ffmpegOf, type Tools } from '../tools.ts';
import { posterFilters, videoPoster } from './video-poster.ts';

let folder: string;
let tools: Tools;
/** Red, then green, then blue, two seconds each. */
let colours: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poster-'));
  tools = await requireTools();
  const inputs = ['red', 'lime', 'blue'].flatMap((colour) => [
    ...['-f', 'lavfi', '-i', `color=${colour}:size=720x404:rate=5:duration=2`],
  ]);
  colours = await writeWithFfmpeg(folder, 'colours.mkv', [
    ...inputs,
    ...['-filter_complex', '[0][1][2]concat=n=3[v]', '-map', '[v]', '-output_ts_offset', '3'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '100'],
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function posterOf(
  run: Partial<RecipeRun<never>> & { source: string },
): Promise<{ labels: string[]; mean: number[]; size: (number | undefined)[] }> {
  const { made, folder: from } = await runRecipe(videoPoster, { folder, tools, ...run });
  if (isRefusal(made)) throw new Error(made.reason.en);
  expect(made.findings.thumbhash?.length).toBeGreaterThan(10);
  const jpeg = made.files.findLast(({ mediaType }) => mediaType === 'image/jpeg');
  const bytes = await readFile(join(from, jpeg?.fileName ?? ''));
  const [{ channels }, { width, height }] = [
    await sharp(bytes).stats(),
    await sharp(bytes).metadata(),
  ];
  return {
    labels: made.files.map(({ label }) => label),
    mean: channels.map(({ mean }) => Math.round(mean)),
    size: [width, height],
  };
}

const isBright = ({ mean }: { mean: number[] }) => mean.map((value) => value > 128);

describe('the moment', () => {
  test('is the one an editor chose, to the frame', async () => {
    const findings = { posterAtSeconds: 5 };
    const at = (posterAtSeconds: number) =>
      posterOf({ source: colours, settings: { posterAtSeconds }, findings });
    expect(isBright(await at(1.8))).toEqual([true, false, false]);
    expect(isBright(await at(2.05))).toEqual([false, true, false]);
  });

  test('is the one that was found, where no editor chose', async () => {
    const poster = await posterOf({ source: colours, findings: { posterAtSeconds: 4.4 } });
    expect(isBright(poster)).toEqual([false, false, true]);
  });

  test('is a third in, where none was found, or the one chosen lies behind the end', async () => {
    for (const settings of [{}, { posterAtSeconds: 60 }]) {
      expect(isBright(await posterOf({ source: colours, settings }))).toEqual([false, true, false]);
    }
  });
});

test('a moment for which this machine lacked the time is tried again, not passed over', async () => {
  const ffmpeg = ffmpegOf(tools);
  const ffmpegPath = join(folder, 'slow-at-4');
  await writeFile(
    ffmpegPath,
    `#!/bin/sh\ncase "$*" in *"-ss 4.000"*) kill -9 $$;; esac\nexec ${ffmpeg.ffmpegPath} "$@"\n`,
    { mode: 0o755 },
  );
  const { made } = await runRecipe(videoPoster, {
    ...{ folder, source: colours, findings: { posterAtSeconds: 4 } },
    tools: { ...tools, ffmpeg: { ...ffmpeg, ffmpegPath, fence: NO_FENCE } },
  });
  expect(made).toMatchObject({ name: 'took-too-long' });
});

describe('the picture', () => {
  test('comes in the sizes the film reaches', async () => {
    const small = await posterOf({ source: colours });
    expect(small.labels).toEqual(['poster-avif-640', 'poster-jpeg-640']);
    const film = await writeWithFfmpeg(folder, 'large.mp4', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=1920x1080:rate=2:duration=1'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ]);
    const large = await posterOf({ source: film });
    expect(large.labels).toEqual([
      ...['poster-avif-640', 'poster-jpeg-640', 'poster-avif-1280', 'poster-jpeg-1280'],
    ]);
    expect(large.size).toEqual([1280, 720]);
  });

  test('has square pixels', async () => {
    const film = await writeWithFfmpeg(folder, 'wide.mpg', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=352x288:rate=25:duration=0.4'],
      ...['-vf', 'setdar=16/9', '-c:v', 'mpeg2video'],
    ]);
    expect((await posterOf({ source: film })).size).toEqual([512, 288]);
  });

  test('of a film with more light than a screen shows is brought into its light', async () => {
    // Half of PQ's scale is about 92 cd/m²: paper white of today’s screens.
    const film = await writeWithFfmpeg(folder, 'hdr.mkv', [
      ...['-f', 'lavfi', '-i', 'color=gray:size=320x180:rate=5:duration=1'],
      ...['-vf', 'format=yuv420p10le', '-c:v', 'libx265', '-preset', 'ultrafast'],
      ...[
        '-x265-params',
        'log-level=error:transfer=smpte2084:colorprim=bt2020:colormatrix=bt2020nc',
      ],
    ]);
    const { mean } = await posterOf({ source: film });
    expect(Math.min(...mean)).toBeGreaterThan(150);
    expect(Math.max(...mean) - Math.min(...mean)).toBeLessThan(6);
  });

  test('of a large film that does not say its colours has those that players show', async () => {
    const film = await writeWithFfmpeg(folder, 'unsaid.mkv', [
      ...['-f', 'lavfi', '-i', 'color=lime:size=1280x720:rate=5:duration=1'],
      ...['-vf', 'scale=out_color_matrix=bt709,format=yuv420p'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-colorspace', 'unknown'],
    ]);
    const { mean } = await posterOf({ source: film });
    const [red = 255, green = 0, blue = 255] = mean;
    expect([red < 8, green > 247, blue < 8]).toEqual([true, true, true]);
  });

  test('of half pictures is one without combs', () => {
    const size = { widthPx: 640, heightPx: 360 };
    const treatment = { deinterlace: false, hdr: null, assumedColour: null };
    expect(posterFilters({ ...treatment, deinterlace: true }, size)[0]).toContain('bwdif');
    expect(posterFilters(treatment, size)).toHaveLength(3);
  });
});
