import { z } from 'zod';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfprobe } from '../ffmpeg/run-ffmpeg.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { AudioProbe, VideoProbe } from './probe.ts';

const MAX_DURATION_SECONDS = 12 * 3600;

const StreamSchema = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  channels: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  duration: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});
const FfprobeSchema = z.object({
  streams: z.array(StreamSchema).default([]),
  format: z.object({ duration: z.string().optional() }).default({}),
});
type Stream = z.output<typeof StreamSchema>;

export interface TimeBasedSource {
  kind: 'audio' | 'video';
  /** Absolute path. */
  source: string;
  signal?: AbortSignal | undefined;
}

/** Asks ffprobe, fenced, what an audio or video original is. */
export async function probeTimeBased(
  ffmpeg: Ffmpeg,
  { kind, source, signal }: TimeBasedSource,
): Promise<AudioProbe | VideoProbe | Refusal> {
  const text = await runFfprobe(ffmpeg, { source, signal });
  if (typeof text !== 'string')
    return text.name === 'undecodable' ? refuse('not-time-based') : text;
  return readProbe(text, kind);
}

/** Reads what ffprobe printed (`-of json -show_format -show_streams`). */
export function readProbe(
  text: string,
  kind: 'audio' | 'video',
): AudioProbe | VideoProbe | Refusal {
  const { streams, format } = FfprobeSchema.parse(JSON.parse(text));
  const sound = streams.find((stream) => stream.codec_type === 'audio' && stream.codec_name);
  const picture = streams.find(
    (stream) =>
      stream.codec_type === 'video' && stream.codec_name && !stream.disposition?.attached_pic,
  );
  const durationSeconds = toSeconds(format.duration ?? sound?.duration ?? picture?.duration);
  if (durationSeconds !== null && durationSeconds > MAX_DURATION_SECONDS) return refuse('too-long');
  const soundProbe = sound?.channels ? { channels: sound.channels } : null;
  if (kind === 'audio') {
    return soundProbe ? { kind, durationSeconds, sound: soundProbe } : refuse('no-sound');
  }
  const size = picture && displaySize(picture);
  if (!picture || !size || isRefusal(size)) return refuse('no-picture');
  return {
    kind,
    ...size,
    framesPerSecond: toRate(picture.avg_frame_rate) || toRate(picture.r_frame_rate) || 25,
    durationSeconds,
    sound: soundProbe,
  };
}

function displaySize(picture: Stream): { widthPx: number; heightPx: number } | null {
  if (!picture.width || !picture.height) return null;
  const [horizontal, vertical] = (picture.sample_aspect_ratio ?? '1:1').split(':').map(Number);
  const aspect = horizontal && vertical ? horizontal / vertical : 1;
  const wide = { widthPx: Math.round(picture.width * aspect), heightPx: picture.height };
  const rotation = picture.side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const isTurned = Math.abs(rotation ?? 0) % 180 === 90;
  return isTurned ? { widthPx: wide.heightPx, heightPx: wide.widthPx } : wide;
}

function toSeconds(text: string | undefined): number | null {
  const seconds = Number(text);
  return text !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function toRate(text: string | undefined): number {
  const [frames, seconds] = (text ?? '').split('/').map(Number);
  return frames && seconds ? frames / seconds : 0;
}
