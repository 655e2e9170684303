import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { CLEAN_OUTPUT } from '../ffmpeg/run-ffmpeg.ts';
import { SPEECH_RATE_HZ } from './voice.ts';

const SAMPLES_IN = ['-f', 's16le', '-ar', `${SPEECH_RATE_HZ}`, '-ac', '1'];

/** Speech as Opus, 24 kbit/s: small enough to stand in the repository. */
export async function encodeSpeech(
  ffmpeg: Ffmpeg,
  { samples, workFolder }: { samples: Int16Array; workFolder: string },
): Promise<Uint8Array> {
  const path = join(workFolder, 'reading.opus');
  await execa(
    ffmpeg.ffmpegPath,
    [
      ...['-hide_banner', '-loglevel', 'error', '-y', ...SAMPLES_IN, '-i', 'pipe:0'],
      ...['-c:a', 'libopus', '-b:a', '24k', '-frame_duration', '60', ...CLEAN_OUTPUT, path],
    ],
    { input: bytesOf(samples) },
  );
  return readFile(path);
}

/** Drawn frames and speech as MP4 (H.264, AAC). Frames come one after another, three bytes a pixel. */
export async function encodeFilm(
  ffmpeg: Ffmpeg,
  options: {
    frames: AsyncIterable<Uint8Array>;
    widthPx: number;
    heightPx: number;
    framesPerSecond: number;
    samples: Int16Array;
    delaySeconds: number;
    workFolder: string;
  },
): Promise<Uint8Array> {
  const { widthPx, heightPx, framesPerSecond, samples, delaySeconds, workFolder } = options;
  const path = join(workFolder, 'film.mp4');
  await execa(
    ffmpeg.ffmpegPath,
    [
      ...['-hide_banner', '-loglevel', 'error', '-y'],
      ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${widthPx}x${heightPx}`],
      ...['-r', `${framesPerSecond}`, '-i', 'pipe:0'],
      ...['-itsoffset', `${delaySeconds}`, ...SAMPLES_IN, '-i', 'pipe:3'],
      ...['-map', '0:v', '-map', '1:a'],
      ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'],
      ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
      ...['-c:v', 'libx264', '-preset', 'veryslow', '-tune', 'animation', '-crf', '20'],
      ...['-threads', '1', '-c:a', 'aac', '-b:a', '64k', ...CLEAN_OUTPUT],
      ...['-movflags', '+faststart', path],
    ],
    { stdio: [options.frames, 'ignore', 'pipe', bytesOf(samples)] },
  );
  return readFile(path);
}

function bytesOf(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}
