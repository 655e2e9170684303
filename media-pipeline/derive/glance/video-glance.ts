import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Derivative } from '#domain/media-description.ts';
import type { ImageSize } from '../../plan/image-sizes.ts';
import type { Recipe, StepContext } from '../../recipe.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { ffmpegOf } from '../../tools.ts';
import type { Pixels } from '../image-set.ts';
import type { Made } from '../made.ts';
import { lookOver } from './look-over.ts';
import { posterMoment } from './poster-moment.ts';
import { CUT_RULES, type CutRules, findSceneCuts } from './scene-cuts.ts';
import {
  halved,
  laySheets,
  pictureSize,
  STORYBOARD,
  type StoryboardPlan,
  sheetName,
  storyboardInterval,
  storyboardVtt,
} from './storyboard.ts';

interface VideoGlanceParams {
  durationSeconds: number | null;
  size: ImageSize;
  storyboard: StoryboardPlan;
  cuts: CutRules;
}

const SET = 'storyboard';

/**
 * What one sees of a film before it plays: small pictures along it, the moment its poster shows, and
 * where it cuts. All of it comes from one reading of the smallest rendition.
 */
export const videoGlance: Recipe<VideoGlanceParams> = {
  name: 'video-glance',
  version: 1,
  tool: 'ffmpeg',
  kinds: ['video'],
  plan(probe) {
    if (probe.kind !== 'video') return null;
    return {
      durationSeconds: probe.durationSeconds,
      size: pictureSize(probe, STORYBOARD),
      storyboard: STORYBOARD,
      cuts: CUT_RULES,
    };
  },
  run: glance,
};

async function glance(params: VideoGlanceParams, context: StepContext): Promise<Made | Refusal> {
  const { size, storyboard, cuts } = params;
  const small = smallestFilm(context.earlier);
  const durationSeconds =
    small?.durationSeconds ?? context.findings.durationSeconds ?? params.durationSeconds ?? 0;
  const between = join(context.folder, 'between');
  await mkdir(between);
  const seen = await lookOver(ffmpegOf(context.tools), {
    source: small ? await context.open(small) : context.source,
    durationSeconds: durationSeconds || null,
    folder: between,
    everySeconds: storyboardInterval(durationSeconds, storyboard),
    maxPictures: storyboard.maxPictures,
    size: { widthPx: 2 * size.widthPx, heightPx: 2 * size.heightPx },
    signal: context.signal,
  });
  await rm(between, { recursive: true });
  if (isRefusal(seen)) return seen;
  const { light, times, moments } = seen;
  if (moments.length === 0) return refuse('no-picture');

  await mkdir(join(context.folder, SET));
  const sheets = laySheets(
    moments.map(({ pixels }) => halved(pixels)),
    storyboard,
  );
  for (const [index, sheet] of sheets.entries()) {
    const bytes = await encodeSheet(sheet, storyboard);
    await writeFile(join(context.folder, SET, sheetName(index)), bytes);
  }
  const atSeconds = moments.map((moment) => moment.atSeconds);
  const vtt = storyboardVtt(atSeconds, { durationSeconds, size, ...storyboard });
  await writeFile(join(context.folder, SET, 'storyboard.vtt'), vtt);
  return {
    findings: {
      posterAtSeconds: posterMoment(moments, { durationSeconds, light, times }),
      sceneCuts: findSceneCuts(light, { times, rules: cuts }),
    },
    files: [
      {
        role: 'storyboard',
        label: 'storyboard',
        fileName: `${SET}/storyboard.vtt`,
        set: SET,
        mediaType: 'text/vtt',
        ...size,
        durationSeconds: null,
        bitrateKbps: null,
      },
    ],
  };
}

/** The single-file rendition with the fewest pixels, of a codec that any machine reads fast. */
function smallestFilm(made: readonly Derivative[]): Derivative | null {
  const pixels = ({ widthPx, heightPx }: Derivative) => (widthPx ?? 0) * (heightPx ?? 0);
  const [smallest] = made
    .filter(
      ({ role, set, mediaType }) =>
        role === 'rendition' && set === null && /^video\/mp4; codecs="avc1/.test(mediaType),
    )
    .sort((a, b) => pixels(a) - pixels(b));
  return smallest ?? null;
}

function encodeSheet(
  { data, widthPx, heightPx }: Pixels,
  { jpegQuality }: StoryboardPlan,
): Promise<Buffer> {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .jpeg({ quality: jpegQuality, mozjpeg: true })
    .toBuffer();
}
