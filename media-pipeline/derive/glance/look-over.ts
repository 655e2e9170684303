import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../../ffmpeg/run-ffmpeg.ts';
import type { ImageSize } from '../../plan/image-sizes.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { LIGHT_SIZE, type LightTrace, lightReader } from './light-trace.ts';
import type { Moment } from './storyboard.ts';

export interface LookOverOptions {
  /** Absolute path of a film; a small one is looked over soonest. */
  source: string;
  durationSeconds: number | null;
  /** Absolute path of a folder for what lies between; the caller empties it. */
  folder: string;
  everySeconds: number;
  maxPictures: number;
  size: ImageSize;
  signal?: AbortSignal | undefined;
}

export interface LookedOver {
  light: LightTrace;
  /** The moment of each frame, in seconds. */
  times: number[];
  moments: Moment[];
}

/** Reads a film once: the light of every frame, and one picture of `size` every so many seconds. */
export async function lookOver(
  ffmpeg: Ffmpeg,
  options: LookOverOptions,
): Promise<LookedOver | Refusal> {
  const { folder, everySeconds, maxPictures, size } = options;
  const paths = {
    lightTimes: join(folder, 'light.times'),
    pictures: join(folder, 'pictures.rgb'),
    pictureTimes: join(folder, 'pictures.times'),
  };
  const chosen = `lt(selected_n,${maxPictures})*gte(t,selected_n*${everySeconds})`;
  const graph = [
    '[0:v:0]split=2[all][some]',
    `[all]scale=${LIGHT_SIZE.widthPx}:${LIGHT_SIZE.heightPx}:flags=area,format=gray,split=2[light][lit]`,
    `[some]select='${chosen}',scale=${size.widthPx}:${size.heightPx}:flags=area,format=rgb24,split=2[pictures][pictured]`,
  ].join(';');
  const light = lightReader();
  const run = await runFfmpeg(ffmpeg, {
    source: options.source,
    durationSeconds: options.durationSeconds,
    writableFolder: folder,
    signal: options.signal,
    output: [
      ...['-filter_complex', graph],
      ...['-map', '[light]', ...AS_THEY_COME, '-f', 'rawvideo', 'pipe:1'],
      ...['-map', '[lit]', ...AS_THEY_COME, '-f', 'framecrc', paths.lightTimes],
      ...['-map', '[pictures]', ...AS_THEY_COME, '-f', 'rawvideo', paths.pictures],
      ...['-map', '[pictured]', ...AS_THEY_COME, '-f', 'framecrc', paths.pictureTimes],
    ],
    onOutput: (piece) => light.push(piece),
  });
  if (isRefusal(run)) return run;
  const pictureTimes = readFrameTimes(await readFile(paths.pictureTimes, 'utf8'));
  return {
    light: light.trace,
    times: readFrameTimes(await readFile(paths.lightTimes, 'utf8')),
    moments: await readMoments(paths.pictures, { times: pictureTimes, size }),
  };
}

/** No frame doubled or dropped, and moments in thousandths of a second. */
const AS_THEY_COME = ['-fps_mode', 'passthrough', '-enc_time_base', '1:1000', '-c:v', 'rawvideo'];

/** Moments of the frames that ffmpeg's framecrc output lists (https://ffmpeg.org/ffmpeg-formats.html#framecrc). */
export function readFrameTimes(text: string): number[] {
  const [, over = '1', under = '1000'] = /^#tb 0: (\d+)\/(\d+)/m.exec(text) ?? [];
  return [...text.matchAll(/^0, *-?\d+, *(-?\d+),/gm)].map(
    ([, pts]) => (Number(pts) * Number(over)) / Number(under),
  );
}

async function readMoments(
  path: string,
  { times, size }: { times: readonly number[]; size: ImageSize },
): Promise<Moment[]> {
  const frameBytes = size.widthPx * size.heightPx * 3;
  const file = await open(path);
  try {
    const moments: Moment[] = [];
    for (const atSeconds of times) {
      const data = new Uint8Array(frameBytes);
      const { bytesRead } = await file.read(data, 0, frameBytes);
      if (bytesRead < frameBytes) break;
      moments.push({ atSeconds, pixels: { data, ...size } });
    }
    return moments;
  } finally {
    await file.close();
  }
}
