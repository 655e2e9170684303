import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { type ImageSize, sizeAtMost } from '../plan/image-sizes.ts';
import type { Recipe } from '../recipe.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { ffmpegOf } from '../tools.ts';
import { deriveStill, type Encoding, type Pixels, STILL_ENCODING } from './image-set.ts';
import type { Made } from './made.ts';

interface VideoPosterParams {
  atSeconds: number;
  size: ImageSize;
  encoding: Encoding;
}

const WIDTH_PX = 640;
/** Share of the film at which the frame stands, where nobody chose another. */
const AT = 1 / 3;

export const videoPoster: Recipe<VideoPosterParams> = {
  name: 'video-poster',
  version: 1,
  tool: 'ffmpeg',
  kinds: ['video'],
  plan(probe, { settings }) {
    if (probe.kind !== 'video') return null;
    const byShare = Math.floor((probe.durationSeconds ?? 0) * AT * 1000) / 1000;
    const atSeconds = settings.posterAtSeconds ?? byShare;
    return { atSeconds, size: sizeAtMost(probe, WIDTH_PX), encoding: STILL_ENCODING };
  },
  run(params, { tools, source, folder, signal }) {
    return derivePoster(ffmpegOf(tools), { source, folder, signal, ...params });
  },
};

interface PosterOptions extends VideoPosterParams {
  source: string;
  folder: string;
  signal?: AbortSignal | undefined;
}

/** One frame of a film as AVIF and JPEG, and its ThumbHash. Where nothing is at `atSeconds`, the first frame. */
async function derivePoster(
  ffmpeg: Ffmpeg,
  { atSeconds, ...options }: PosterOptions,
): Promise<Made | Refusal> {
  const wanted = await takeFrame(ffmpeg, { ...options, atSeconds });
  const pixels =
    'reason' in wanted && atSeconds > 0
      ? await takeFrame(ffmpeg, { ...options, atSeconds: 0 })
      : wanted;
  if ('reason' in pixels) return pixels;
  const { size, encoding, folder } = options;
  return deriveStill({ pixels, size, encoding, folder });
}

async function takeFrame(
  ffmpeg: Ffmpeg,
  { source, atSeconds, size: { widthPx, heightPx }, signal }: PosterOptions,
): Promise<Pixels | Refusal> {
  const pieces: Uint8Array[] = [];
  const run = await runFfmpeg(ffmpeg, {
    source,
    startSeconds: atSeconds,
    durationSeconds: 60,
    signal,
    output: [
      ...['-filter_complex', `[0:v:0]scale=${widthPx}:${heightPx}:flags=lanczos,setsar=1[frame]`],
      ...['-map', '[frame]', '-frames:v', '1', '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'],
    ],
    onOutput: (piece) => pieces.push(piece),
  });
  if ('reason' in run) return run;
  const data = Buffer.concat(pieces);
  return data.length === widthPx * heightPx * 3
    ? { data, widthPx, heightPx }
    : refuse('no-picture');
}
