import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { type ImageSize, imageSizes } from '../plan/image-sizes.ts';
import type { Recipe, StepContext } from '../recipe.ts';
import { isPassing, isRefusal, type Refusal, refuse } from '../refusal.ts';
import { ffmpegOf } from '../tools.ts';
import { deriveStill, type Encoding, type Pixels, STILL_ENCODING } from './image-set.ts';
import { type Made, NO_FINDINGS } from './made.ts';
import { type FrameTreatment, lightFilters } from './video/picture-graph.ts';
import { treatmentOf } from './video-set.ts';

type PosterTreatment = Pick<FrameTreatment, 'deinterlace' | 'hdr' | 'assumedColour'>;

interface VideoPosterParams {
  /** As an editor chose; `null`: the moment found in the film. */
  atSeconds: number | null;
  /** Smallest first. */
  sizes: ImageSize[];
  treatment: PosterTreatment;
  encoding: Encoding;
}

const WIDTHS_PX = [640, 1280];
/** Share of the film at which the frame stands, where nobody chose one and none was found. */
const AT = 1 / 3;

/** One frame of the original as AVIF and JPEG, and its ThumbHash. */
export const videoPoster: Recipe<VideoPosterParams> = {
  name: 'video-poster',
  version: 2,
  tool: 'ffmpeg',
  kinds: ['video'],
  plan(probe, { settings }) {
    if (probe.kind !== 'video') return null;
    const { deinterlace, hdr, assumedColour } = treatmentOf(probe);
    return {
      atSeconds: settings.posterAtSeconds,
      sizes: imageSizes(probe, WIDTHS_PX),
      treatment: { deinterlace, hdr, assumedColour },
      encoding: STILL_ENCODING,
    };
  },
  async run(params, context) {
    const { durationSeconds, posterAtSeconds } = context.findings;
    const third = (durationSeconds ?? lengthOf(context) ?? 0) * AT;
    const pixels = await takeFirst(params, context, [
      params.atSeconds ?? posterAtSeconds ?? third,
      third,
      0,
    ]);
    if (isRefusal(pixels)) return pixels;
    const made: Made = { findings: {}, files: [] };
    for (const size of params.sizes) {
      const { encoding } = params;
      const still = await deriveStill({ pixels, size, encoding, folder: context.folder });
      made.files.push(...still.files);
      made.findings = still.findings;
    }
    return made;
  },
};

function lengthOf({ probe }: StepContext): number | null {
  return 'durationSeconds' in probe ? probe.durationSeconds : NO_FINDINGS.durationSeconds;
}

/** The frame at the first of these moments at which there is one. */
async function takeFirst(
  params: VideoPosterParams,
  context: StepContext,
  moments: readonly number[],
): Promise<Pixels | Refusal> {
  let refused = refuse('no-picture');
  for (const atSeconds of new Set(moments)) {
    const pixels = await takeFrame(ffmpegOf(context.tools), { ...params, ...context, atSeconds });
    if (!isRefusal(pixels) || isPassing(pixels)) return pixels;
    refused = pixels;
  }
  return refused;
}

async function takeFrame(
  ffmpeg: Ffmpeg,
  {
    source,
    atSeconds,
    signal,
    ...params
  }: VideoPosterParams & Pick<StepContext, 'source' | 'signal'> & { atSeconds: number },
): Promise<Pixels | Refusal> {
  const largest = params.sizes.at(-1);
  if (!largest) return refuse('no-picture');
  const pieces: Uint8Array[] = [];
  const filters = posterFilters(params.treatment, largest).join(',');
  const run = await runFfmpeg(ffmpeg, {
    source,
    startSeconds: atSeconds,
    durationSeconds: 60,
    signal,
    output: [
      ...['-filter_complex', `[0:V:0]${filters}[frame]`],
      ...['-map', '[frame]', '-frames:v', '1', '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'],
    ],
    onOutput: (piece) => pieces.push(piece),
  });
  if (isRefusal(run)) return run;
  const data = Buffer.concat(pieces);
  return data.length === largest.widthPx * largest.heightPx * 3
    ? { data, ...largest }
    : refuse('no-picture');
}

/** Frames without combs, of square pixels, in the light and the colours of a screen of today. */
export function posterFilters(
  treatment: PosterTreatment,
  { widthPx, heightPx }: ImageSize,
): string[] {
  return [
    ...(treatment.deinterlace ? ['bwdif=mode=send_frame'] : []),
    `scale=${widthPx}:${heightPx}:flags=lanczos`,
    'setsar=1',
    ...lightFilters(treatment),
    'format=yuv444p',
  ];
}
