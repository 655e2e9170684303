import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { ImageSize } from '../plan/image-sizes.ts';
import { RECIPES } from '../recipes.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { deriveStill, type Pixels } from './image-set.ts';
import type { Made } from './made.ts';

interface PosterOptions {
  source: string;
  folder: string;
  atSeconds: number;
  size: ImageSize;
  signal?: AbortSignal | undefined;
}

/** One frame of a film as AVIF and JPEG, and its ThumbHash. Where nothing is at `atSeconds`, the first frame. */
export async function derivePoster(
  ffmpeg: Ffmpeg,
  { atSeconds, ...options }: PosterOptions,
): Promise<Made | Refusal> {
  const wanted = await takeFrame(ffmpeg, { ...options, atSeconds });
  const pixels =
    'reason' in wanted && atSeconds > 0
      ? await takeFrame(ffmpeg, { ...options, atSeconds: 0 })
      : wanted;
  if ('reason' in pixels) return pixels;
  const { avif, jpeg } = RECIPES['video-poster'];
  const { size, folder } = options;
  return deriveStill({ pixels, size, encoding: { avif, jpeg }, folder });
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
